// Converts a source file of any editor to UTF-8 with LF line ends.
#pragma once

#include <string>

#include "base/result.h"

namespace base {

// Removes a byte-order mark and converts CRLF and CR to LF. UTF-16, a NUL byte and invalid UTF-8
// are errors, with their location in `file`.
Result<std::string> source_text(std::string file, std::string bytes);

}  // namespace base
