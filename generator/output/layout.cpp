#include "output/layout.h"

#include <algorithm>
#include <array>
#include <optional>
#include <set>
#include <utility>
#include <vector>

#include "base/spelling.h"

namespace output {
namespace {

using content::Text;
using site::Kind;
using theme::Theme;

std::string template_of(Kind kind) {
  return kind == Kind::not_found ? "404" : std::string(site::name_of(kind));
}

// Returns "posts/2024/", "posts/" and "" for a page in posts/2024/.
std::vector<std::string> folders_of(const site::Page& page) {
  const std::string& nearest = page.taxonomy.empty() ? page.section : page.taxonomy;
  std::vector<std::string> folders;
  for (std::size_t end = nearest.size(); end != 0 && end != std::string::npos;
       end = nearest.rfind('/', end - 1)) {
    folders.push_back(nearest.substr(0, end) + '/');
  }
  folders.emplace_back();
  return folders;
}

std::optional<std::string> nearest(const Theme& theme, const site::Page& page,
                                   const std::string& name) {
  const auto folders = folders_of(page);
  for (const auto owner : {theme::Owner::site, theme::Owner::theme}) {
    for (const std::string& folder : folders) {
      if (theme.has(folder + name, owner)) return folder + name;
    }
  }
  return std::nullopt;
}

// A theme without an archive template uses its section template for archives.
std::string usual(const Theme& theme, const site::Page& page) {
  std::string own = template_of(page.kind);
  if (auto found = nearest(theme, page, own)) return *std::move(found);
  if (page.kind != Kind::archive) return own;
  return nearest(theme, page, "section").value_or("section");
}

bool is_ordinary(std::string_view layout) {
  constexpr auto kOrdinary = std::to_array<std::string_view>(
      {"post", "posts", "page", "pages", "default", "home", "none", "nil", "null"});
  return std::find(kOrdinary.begin(), kOrdinary.end(), layout) != kOrdinary.end();
}

// A `layout` that resembles the name of a template is a typo, and the page would look wrong. Any
// other name comes from the theme of another generator.
void report_missing(const Theme& theme, std::string_view key, const Text& named,
                    const std::string& usual, base::Report& report) {
  const std::vector<std::string> names = theme.names();
  const std::vector<std::string_view> known(names.begin(), names.end());
  const std::string guess = base::did_you_mean(named.value, known);
  const std::string message = "there is no template \"" + named.value + '"';
  if (key == "layout" && !guess.empty())
    return report.add(base::error_at(base::Kind::missing_template, named.location, message, guess));
  report.add(base::warning_at(
      base::Kind::missing_template, named.location, message + "; \"" + usual + "\" is used",
      guess.empty()
          ? "add templates/" + named.value + ".mustache, or leave `" + std::string(key) + "` out"
          : guess));
}

constexpr auto kKinds = std::to_array<std::string_view>(
    {"home", "section", "page", "taxonomy", "term", "archive", "404"});

// Returns all folders in which pages search for templates.
std::set<std::string, std::less<>> folders_of(const site::Site& site) {
  std::set<std::string, std::less<>> folders;
  for (const site::Page& page : site.pages) {
    for (const std::string& folder : folders_of(page)) folders.insert(folder);
    if (page.document == site::kNone) continue;
    const auto& type = site.documents[page.document].front_matter.type;
    if (type) folders.insert(type->value + '/');
  }
  for (const std::string& taxonomy : site.configuration.taxonomies) folders.insert(taxonomy + '/');
  return folders;
}

}  // namespace

Layout layout_of(const Theme& theme, const site::Site& site, const site::Page& page,
                 base::Report& report) {
  const std::string kind = usual(theme, page);
  if (page.document == site::kNone) return {kind, "", {}};
  const content::FrontMatter& front_matter = site.documents[page.document].front_matter;
  if (const auto& layout = front_matter.layout; layout && !layout->value.empty()) {
    if (theme.is_extended(layout->value)) {
      report.add(base::error_at(base::Kind::frame_template, layout->location,
                                "the template \"" + layout->value + "\" is a frame for others",
                                "name one of those that extend it, or leave `layout` out"));
      return {kind, "", {}};
    }
    if (theme.has(layout->value)) return {layout->value, "layout", layout->location};
    if (!is_ordinary(layout->value)) {
      report_missing(theme, "layout", *layout, kind, report);
      return {kind, "", {}};
    }
  }
  const auto& type = front_matter.type;
  if (!type || type->value.empty()) return {kind, "", {}};
  for (const std::string& name : {type->value, type->value + '/' + template_of(page.kind)}) {
    if (theme.has(name)) return {name, "type", type->location};
  }
  if (!is_ordinary(type->value)) report_missing(theme, "type", *type, kind, report);
  return {kind, "", {}};
}

void report_unasked(const Theme& theme, const site::Site& site, const std::vector<Layout>& layouts,
                    const std::function<bool(const std::string&)>& has_content,
                    base::Report& report) {
  const auto folders = folders_of(site);
  for (const std::string& name : theme.names()) {
    const std::size_t slash = name.rfind('/');
    if (slash == std::string::npos || !theme.has(name, theme::Owner::site)) continue;
    const bool is_kind =
        std::find(kKinds.begin(), kKinds.end(), name.substr(slash + 1)) != kKinds.end();
    const std::string folder = name.substr(0, slash);
    const bool is_asked = std::any_of(layouts.begin(), layouts.end(),
                                      [&](const Layout& layout) { return layout.name == name; });
    if (!is_kind || is_asked || folders.contains(folder + '/') || theme.is_extended(name) ||
        has_content(folder)) {
      continue;
    }
    std::vector<std::string_view> known;
    for (const std::string& each : folders) {
      if (!each.empty()) known.push_back(std::string_view(each).substr(0, each.size() - 1));
    }
    report.add(
        base::warning_at(base::Kind::unused_template, {.file = "templates/" + name + ".mustache"},
                         "no page looks for this template: there is no section \"" + folder + '"',
                         base::did_you_mean(folder, known)));
  }
}

}  // namespace output
