// The tokens that a permalink pattern may hold: Hugo's and Jekyll's.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "yaml/reader.h"

namespace configuration {

// Who gave a token its meaning. `both`: Hugo and Jekyll know it; the site's `permalink_tokens` says
// whose meaning counts. `postil`: neither does.
enum class TokenOrigin { both, hugo, jekyll, postil };

// Of the page's date, as its author's clock shows it (without the colon):
//   both    year month day                 2024, 05, 01
//   hugo    monthname weekdayname          may, wednesday
//           weekday yearday                0 (Sunday) to 6; 122
//           2006 06 01 1 Jan January 02 2 002 Mon Monday 15 04 05   Go's layouts of times
//   jekyll  short_year i_month i_day       24, 5, 1
//           long_month short_month         May, May; long_day and short_day: Wednesday, Wed
//           w_day y_day                    1 (Monday) to 7; 122, always three digits
//           w_year week                    the week of ISO 8601 and the year that it belongs to
//           hour minute second             10, 30, 00
// Of the page:
//   both    title            Hugo: the title. Jekyll: front matter's slug, else the file's name
//           slug             Hugo: front matter's slug, else the title. Jekyll: as :title, but only
//                            letters and digits, in lower case
//   hugo    filename contentbasename       the file's name with its date
//           slugorfilename slugorcontentbasename   front matter's slug, else that
//           section sections               the top folder; the folders down to the nearest section:
//                                          sections[1:], sections[0], sections[last] are some
//   jekyll  name path        the file's name with its date; the file's path below its top folder
//           collection       the top folder
//           categories slugified_categories  each a folder; none is none
//           output_ext       .html
//   postil  basename basename_without_date   the file's name as it is
std::optional<TokenOrigin> token_origin(std::string_view token);

// All tokens but Go's layouts.
std::vector<std::string_view> permalink_tokens();

// A part of a pattern: a token without its colon, or text as it stands.
struct PatternPart {
  bool is_token = false;
  std::string_view text;
  std::size_t offset = 0;  // in the pattern, of the colon or of the text
  std::string_view range;  // "1:" of ":sections[1:]"
};

// Cuts "/:year/x" into parts; a token is a colon and the letters, digits and "_" after it, or as
// many of them as make a known one (":month_:day", as Jekyll reads it). The parts view into
// `pattern`.
std::vector<PatternPart> permalink_parts(std::string_view pattern);

// The pattern that Jekyll has a name for ("pretty"); any other text is returned as it is.
std::string_view named_permalink(std::string_view written);

// The part of `size` items that a range asks for: [first, second). Beyond the end is nothing.
// `range` is one that check_permalink lets pass; empty means all.
std::pair<std::size_t, std::size_t> items_in_range(std::string_view range, std::size_t size);

// Whether the text is the name of a pattern, or a pattern that begins with "/" and has known tokens
// only; if not, that is reported at `node`.
bool check_permalink(const yaml::Reader& reader, const yaml::Node& node, std::string_view written);

}  // namespace configuration
