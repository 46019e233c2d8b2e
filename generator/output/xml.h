// Text inside of XML: escaped, and without the characters that XML 1.0 cannot hold.
#pragma once

#include <string>
#include <string_view>

namespace output {

// Without what XML 1.0 cannot hold (2.2): control characters other than tab and line ends, U+FFFE
// and U+FFFF become U+FFFD; a form feed, which is space in HTML, becomes a space.
std::string readable(std::string_view text);
// For element content and quoted attributes: readable and escaped. A carriage return is written as
// a reference, for readers take a bare one for a line end (2.11).
std::string xml_text(std::string_view text);
// "<name>text</name>"
std::string element(std::string_view name, std::string_view text);

}  // namespace output
