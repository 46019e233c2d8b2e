#include "commands/site_folder.h"

#include <filesystem>

namespace commands {

std::optional<base::Diagnostic> inside_of_site(const base::Files& files,
                                               const std::string& folder) {
  namespace fs = std::filesystem;
  constexpr std::string_view kFile = "postil.yaml";
  if (files.kind(base::join_path(folder, kFile)) != base::EntryKind::missing) return std::nullopt;
  const fs::path here = fs::absolute(fs::path(folder) / "").lexically_normal().parent_path();
  for (fs::path above = here; above != above.parent_path();) {
    above = above.parent_path();
    if (files.kind(base::join_path(above.string(), kFile)) != base::EntryKind::file) continue;
    const std::string way = above.lexically_relative(here).generic_string();
    return base::error_in(
        base::Kind::site_inside_site, "",
        "this folder lies in the site " + above.string() + " and has no postil.yaml of its own",
        "go to the folder of that site, or name it: -s " + way +
            "; to take this folder for a site all the same, name it: -s .");
  }
  return std::nullopt;
}

}  // namespace commands
