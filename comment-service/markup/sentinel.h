// Inserts sentinels that stop cmark-gfm from parsing tags and link reference definitions, so that
// it shows them as text.
#pragma once

#include <string>
#include <string_view>

namespace markup {

// U+FDD0 is a noncharacter: no text may contain it. cmark-gfm treats it as a letter.
inline constexpr std::string_view sentinel = "\xEF\xB7\x90";

// Inserts a sentinel between `<` and the rest of a possible tag, and between `]` and `:` of a
// possible link reference definition. escape() removes the sentinels from all output, including
// code. A sentinel in the original body becomes U+FFFD.
std::string with_sentinels(std::string_view body);

// Removes the sentinels.
std::string without_sentinels(std::string_view text);

}  // namespace markup
