#include "theme/i18n_files.h"

#include <string_view>
#include <utility>

#include "content/left_out.h"
#include "theme/built_in.h"

namespace theme {
namespace {

constexpr std::string_view kFolder = "i18n";

// `shown` is the folder's name in diagnostics.
std::vector<language::File> files_in(const base::Files& files, const std::string& folder,
                                     const std::string& shown, base::Report& report) {
  std::vector<language::File> found;
  const auto names = files.list(folder);
  if (!names) {
    report.add(names.error());
    return found;
  }
  for (const std::string& name : *names) {
    if (name.starts_with('.') || content::is_leftover(name)) continue;
    auto bytes = files.read(base::join_path(folder, name));
    if (bytes) {
      found.push_back({base::join_path(shown, name), *std::move(bytes)});
    } else {
      report.add(bytes.error());
    }
  }
  return found;
}

std::vector<language::File> built_in_words(std::string_view theme) {
  std::vector<language::File> found;
  for (const BuiltInFile& file : built_in_files(theme)) {
    if (file.name.starts_with(kFolder)) found.push_back({file.path, std::string(file.bytes)});
  }
  return found;
}

}  // namespace

language::Tables load_words(const base::Files& files, const std::string& site,
                            const std::string& name, const std::vector<std::string>& languages,
                            base::Report& report) {
  const std::string theme = "themes/" + name;
  const std::string folder = base::join_path(site, theme);
  const bool has_folder = files.kind(folder) == base::EntryKind::folder;
  const std::string words = std::string("/").append(kFolder);
  language::Sources sources;
  if (has_folder) {
    sources.theme = files_in(files, folder + words, theme + words, report);
  } else {
    sources.theme = built_in_words(name);
  }
  sources.site = files_in(files, base::join_path(site, kFolder), std::string(kFolder), report);
  return language::load(sources, languages, report);
}

}  // namespace theme
