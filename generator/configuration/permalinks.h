// The tokens that a permalink pattern may hold: Hugo's and Jekyll's.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "yaml/reader.h"

namespace configuration {

// Without the colon. Of the page's date, as its author's clock shows it:
//   year month day                 2024, 05, 01
//   short_year i_month i_day       24, 5, 1
//   monthname weekdayname          may, wednesday; weekday is 0 (Sunday) to 6, w_day 1 (Monday) to
//   7 long_month short_month         May, May; long_day and short_day: Wednesday, Wed yearday y_day
//   122, 122 (y_day has three digits always) w_year week                    the week of ISO 8601
//   and the year that it belongs to hour minute second             10, 30, 00
// Of the page:
//   slug slugorcontentbasename     front matter's slug, else the file's name
//   filename contentbasename       the file's name, without its date and extension
//   title                          the title
//   section sections               the top folder of the page; all its folders: sections[1:],
//                                  sections[0], sections[last] are some of them
//   categories slugified_categories  each a folder; none is none
//   output_ext                     .html
std::span<const std::string_view> permalink_tokens();

// A part of a pattern: a token without its colon, or text as it stands.
struct PatternPart {
  bool is_token = false;
  std::string_view text;
  std::size_t offset = 0;  // in the pattern, of the colon or of the text
  std::string_view range;  // "1:" of ":sections[1:]"
};

// Cuts "/:year/x" into parts; a token is a colon and the letters and "_" after it. The parts
// view into `pattern`.
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
