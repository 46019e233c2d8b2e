// Text made safe for HTML: the only place where comment_html's bytes are escaped.
#pragma once

#include <string>
#include <string_view>

namespace markup {

// For text and for attribute values in double quotes. Control characters, and bytes that no UTF-8
// has, become U+FFFD; sentinels are left out.
std::string escape(std::string_view text);

}  // namespace markup
