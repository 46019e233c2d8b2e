// The letters of a generated avatar.
#pragma once

#include <string>
#include <string_view>

namespace markup {

// The first letters of the first and the last word of `name` (valid UTF-8), in capitals; one
// character for a Chinese, Japanese or Korean name; "?" when there is no letter or digit in it.
std::string initials(std::string_view name);

}  // namespace markup
