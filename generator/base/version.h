// The version of the program, as `--version` prints it.
#pragma once

#include <string_view>

namespace base {

std::string_view version();

}  // namespace base
