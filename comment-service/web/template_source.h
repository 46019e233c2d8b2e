// The templates that are compiled into the program.
#pragma once

#include <string_view>

namespace web {

// `name` must be listed in CMakeLists.txt. An unknown name is a bug in the program.
std::string_view template_source(std::string_view name);

}  // namespace web
