// Builds a site from a few documents in memory, through the same stages as a real site.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "base/report.h"
#include "markdown/render.h"
#include "site/assemble.h"
#include "site/pages.h"

namespace theme {

inline base::Date day(const std::string& text) { return *base::parse_date(text, "UTC").date; }

inline base::Value text_value(const std::string& text) { return {.data = text}; }

// Menu items from names and URLs.
inline configuration::Menu main_menu(
    const std::vector<std::pair<std::string, std::string>>& items) {
  configuration::Menu menu{.name = "main"};
  for (const auto& [name, url] : items) menu.items.push_back({.name = name, .url = url});
  return menu;
}

struct TestDocument {
  content::Source source;
  content::FrontMatter front_matter;
  std::string body;
};

inline TestDocument post(const std::string& name, content::FrontMatter front_matter,
                         const std::string& body = "Text.\n") {
  return {{.path = "content/posts/" + name + ".md", .section = "posts", .name = name},
          std::move(front_matter),
          body};
}

inline TestDocument index_of(const std::string& section, content::FrontMatter front_matter,
                             const std::string& body = "") {
  return {{.path = "content/" + section + "/_index.md", .section = section, .is_section = true},
          std::move(front_matter),
          body};
}

inline site::Site make_site(configuration::Configuration configuration,
                            const std::vector<TestDocument>& written,
                            std::vector<content::Resource> resources = {}) {
  site::Selection selection;
  std::vector<markdown::Rendered> rendered;
  for (const TestDocument& each : written) {
    selection.documents.push_back(
        {.source = each.source, .front_matter = each.front_matter, .body = each.body});
    rendered.push_back(markdown::render(
        each.body, {.title = site::given_title(selection.documents.back(), configuration)}));
  }
  base::Report report;
  return site::assemble({.configuration = std::move(configuration),
                         .selection = std::move(selection),
                         .rendered = std::move(rendered),
                         .content = {.resources = std::move(resources)}},
                        report);
}

inline site::Index page_at(const site::Site& site, const std::string& path) {
  for (site::Index i = 0; i < site.pages.size(); ++i) {
    if (site.pages[i].path == path) return i;
  }
  return site::kNone;
}

}  // namespace theme
