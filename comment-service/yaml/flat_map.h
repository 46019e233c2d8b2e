// Reads a flat YAML mapping of texts, the format of the settings file. Uses yaml-cpp.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace yaml {

struct Entry {
  // A key of a nested mapping is written "outer.inner".
  std::string key;
  // One value for a text, any number of values for a list.
  std::vector<std::string> values;
  // Both count from 1.
  int line = 0;
  int column = 0;
};

// Returns the entries in file order. Accepts a mapping of texts and lists of texts, at most one
// level deep. Anything else is a fault with line and column: bad_request. So is a duplicate key,
// which yaml-cpp accepts.
base::Result<std::vector<Entry>> read_flat_map(std::string_view text);

}  // namespace yaml
