// Small documents and sites for tests.
#pragma once

#include <algorithm>
#include <string>
#include <vector>

#include "base/files.h"
#include "base/report.h"
#include "site/assemble.h"

// "content/posts/a.md" with its section and name; `date` may be empty.
inline content::Document document(const std::string& path, const std::string& title,
                                  const std::string& date = "") {
  content::Document made;
  made.source.path = path;
  const std::string below = path.substr(std::string("content/").size());
  made.source.section = std::string(base::parent_path(below));
  made.source.name = std::string(base::stem(base::file_name(below)));
  made.source.is_section = made.source.name == "_index";
  if (!title.empty()) made.front_matter.title = title;
  if (!date.empty()) made.front_matter.date = base::parse_date(date, "UTC").date;
  return made;
}

inline content::Terms terms(const std::string& taxonomy, const std::vector<std::string>& names) {
  content::Terms made{taxonomy, {}};
  for (const std::string& name : names) made.terms.push_back({name, {.file = "somewhere"}});
  return made;
}

inline site::Site assemble(std::vector<content::Document> documents, base::Report& report,
                           const configuration::Configuration& configuration = {}) {
  std::vector<markdown::Rendered> rendered(documents.size());
  return site::assemble({configuration, {std::move(documents), {}}, std::move(rendered), {}},
                        report);
}

inline site::Index index_of(const site::Site& site, const std::string& path) {
  for (site::Index i = 0; i < site.pages.size(); ++i) {
    if (site.pages[i].path == path) return i;
  }
  return site::kNone;
}

using Paths = std::vector<std::string>;

inline Paths paths_of(const site::Site& site, const std::vector<site::Index>& pages) {
  Paths paths;
  for (const site::Index page : pages) paths.push_back(site.pages[page].path);
  return paths;
}
