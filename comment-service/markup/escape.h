// Escapes text for HTML. This is the only place that escapes the output of comment_html.
#pragma once

#include <string>
#include <string_view>

namespace markup {

// Escapes text and double-quoted attribute values. Sentinels are removed.
std::string escape(std::string_view text);

}  // namespace markup
