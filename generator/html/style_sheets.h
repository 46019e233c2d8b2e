// The style sheets that a page asks for.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "html/range.h"

namespace html {

struct StyleSheet {
  Range tag;  // of the <link>
  std::string url;
  std::string media;  // empty: all
};

// Each <link rel="stylesheet"> of a page, in the order of the text; alternate ones are left out.
std::vector<StyleSheet> style_sheets(std::string_view html);

}  // namespace html
