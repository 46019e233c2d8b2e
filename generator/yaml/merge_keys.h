// YAML merge keys: `<<: *defaults` copies the entries of another map.
#pragma once

#include <functional>

#include "yaml/node.h"

namespace yaml {

// Whether a key is a merge key.
bool is_merge_key(const Node& key);

// Replaces the merge keys of `map` by the entries of the maps that they name (one map or a list of
// maps). An own entry of `map` wins over a merged one; among several maps the first wins. Source of
// the rule: the merge type of YAML 1.1. Calls `wrong` with every merged value that is not a map.
void merge_keys(Node& map, const std::function<void(const Node&)>& wrong);

}  // namespace yaml
