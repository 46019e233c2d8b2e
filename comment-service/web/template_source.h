// The templates that are compiled into the program.
#pragma once

#include <string_view>

namespace web {

// `name` as CMakeLists.txt has it; one that is not there is a mistake in the program.
std::string_view template_source(std::string_view name);

}  // namespace web
