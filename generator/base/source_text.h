// The text of a source file: UTF-8 with LF line ends, whatever editor wrote it.
#pragma once

#include <string>

#include "base/result.h"

namespace base {

// A byte-order mark is dropped, CRLF and CR become LF. UTF-16, a NUL byte and bytes that are no
// UTF-8 are errors at their place in `file`.
Result<std::string> source_text(std::string file, std::string bytes);

}  // namespace base
