// Text made safe for HTML: the only place where comment_html's bytes are escaped.
#pragma once

#include <string>
#include <string_view>

namespace markup {

// U+FDD0 is a noncharacter: no text may hold it. comment_html puts it where cmark-gfm must not see
// a tag or a definition, and escape() takes it out again.
inline constexpr std::string_view sentinel = "\xEF\xB7\x90";

// For text and for attribute values in double quotes. Control characters, and bytes that
// no UTF-8 has, become U+FFFD.
std::string escape(std::string_view text);

// `text` without sentinels.
std::string without_sentinels(std::string_view text);

}  // namespace markup
