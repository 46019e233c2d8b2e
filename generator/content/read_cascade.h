// Reads `cascade` of an `_index.md` and the target of each entry.
#pragma once

#include <vector>

#include "content/front_matter_block.h"
#include "yaml/reader.h"

namespace content {

struct CascadeEntries {
  Target target;
  std::vector<yaml::Entry> entries;  // without the key `target`
};

// The value is a map of front matter or a list of such maps. Each map may select its pages with
// `target` (or Hugo's `_target`): {path, kind}. Reports errors. Leaves out a map with a wrong
// target.
std::vector<CascadeEntries> read_cascade(const yaml::Reader& reader, const yaml::Entry& cascade);

}  // namespace content
