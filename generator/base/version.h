// The version that `--version` prints.
#pragma once

#include <string_view>

namespace base {

std::string_view version();

}  // namespace base
