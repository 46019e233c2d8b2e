#include "content/inheritance.h"

#include <algorithm>
#include <string_view>
#include <utility>

#include "base/files.h"
#include "base/spelling.h"
#include "content/fields.h"
#include "content/glob.h"
#include "content/key_table.h"
#include "content/read_front_matter.h"
#include "content/source.h"

namespace content {
namespace {

bool holds(std::string_view folder, std::string_view section) {
  return folder.empty() || section == folder ||
         (section.starts_with(folder) && section[folder.size()] == '/');
}

// Adds the keys that `own` lacks, at any depth of maps.
void join(base::ValueMap& own, const base::ValueMap& above) {
  for (const auto& [key, value] : above) {
    const auto [mine, is_new] = own.emplace(key, value);
    if (is_new) continue;
    auto* map = std::get_if<base::ValueMap>(&mine->second.data);
    const auto* other = std::get_if<base::ValueMap>(&value.data);
    if (map != nullptr && other != nullptr) join(*map, *other);
  }
}

void join(CommentRules& own, const CommentRules& above) {
  if (!own.enabled) own.enabled = above.enabled;
  if (!own.closed) own.closed = above.closed;
  if (!own.close_after) own.close_after = above.close_after;
  if (!own.moderation) own.moderation = above.moderation;
}

void copy_terms(const std::string& taxonomy, const FrontMatter& from, FrontMatter& to) {
  for (const Terms& terms : from.terms) {
    if (terms.taxonomy == taxonomy) to.terms.push_back(terms);
  }
}

void take_over(const FrontMatterBlock& above, FrontMatterBlock& own) {
  for (const std::string& name : above.given) {
    if (name == "params") {
      join(own.values.params, above.values.params);
      continue;
    }
    if (name == "comments") {
      join(own.values.comments, above.values.comments);
      continue;
    }
    if (!own.given.insert(name).second) continue;
    const auto row = find_key(name);
    if (!row) copy_terms(name, above.values, own.values);
    for (const Field& field : fields()) {
      if (row && field.key == row->key) field.copy(above.values, own.values);
    }
  }
}

std::string_view kind_of(const Source& source, const configuration::Configuration& configuration) {
  const std::string_view section = source.section;
  const std::string_view top = section.substr(0, section.find('/'));
  const auto& taxonomies = configuration.taxonomies;
  const bool of_taxonomy = std::find(taxonomies.begin(), taxonomies.end(), top) != taxonomies.end();
  if (of_taxonomy) return source.is_section && section == top ? "taxonomy" : "term";
  if (!source.is_section) return "page";
  return section.empty() ? "home" : "section";
}

// "/posts/2024-05-01-a" for "content/posts/2024-05-01-a.md", "/posts" for
// "content/posts/_index.md".
std::string logical_path(const Source& source) {
  const std::string folder = source.section.empty() ? "" : '/' + source.section;
  if (source.is_section) return folder.empty() ? "/" : folder;
  return folder + '/' + std::string(name_in_folder(source));
}

}  // namespace

Inheritance::Inheritance(const configuration::Configuration& configuration, base::Report& report)
    : configuration_(configuration) {
  for (const configuration::Defaults& defaults : configuration.defaults)
    defaults_.push_back({&defaults, read_defaults(defaults, configuration, report)});
  std::stable_sort(defaults_.begin(), defaults_.end(), [](const auto& a, const auto& b) {
    return a.defaults->folder.size() > b.defaults->folder.size();
  });
}

void Inheritance::add(const Source& source, std::vector<Cascade> cascades) {
  if (!cascades.empty())
    cascades_.emplace(std::pair(source.language, source.section), std::move(cascades));
}

const std::vector<Cascade>* Inheritance::cascades_of(const std::string& language,
                                                     const std::string& folder) const {
  auto found = cascades_.find({language, folder});
  if (found == cascades_.end()) found = cascades_.find({configuration_.language, folder});
  return found == cascades_.end() ? nullptr : &found->second;
}

FrontMatter Inheritance::apply(const Source& source, FrontMatterBlock own) const {
  const std::string path = cascades_.empty() ? "" : logical_path(source);
  const std::string_view kind = kind_of(source, configuration_);
  for (std::string folder = source.section; !cascades_.empty();
       folder = base::parent_path(folder)) {
    if (const auto* cascades = cascades_of(source.language, folder)) {
      for (const auto& [target, front_matter] : *cascades) {
        const bool is_meant = (target.kind.empty() || target.kind == kind) &&
                              (target.path.empty() || matches(target.path, path));
        if (is_meant) take_over(front_matter, own);
      }
    }
    if (folder.empty()) break;
  }
  for (const FolderDefaults& folder : defaults_) {
    if (holds(folder.defaults->folder, source.section)) take_over(folder.front_matter, own);
  }
  return std::move(own.values);
}

void Inheritance::warn_of_strays(const std::vector<const Source*>& sources,
                                 base::Report& report) const {
  std::vector<std::string_view> sections;
  sections.reserve(sources.size());
  for (const Source* source : sources) sections.push_back(source->section);
  for (const FolderDefaults& folder : defaults_) {
    const std::string& name = folder.defaults->folder;
    const bool is_used = std::any_of(sections.begin(), sections.end(),
                                     [&](std::string_view each) { return holds(name, each); });
    if (!is_used) {
      report.add(base::warning_at(base::Kind::unknown_section, folder.defaults->location,
                                  "no page lies in the folder \"" + name + "\"",
                                  base::did_you_mean(name, sections)));
    }
  }
}

}  // namespace content
