// What an author may say about a page above its text. Every value that can be wrong later keeps its
// place.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/diagnostic.h"
#include "base/time.h"
#include "base/value.h"

namespace content {

// A text and where it was written.
struct Text {
  std::string value;
  base::Location location;
};

// The article that a page republishes.
struct Original {
  std::string url;
  std::string note;  // "Republished with the author's permission"; may be empty
};

// A taxonomy and the terms that a page has of it, in the order written.
struct Terms {
  std::string taxonomy;  // "tags"
  std::vector<Text> terms;
};

// The picture that stands for a page: in cards and where the page is shared.
struct Image {
  Text source;      // beside the page, root-relative or absolute
  std::string alt;  // what it shows, for those who do not see it; may be empty
};

// A place in a menu that a page claims for itself.
struct MenuEntry {
  std::string menu;        // "main"
  std::string name;        // empty: the page's title
  std::string identifier;  // what `parent` of others names; empty: the name
  std::string parent;      // identifier of the entry above; empty: at the top
  std::optional<int> weight;
  base::Location location;
};

struct FrontMatter {
  std::optional<std::string> title;
  std::optional<base::Date> date;
  std::optional<base::Date> lastmod;
  std::optional<base::Date> publish_date;
  std::optional<base::Date> expiry_date;
  bool draft = false;
  std::optional<base::Location> not_draft;  // where the page itself says that it is no draft
  bool unlisted = false;                    // rendered, but in no list, feed, sitemap or menu
  std::optional<bool> sitemap;              // false: not in the sitemap
  std::optional<Text> slug;
  std::optional<Text> url;
  std::vector<Text> aliases;
  std::string description;
  std::optional<std::string> summary;  // in place of the first blocks of the text
  std::vector<Text> keywords;
  std::optional<Text> layout;
  std::optional<Text> type;  // templates are looked up as if the page lay in this section
  std::optional<Text> lang;  // a language tag (RFC 5646)
  std::optional<Text> translation_key;
  std::optional<bool> toc;  // false: no list of headings
  std::optional<int> weight;
  std::vector<Terms> terms;      // only taxonomies that the site has
  std::optional<bool> comments;  // absent: as the configuration says
  std::optional<Image> image;
  std::vector<MenuEntry> menus;
  std::vector<Text> related;  // pages named by the author: source paths or URL paths
  std::optional<Original> original;
  std::optional<int> shares;
  std::optional<int> views;
  base::ValueMap params;
};

}  // namespace content
