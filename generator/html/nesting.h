// Finds HTML that the parser needs quadratic time or memory for.
//
// gumbo walks over all open elements for many tags, and opens formatting elements that were left
// open (`<b id=1><b id=2>…`) again in each block. One scan in linear time follows the rules of the
// HTML standard for which tags close which elements, as far as depth depends on them.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

namespace html {

// Browsers themselves stop to nest at 512.
constexpr std::size_t kDeepest = 1000;
constexpr std::size_t kMostAttributes = 1000;  // of one tag

struct Excess {
  enum class Kind { depth, reopened, attributes };
  Kind kind = Kind::depth;
  std::size_t offset = 0;  // byte of the tag that exceeds the limit
};

struct NestingScan {
  std::optional<Excess> excess;
  std::size_t steps = 0;  // work done, in bytes and elements looked at
};

NestingScan scan_nesting(std::string_view html);

// Whether the HTML may be parsed.
inline bool may_parse(std::string_view html) { return !scan_nesting(html).excess; }

}  // namespace html
