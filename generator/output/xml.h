// Text for XML: escaped, without characters that XML 1.0 forbids.
#pragma once

#include <string>
#include <string_view>

namespace output {

// Replaces the characters that XML 1.0 forbids (2.2): control characters other than tab and line
// ends, U+FFFE and U+FFFF become U+FFFD. A form feed, which is white space in HTML, becomes a
// space.
std::string readable(std::string_view text);
// Returns readable and escaped text for element content and quoted attributes. A carriage return is
// written as a character reference, because parsers turn a bare one into a line feed (2.11).
std::string xml_text(std::string_view text);
// "<name>text</name>"
std::string element(std::string_view name, std::string_view text);

}  // namespace output
