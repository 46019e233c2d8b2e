// Front matter from one place: a page, a `cascade` of a section, or the defaults of postil.yaml.
#pragma once

#include <functional>
#include <set>
#include <string>
#include <vector>

#include "content/front_matter.h"

namespace content {

struct FrontMatterBlock {
  FrontMatter values;
  // The keys that the block sets, in Postil's own spelling ("lastmod", "tags"). An empty list
  // counts as set (`tags: []`), an empty text does not.
  std::set<std::string, std::less<>> given;
};

// Selects the pages below a section that inherit a cascade.
struct Target {
  std::string path;  // a pattern (glob.h) for "/posts/a"; empty: all paths
  std::string kind;  // "page", "section", "home", "taxonomy", "term"; empty: all kinds
};

struct Cascade {
  Target target;
  FrontMatterBlock front_matter;
};

// All front matter of a source file.
struct Preamble {
  FrontMatterBlock own;
  std::vector<Cascade> cascades;  // in the order of the file
};

}  // namespace content
