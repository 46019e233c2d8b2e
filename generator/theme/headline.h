// Titles as HTML that lines break well.
#pragma once

#include <string>
#include <string_view>

namespace theme {

// The title, escaped. Each word with a hyphen between letters or digits stands in
// `<span class="whole">`, so that CSS can keep it on one line: browsers break lines after every
// hyphen.
std::string headline(std::string_view title);

}  // namespace theme
