// Names of languages.
#pragma once

#include <string_view>

namespace base {

// The form of BCP 47 (RFC 5646): subtags of 1 to 8 letters and digits; the first has at least two.
bool is_language_tag(std::string_view tag);

}  // namespace base
