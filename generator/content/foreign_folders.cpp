#include "content/foreign_folders.h"

#include <algorithm>
#include <array>
#include <set>

#include "base/files.h"

namespace content {
namespace {

bool holds_pages(std::string_view name) { return name == "_posts" || name == "_pages"; }

bool holds_no_content(std::string_view name) {
  constexpr auto kNames = std::to_array<std::string_view>(
      {"_layouts", "_includes", "_sass", "_data", "_plugins", "_site"});
  return std::find(kNames.begin(), kNames.end(), name) != kNames.end();
}

base::Diagnostic in_addresses(const std::string& folder) {
  const std::string name(base::file_name(folder));
  return base::warning_at(
      base::Kind::foreign_folder, {.file = folder},
      '"' + name + "\" is a name of Jekyll's; here it becomes a part of addresses, /" + name + "/…",
      "rename it to \"" + name.substr(1) +
          "\"; the page \"Coming from Hugo, Jekyll, Zola or Eleventy\" of the manual tells "
          "what else to write");
}

base::Diagnostic no_content(const std::string& folder) {
  return base::warning_at(
      base::Kind::foreign_folder, {.file = folder},
      "this folder is of another generator, and its files are published as those of any other",
      "move it out of content/, or leave it out with `ignore: [" + folder + "/]` in postil.yaml");
}

}  // namespace

void warn_of_foreign_folders(const std::vector<std::string>& paths, std::string_view root,
                             base::Report& report) {
  std::set<std::string> named;
  for (const std::string& path : paths) {
    for (std::size_t end = path.find('/'); end != std::string::npos;
         end = path.find('/', end + 1)) {
      const std::string folder = std::string(root) + path.substr(0, end);
      const std::string_view name = base::file_name(folder);
      if (!holds_pages(name) && !holds_no_content(name)) continue;
      if (!named.insert(folder).second) continue;
      report.add(holds_pages(name) ? in_addresses(folder) : no_content(folder));
    }
  }
}

}  // namespace content
