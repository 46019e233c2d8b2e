// The table of the keys in postil.yaml: how to read each key, and its default.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "configuration/configuration.h"
#include "yaml/reader.h"

namespace configuration {

struct Key {
  std::string_view name;
  // Reads the value. When null, the value must be a map with the keys in `keys`.
  void (*read)(const yaml::Reader&, const yaml::Entry&, Configuration&) = nullptr;
  // Returns the default as one line of YAML. When null, the default is an empty map.
  std::string (*show)(const Configuration&) = nullptr;
  std::span<const Key> keys = {};  // the keys of a map
};

std::span<const Key> all_keys();

// Reads the entries of one map. Warns about unknown keys. For a key of another generator, the hint
// names Postil's key.
void read_keys(const yaml::Reader& reader, const std::vector<yaml::Entry>& entries,
               std::span<const Key> keys, Configuration& out);

}  // namespace configuration
