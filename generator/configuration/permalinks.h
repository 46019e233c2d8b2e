// The tokens that a permalink pattern may hold.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "yaml/reader.h"

namespace configuration {

// Without the colon: "year", "slug", …
//   year month day     of the page's date: 2024, 05, 01
//   slug               front matter's slug, else the file's name as a slug
//   title              the title as a slug
//   filename           the file's name without date and extension, as it is
//   section sections   the top folder of the page; all its folders
//   contentbasename slugorcontentbasename   Hugo's names for slug
std::span<const std::string_view> permalink_tokens();

// A part of a pattern: a token without its colon, or text as it stands.
struct PatternPart {
  bool is_token = false;
  std::string_view text;
  std::size_t offset = 0;  // in the pattern, of the colon or of the text
};

// Cuts "/:year/x" into parts; a token is a colon and the letters and "_" after it. The parts
// view into `pattern`.
std::vector<PatternPart> permalink_parts(std::string_view pattern);

// Whether the pattern begins with "/" and has known tokens only; if not, that is reported at
// `node`.
bool check_permalink(const yaml::Reader& reader, const yaml::Node& node, std::string_view pattern);

}  // namespace configuration
