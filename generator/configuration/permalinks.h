// The tokens of permalink patterns, from Hugo and Jekyll.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "yaml/reader.h"

namespace configuration {

// Which generator defines a token. `both`: Hugo and Jekyll define it, and the site's
// `permalink_tokens` selects the meaning. `postil`: only Postil defines it.
enum class TokenOrigin { both, hugo, jekyll, postil };

// Tokens for the page's date, in the author's local time (without the colon):
//   both    year month day                 2024, 05, 01
//   hugo    monthname weekdayname          may, wednesday
//           weekday yearday                0 (Sunday) to 6; 122
//           2006 06 01 1 Jan January 02 2 002 Mon Monday 15 04 05   Go's layouts of times
//   jekyll  short_year i_month i_day       24, 5, 1
//           long_month short_month         May, May; long_day and short_day: Wednesday, Wed
//           w_day y_day                    1 (Monday) to 7; 122, always three digits
//           w_year week                    the year of the ISO 8601 week, and the week
//           hour minute second             10, 30, 00
// Tokens for the page:
//   both    title            Hugo: the title. Jekyll: the front matter's slug, or the file's name
//           slug             Hugo: the front matter's slug, or the title. Jekyll: as :title, but
//                            only letters and digits, in lower case
//   hugo    filename contentbasename       the file's name with its date
//           slugorfilename slugorcontentbasename   the front matter's slug, or the name with date
//           section sections               the top folder; all folders down to the nearest section.
//                                          sections[1:], sections[0], sections[last] select some
//   jekyll  name path        the file's name with its date; the file's path below its top folder
//           collection       the top folder
//           categories slugified_categories  one folder for each; may be empty
//           output_ext       .html
//   postil  basename basename_without_date   the file's name, unchanged
std::optional<TokenOrigin> token_origin(std::string_view token);

// Returns all tokens except Go's date layouts.
std::vector<std::string_view> permalink_tokens();

// A part of a pattern: a token without its colon, or literal text.
struct PatternPart {
  bool is_token = false;
  std::string_view text;
  std::size_t offset = 0;  // position of the colon or the text in the pattern
  std::string_view range;  // "1:" for ":sections[1:]"
};

// Splits "/:year/x" into parts. A token is a colon and the letters, digits and "_" after it. If
// they contain a known token as a prefix, the longest such prefix is the token, as in Jekyll
// (":month_:day"). The parts are views into `pattern`.
std::vector<PatternPart> permalink_parts(std::string_view pattern);

// Returns the pattern for a named style of Jekyll ("pretty"). Returns any other text unchanged.
std::string_view named_permalink(std::string_view written);

// Returns the half-open range [first, second) of `size` items that `range` selects. It is clamped
// to the list. `range` must be valid (check_permalink); an empty range selects all items.
std::pair<std::size_t, std::size_t> items_in_range(std::string_view range, std::size_t size);

// Whether the text is a named style, or a pattern that begins with "/" and has only known tokens.
// Otherwise reports an error at `node`.
bool check_permalink(const yaml::Reader& reader, const yaml::Node& node, std::string_view written);

}  // namespace configuration
