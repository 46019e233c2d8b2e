// Escapes for HTML as the examples of CommonMark have them.
#pragma once

#include <string>
#include <string_view>

namespace markdown {

// Appends `text` with & < > " as character references. The apostrophe stays: all our attributes
// stand in double quotes.
void append_escaped(std::string& html, std::string_view text);

}  // namespace markdown
