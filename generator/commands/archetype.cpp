#include "commands/archetype.h"

#include <algorithm>
#include <optional>
#include <set>

#include "base/source_text.h"
#include "base/spelling.h"
#include "base/text.h"
#include "content/source.h"

namespace commands {
namespace {

constexpr std::string_view kFolder = "archetypes";

base::Result<Archetype::File> read(const base::Files& files, const std::string& folder,
                                   const std::string& path, const std::string& name) {
  auto bytes = files.read(base::join_path(folder, path));
  if (!bytes) return bytes.error();
  if (!content::is_markdown(path)) return Archetype::File{path, name, *std::move(bytes)};
  TRY(std::string text, base::source_text(path, *std::move(bytes)));
  return Archetype::File{path, name, std::move(text)};
}

base::Result<Archetype> read_bundle(const base::Files& files, const std::string& folder,
                                    const std::string& path) {
  Archetype archetype{.is_bundle = true};
  TRY(const auto names, files.list(base::join_path(folder, path)));
  for (const std::string& name : names) {
    TRY(auto file, read(files, folder, base::join_path(path, name), name));
    archetype.files.push_back(std::move(file));
  }
  const bool has_page = std::any_of(names.begin(), names.end(), [](const std::string& name) {
    return name == "index.md" || name == "_index.md";
  });
  if (!has_page) {
    return base::error_in(base::Kind::unknown_archetype, path,
                          "this archetype has no index.md, so it would make no page",
                          "add " + path + "/index.md");
  }
  return archetype;
}

// Returns nothing if the archetype does not exist.
base::Result<std::optional<Archetype>> read_archetype(const base::Files& files,
                                                      const std::string& folder,
                                                      const std::string& kind) {
  const std::string path = base::join_path(kFolder, kind);
  if (files.kind(base::join_path(folder, path + ".md")) == base::EntryKind::file) {
    TRY(auto file, read(files, folder, path + ".md", ""));
    Archetype archetype;
    archetype.files.push_back(std::move(file));
    return std::optional(std::move(archetype));
  }
  if (files.kind(base::join_path(folder, path)) != base::EntryKind::folder)
    return std::optional<Archetype>();
  TRY(auto bundle, read_bundle(files, folder, path));
  return std::optional(std::move(bundle));
}

base::Diagnostic no_such_kind(const base::Files& files, const std::string& folder,
                              const std::string& kind) {
  std::set<std::string> kinds;
  if (const auto names = files.list(base::join_path(folder, kFolder))) {
    for (const std::string& name : *names)
      kinds.emplace(base::stem(std::string_view(name).substr(0, name.find('/'))));
  }
  const std::vector<std::string_view> known(kinds.begin(), kinds.end());
  std::string hint = base::did_you_mean(kind, known);
  if (hint.empty()) hint = "write archetypes/" + kind + ".md, or leave -k out";
  return base::error_in(base::Kind::unknown_archetype, "", "there is no archetype \"" + kind + '"',
                        hint);
}

Archetype built_in(bool is_section) {
  Archetype archetype;
  archetype.files.push_back({.path = "the archetype of postil",
                             .bytes = is_section ? "---\ntitle: {{title}}\n---\n\n"
                                                 : "---\ntitle: {{title}}\ndate: {{date}}\n"
                                                   "draft: true\n---\n\n"});
  return archetype;
}

}  // namespace

base::Result<Archetype> find_archetype(const base::Files& files, const std::string& folder,
                                       const ArchetypeRequest& wanted) {
  const std::string& kind = wanted.kind;
  if (!kind.empty() && kind.find('/') == std::string::npos && kind.front() != '.') {
    TRY(auto archetype, read_archetype(files, folder, kind));
    if (archetype) return *std::move(archetype);
  }
  if (wanted.is_requested) return no_such_kind(files, folder, kind);
  if (wanted.is_section) return built_in(true);
  TRY(auto archetype, read_archetype(files, folder, "default"));
  if (archetype) return *std::move(archetype);
  return built_in(false);
}

}  // namespace commands
