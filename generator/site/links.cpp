#include "site/links.h"

#include <array>
#include <map>
#include <utility>

#include "base/files.h"
#include "base/text.h"
#include "base/url.h"
#include "markdown/render.h"
#include "site/lists.h"
#include "site/permalink.h"

namespace site {
namespace {

// Everything a destination may name, by its path in the site's folder.
struct Targets {
  std::map<std::string, std::string> paths;  // "content/posts/a.md" → "/posts/a/"
};

Targets targets_of(const Site& site) {
  Targets targets;
  for (const content::Resource& resource : site.resources)
    targets.paths[resource.path] = resource_path(site, resource);
  for (const Page& page : site.pages) {
    if (page.document == kNone) continue;
    const content::Document& document = site.documents[page.document];
    targets.paths[document.source.path] = page.path;
    for (const std::string& resource : document.resources)
      targets.paths[resource] = resource_path(site, page, document, resource);
  }
  return targets;
}

// A destination cut into its path and the rest ("?x#y").
std::pair<std::string, std::string> cut(const std::string& target) {
  const std::size_t end = target.find_first_of("?#");
  if (end == std::string::npos) return {target, ""};
  return {target.substr(0, end), target.substr(end)};
}

std::string content_root(const std::string& source) {
  return source.substr(0, 8) == "content/" ? "content/" : "";
}

// The site-relative file that a destination would name from the folder of `source`.
std::string named_file(const std::string& source, const std::string& path) {
  if (path.substr(0, 2) == "@/") return content_root(source) + base::decode(path.substr(2));
  const std::string folder = '/' + std::string(base::parent_path(source)) + '/';
  return base::resolve_path(folder, base::decode(path)).substr(1);
}

std::string resolve(const Site& site, const Targets& targets, const Page& page,
                    const std::string& target) {
  if (target.empty() || target.front() == '#' || target.front() == '?' ||
      base::is_absolute_url(target))
    return markdown::escape_url(target);
  const auto [path, written] = cut(target);
  const std::string rest = markdown::escape_url(written);
  if (path.front() != '/') {
    const auto found =
        targets.paths.find(named_file(site.documents[page.document].source.path, path));
    if (found != targets.paths.end()) return relative_url(site, found->second) + rest;
  }
  return relative_url(site, base::resolve_path(page.path, path)) + rest;
}

std::string label(const std::string& key) {
  constexpr std::array<std::pair<std::string_view, std::string_view>, 9> kLabels = {{
      {"footnotes", "Footnotes"},
      {"back_to_reference", "Back to the text"},
      {"alert_note", "Note"},
      {"alert_tip", "Tip"},
      {"alert_important", "Important"},
      {"alert_warning", "Warning"},
      {"alert_caution", "Caution"},
      {"table", "Table"},
      {"task", "Task"},
  }};
  for (const auto& [name, text] : kLabels) {
    if (name == key) return std::string(text);
  }
  return key;
}

}  // namespace

std::string resource_path(const Site& site, const content::Resource& resource) {
  const std::string path = resource.path.substr(content_root(resource.path).size());
  const std::string_view folder = base::parent_path(path);
  return section_path(folder, site.configuration.slugs) + std::string(base::file_name(path));
}

std::string resource_path(const Site& site, const Page& page, const content::Document& document,
                          const std::string& resource) {
  const std::string_view source = base::parent_path(document.source.path);
  const std::string name = resource.substr(source.empty() ? 0 : source.size() + 1);
  const bool is_ugly = site.configuration.urls == configuration::UrlStyle::ugly;
  return is_ugly ? folder_path(page) + name : page.path.substr(0, page.path.rfind('/') + 1) + name;
}

void resolve_links(Site& site) {
  const Targets targets = targets_of(site);
  site.slots.resize(site.documents.size());
  for (const Page& page : site.pages) {
    if (page.document == kNone) continue;
    std::vector<std::string>& values = site.slots[page.document];
    for (const markdown::Slot& slot : site.rendered[page.document].slots) {
      const bool is_label = slot.kind == markdown::SlotKind::label;
      values.push_back(is_label ? label(slot.target) : resolve(site, targets, page, slot.target));
    }
  }
}

}  // namespace site
