// Reads the files that the program's options name.
#pragma once

#include <string>

#include "base/result.h"

namespace base {

// Returns the whole file. Fault: bad_request, with the path, what is wrong there, and a way out.
Result<std::string> read_file(const std::string& path);

}  // namespace base
