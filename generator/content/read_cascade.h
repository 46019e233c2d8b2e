// `cascade` of an `_index.md`: which entries go to which pages.
#pragma once

#include <vector>

#include "content/written.h"
#include "yaml/reader.h"

namespace content {

struct CascadeEntries {
  Target target;
  std::vector<yaml::Entry> entries;  // without the target
};

// A map of front matter, or a list of such maps; each may say its pages with `target` (or Hugo's
// `_target`): {path, kind}. What is wrong is reported, and the map with a wrong target left out.
std::vector<CascadeEntries> read_cascade(const yaml::Reader& reader, const yaml::Entry& cascade);

}  // namespace content
