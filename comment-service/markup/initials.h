// The letters of a generated avatar.
#pragma once

#include <string>
#include <string_view>

namespace markup {

// Returns the first letters of the first and the last word of `name` (valid UTF-8), in upper case.
// For a Chinese, Japanese or Korean name, returns one character. Returns "?" when the name has no
// letter or digit.
std::string initials(std::string_view name);

}  // namespace markup
