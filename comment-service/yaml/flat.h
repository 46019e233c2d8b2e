// A YAML mapping of texts, as settings are: the only user of yaml-cpp.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace yaml {

struct Entry {
  // Of a mapping in the mapping: "outer.inner".
  std::string key;
  // One for a text, any number for a list.
  std::vector<std::string> values;
  // 1-based.
  int line = 0;
  int column = 0;
};

// In file order. Fault: bad_request, with line and column, for anything that is not a mapping of
// texts and lists of texts, one level deep, and for a key that stands there twice (which yaml-cpp
// accepts).
base::Result<std::vector<Entry>> flat(std::string_view text);

}  // namespace yaml
