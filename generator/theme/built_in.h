// The themes that are compiled into the program.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace theme {

// A file of a built-in theme. `name` is relative to the theme's folder ("templates/page.mustache"),
// `path` is shown in diagnostics, and `bytes` live as long as the program.
struct BuiltInFile {
  std::string_view name;
  std::string path;
  std::string_view bytes;
};

// Sorted by name; empty when there is no such theme.
std::vector<BuiltInFile> built_in_files(std::string_view theme);
// Sorted.
std::vector<std::string_view> built_in_themes();

}  // namespace theme
