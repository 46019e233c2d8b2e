// postil.yaml as values, with the defaults of everything it leaves out.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/diagnostic.h"
#include "base/files.h"
#include "base/report.h"
#include "base/value.h"

namespace configuration {

struct MenuItem {
  std::string name;
  std::string url;  // root-relative ("/posts/"; without the path of base_url) or absolute
};

struct Permalink {
  std::string section;  // top section: "posts"
  std::string pattern;  // "/:year/:month/:slug/"
  base::Location location;
};

struct Comments {
  std::string service;  // URL of postil-comments without a slash at the end; empty: no comments
  bool enabled = true;  // whether pages have comments when their front matter does not say
};

struct Configuration {
  std::string title;  // empty: the name of the site's folder is used
  std::string description;
  std::string base_url;  // "https://example.org/blog/" with the slash, or empty
  std::string language = "en";
  std::string timezone = "UTC";
  std::string theme = "default";
  std::string author;  // who wrote what has no `authors`
  std::vector<std::string> taxonomies = {"tags", "categories", "authors"};
  std::vector<Permalink> permalinks;
  std::vector<MenuItem> menu;  // `menus: {main: […]}`
  int paginate = 10;           // cards on a page of a list, 1 to 1,000
  int feed_items = 20;         // entries of a feed, 1 to 1,000
  Comments comments;
  base::ValueMap params;

  std::string base_path() const;  // "/blog/" of base_url, else "/"
};

// Reads `site`/postil.yaml; a missing file gives the defaults. Mistakes go to `report`, and what
// was right is kept.
Configuration load(const base::Files& files, const std::string& site, base::Report& report);

}  // namespace configuration
