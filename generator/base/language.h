// Language tags.
#pragma once

#include <string_view>

namespace base {

// Whether the tag has the form of BCP 47 (RFC 5646): subtags of 1 to 8 letters and digits. The
// first subtag must have at least two.
bool is_language_tag(std::string_view tag);

}  // namespace base
