// Text inside of XML: escaped, and without the characters that XML 1.0 cannot hold.
#pragma once

#include <string>
#include <string_view>

namespace output {

// For element content and quoted attributes. Control characters other than tab and line ends,
// U+FFFE and U+FFFF (XML 1.0, 2.2) become U+FFFD.
std::string xml_text(std::string_view text);
// "<name>text</name>"
std::string element(std::string_view name, std::string_view text);

}  // namespace output
