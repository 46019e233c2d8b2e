#include "theme/built_in.h"

#include "theme/embedded.h"

namespace theme {

std::vector<BuiltInFile> built_in_files(std::string_view theme) {
  const std::string folder = std::string(theme) + '/';
  const std::string shown = '(' + std::string(theme) + " theme)/";
  std::vector<BuiltInFile> files;
  for (const auto& file : embedded_files()) {
    if (!file.name.starts_with(folder)) continue;
    const std::string_view name = file.name.substr(folder.size());
    files.push_back({name, shown + std::string(name), file.bytes});
  }
  return files;
}

std::vector<std::string_view> built_in_themes() {
  std::vector<std::string_view> themes;
  for (const auto& file : embedded_files()) {
    const std::string_view theme = file.name.substr(0, file.name.find('/'));
    if (themes.empty() || themes.back() != theme) themes.push_back(theme);
  }
  return themes;
}

}  // namespace theme
