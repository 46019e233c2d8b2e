// Keeps cmark-gfm from seeing tags and link reference definitions, so that it shows them as text.
#pragma once

#include <string>
#include <string_view>

namespace markup {

// U+FDD0 is a noncharacter: no text may hold it, and to cmark-gfm it is a letter like others.
inline constexpr std::string_view sentinel = "\xEF\xB7\x90";

// `body` with a sentinel between `<` and what would be a tag, and between `]` and `:` of what would
// be a link reference definition. escape() leaves them out wherever the text ends up, in code too.
// A sentinel that was there before becomes U+FFFD.
std::string with_sentinels(std::string_view body);

// `text` as it was.
std::string without_sentinels(std::string_view text);

}  // namespace markup
