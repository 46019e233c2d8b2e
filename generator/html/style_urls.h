// The addresses in CSS.
#pragma once

#include <string_view>
#include <vector>

#include "html/range.h"

namespace html {

// The addresses of url(…) and of @import "…" (CSS Syntax 3, 4.3.6; CSS Cascade 5, 2), without
// quotation marks, in the order of the text. Comments and other strings hold none. Escapes (`\26`)
// are not decoded.
std::vector<Range> style_urls(std::string_view css);

}  // namespace html
