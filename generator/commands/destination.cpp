#include "commands/destination.h"

#include <algorithm>
#include <array>
#include <filesystem>

#include "base/hash.h"

namespace commands {
namespace {

namespace fs = std::filesystem;

std::string destination_of(const Request& request) {
  return request.destination.empty() ? base::join_path(request.folder, "public")
                                     : request.destination;
}

// Returns the folder with a slash at its end. Links are resolved as far as the path exists.
fs::path real_folder(const std::string& path) {
  std::error_code code;
  const fs::path real = fs::weakly_canonical(fs::absolute(path), code);
  return ((code ? fs::absolute(path) : real) / "").lexically_normal();
}

}  // namespace

std::string destination_in_site(const Request& request) {
  const fs::path site = fs::absolute(request.folder).lexically_normal();
  const fs::path destination = fs::absolute(destination_of(request)).lexically_normal();
  return destination.lexically_relative(site).generic_string();
}

output::Place place_of(const Request& request, configuration::Symlinks symlinks) {
  const std::string name = base::hash_name(destination_in_site(request));
  return {destination_of(request), base::join_path(request.folder, ".postil/written/" + name),
          request.folder, symlinks};
}

std::optional<base::Diagnostic> unsuitable_destination(const base::Files& files,
                                                       const Request& request) {
  constexpr auto kSources =
      std::to_array<std::string_view>({"_drafts", "archetypes", "content", "data", "static",
                                       "themes", "templates", ".postil", "postil.yaml"});
  const std::string named = destination_of(request);
  const base::EntryKind kind = files.kind(named);
  if (kind != base::EntryKind::missing && kind != base::EntryKind::folder) {
    return base::error_in(base::Kind::bad_destination, named, "the destination is not a folder",
                          "choose another with -d, or leave it out for `public`");
  }
  const fs::path site = real_folder(request.folder);
  const fs::path destination = real_folder(named);
  const std::string from_site = destination.lexically_relative(site).generic_string();
  const std::string top = from_site.substr(0, from_site.find('/'));
  const bool above = site.lexically_relative(destination).generic_string().substr(0, 2) != "..";
  if (!above && std::find(kSources.begin(), kSources.end(), top) == kSources.end())
    return std::nullopt;
  return base::error_in(
      base::Kind::bad_destination, named,
      "the destination may not be, hold, or lie in a folder of the site's sources",
      "choose another folder with -d, or leave it out for `public`");
}

}  // namespace commands
