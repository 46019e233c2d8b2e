// Escapes text for HTML as the examples of CommonMark do.
#pragma once

#include <string>
#include <string_view>

namespace markdown {

// Appends `text` with & < > " as character references. Apostrophes stay, because all our attributes
// are in double quotes.
void append_escaped(std::string& html, std::string_view text);

}  // namespace markdown
