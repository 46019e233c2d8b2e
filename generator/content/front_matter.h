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

struct FrontMatter {
  std::optional<std::string> title;
  std::optional<base::Date> date;
  std::optional<base::Date> lastmod;
  std::optional<base::Date> publish_date;
  std::optional<base::Date> expiry_date;
  bool draft = false;
  std::optional<Text> slug;
  std::optional<Text> url;
  std::vector<Text> aliases;
  std::string description;
  std::optional<Text> layout;
  std::optional<int> weight;
  std::vector<Terms> terms;      // only taxonomies that the site has
  std::optional<bool> comments;  // absent: as the configuration says
  std::optional<Text> image;     // for Open Graph: beside the page, root-relative or absolute
  std::optional<Original> original;
  std::optional<int> shares;
  std::optional<int> views;
  base::ValueMap params;
};

}  // namespace content
