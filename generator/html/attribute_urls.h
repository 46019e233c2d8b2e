// Where the addresses stand in the values of attributes.
#pragma once

#include <string_view>
#include <vector>

#include "html/range.h"

namespace html {

// The value without blanks around it: href, src (HTML, 2.4.1).
std::vector<Range> single_url(std::string_view value);

// The addresses of "a.png 1x, b.png 2x" (HTML, 4.8.4.2.1): they have no blanks; a comma at the end
// of one ends the candidate.
std::vector<Range> srcset_urls(std::string_view value);

// The address of "1; url='/a/'", the content of <meta http-equiv="refresh"> (HTML, 4.2.5.3).
std::vector<Range> refresh_urls(std::string_view value);

}  // namespace html
