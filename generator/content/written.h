// Front matter as one place gives it: a page, a `cascade` of a section, the defaults of
// postil.yaml.
#pragma once

#include <functional>
#include <set>
#include <string>
#include <vector>

#include "content/front_matter.h"

namespace content {

struct Written {
  FrontMatter values;
  // What the place says something of, in Postil's own spelling ("lastmod", "tags"): also where it
  // says "nothing" (`tags: []`).
  std::set<std::string, std::less<>> given;
};

// Which of the pages below a section take over what it hands down.
struct Target {
  std::string path;  // a pattern (glob.h) for "/posts/a"; empty: all
  std::string kind;  // "page", "section", "home", "taxonomy", "term"; empty: all
};

struct Cascade {
  Target target;
  Written written;
};

// What stands above a text.
struct Preamble {
  Written own;
  std::vector<Cascade> cascades;  // in the order written
};

}  // namespace content
