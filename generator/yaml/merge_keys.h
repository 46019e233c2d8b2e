// Merge keys: `<<: *defaults` takes over what another map holds.
#pragma once

#include <functional>

#include "yaml/node.h"

namespace yaml {

// Whether a key is a merge key.
bool is_merge_key(const Node& key);

// Replaces the merge keys of `map` by the entries of the maps that they name (one, or a list). An
// entry that the map has itself stays; of several maps the first counts. Source of the rule: the
// merge type of YAML 1.1. `wrong` is called with what is no map.
void merge_keys(Node& map, const std::function<void(const Node&)>& wrong);

}  // namespace yaml
