// The themes that are part of the program.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace theme {

// A file of such a theme: its name in the theme's folder ("templates/page.mustache"), how
// diagnostics name it, and its bytes, which live as long as the program.
struct BuiltInFile {
  std::string_view name;
  std::string path;
  std::string_view bytes;
};

// Sorted by name; none when there is no such theme.
std::vector<BuiltInFile> built_in_files(std::string_view theme);
// Sorted.
std::vector<std::string_view> built_in_themes();

}  // namespace theme
