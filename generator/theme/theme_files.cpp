#include "theme/theme_files.h"

#include <map>
#include <set>

#include "base/source_text.h"
#include "base/spelling.h"
#include "content/left_out.h"
#include "theme/built_in.h"

namespace theme {
namespace {

constexpr std::string_view kExtension = ".mustache";
constexpr std::string_view kTemplates = "templates/";
constexpr std::string_view kManifest = "theme.yaml";
constexpr std::string_view kStatic = "static/";

// A file of a theme: its path for diagnostics, and its bytes.
struct File {
  std::string path;
  std::string bytes;
  Owner owner = Owner::theme;
};
using FilesByName = std::map<std::string, File>;

class Finder {
 public:
  Finder(const base::Files& files, const std::string& site, base::Report& report)
      : files_(files), site_(site), report_(report) {}

  std::optional<ThemeFiles> run(const Settings& settings) {
    const std::string& name = settings.theme;
    const std::string folder = "themes/" + name;
    const bool has_folder =
        !name.empty() && files_.kind(base::join_path(site_, folder)) == base::EntryKind::folder;
    if (has_folder) {
      add_folder(folder + "/templates", Owner::theme, templates_);
      add_static(folder + "/static");
      add_manifest(folder + "/theme.yaml");
    } else if (const auto built_in = built_in_files(name); !built_in.empty()) {
      add_built_in(built_in);
    } else {
      report_.add(base::error_at(base::Kind::missing_theme, settings.theme_location,
                                 "there is no theme \"" + name + '"', hint(name)));
      return std::nullopt;
    }
    add_folder("templates", Owner::site, templates_);
    return result();
  }

 private:
  void add_folder(const std::string& folder, Owner owner, FilesByName& found) {
    const auto names = files_.list(base::join_path(site_, folder));
    if (!names) return report_.add(names.error());
    for (const std::string& name : *names) {
      if (content::is_leftover(name)) continue;
      const std::string path = base::join_path(folder, name);
      auto bytes = files_.read(base::join_path(site_, path));
      if (bytes) {
        found.insert_or_assign(name, File{path, *std::move(bytes), owner});
      } else {
        report_.add(bytes.error());
      }
    }
  }

  void add_static(const std::string& folder) {
    const auto names = files_.list(base::join_path(site_, folder));
    if (!names) return report_.add(names.error());
    for (const std::string& name : *names) {
      if (content::is_leftover(name)) continue;
      static_.insert_or_assign(name, File{base::join_path(folder, name), "", Owner::theme});
      on_disk_.insert(name);
    }
  }

  void add_manifest(const std::string& path) {
    if (files_.kind(base::join_path(site_, path)) == base::EntryKind::missing) return;
    auto bytes = files_.read(base::join_path(site_, path));
    if (!bytes) return report_.add(bytes.error());
    auto text = base::source_text(path, *std::move(bytes));
    if (!text) return report_.add(text.error());
    manifest_ = StaticFile{path, *std::move(text)};
  }

  void add_built_in(const std::vector<BuiltInFile>& files) {
    for (const BuiltInFile& file : files) {
      const File content = {file.path, std::string(file.bytes)};
      if (file.name.starts_with(kTemplates)) {
        templates_.emplace(file.name.substr(kTemplates.size()), content);
      } else if (file.name.starts_with(kStatic)) {
        static_.emplace(file.name.substr(kStatic.size()), content);
      } else if (file.name == kManifest) {
        manifest_ = StaticFile{content.path, content.bytes};
      }
    }
  }

  ThemeFiles result() {
    ThemeFiles found{.manifest = std::move(manifest_), .templates = {}, .static_files = {}};
    for (auto& [name, file] : templates_) {
      if (name.ends_with(kExtension)) add_template(name, std::move(file), found);
    }
    for (auto& [name, file] : static_) {
      const bool is_on_disk = on_disk_.contains(name);
      found.static_files.push_back({.name = name,
                                    .bytes = std::move(file.bytes),
                                    .path = is_on_disk ? std::move(file.path) : std::string()});
    }
    return found;
  }

  void add_template(const std::string& name, File file, ThemeFiles& found) {
    auto text = base::source_text(file.path, std::move(file.bytes));
    if (!text) return report_.add(text.error());
    found.templates.push_back(
        std::make_unique<Source>(Source{.name = name.substr(0, name.size() - kExtension.size()),
                                        .path = std::move(file.path),
                                        .text = *std::move(text),
                                        .owner = file.owner}));
    Source& source = *found.templates.back();
    source.lines = std::make_shared<base::TextLines>(source.text);
  }

  std::string hint(const std::string& name) const {
    std::set<std::string> names;
    for (const std::string_view theme : built_in_themes()) names.emplace(theme);
    if (const auto found = files_.list(base::join_path(site_, "themes"))) {
      for (const std::string& path : *found) names.insert(path.substr(0, path.find('/')));
    }
    const std::vector<std::string_view> known(names.begin(), names.end());
    const std::string suggestion = base::did_you_mean(name, known);
    return suggestion.empty() ? "a theme is a folder in themes/" : suggestion;
  }

  const base::Files& files_;
  const std::string& site_;
  base::Report& report_;
  std::optional<StaticFile> manifest_;
  FilesByName templates_;
  FilesByName static_;
  std::set<std::string> on_disk_;  // names of static files whose bytes are not loaded
};

}  // namespace

std::optional<ThemeFiles> find_theme_files(const base::Files& files, const std::string& site,
                                           const Settings& settings, base::Report& report) {
  return Finder(files, site, report).run(settings);
}

}  // namespace theme
