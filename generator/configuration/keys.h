// The keys of postil.yaml as one table: how each is read, and what it is when nobody set it.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "configuration/configuration.h"
#include "yaml/reader.h"

namespace configuration {

struct Key {
  std::string_view name;
  // Reads the value. Null: the value must be a map of `keys`.
  void (*read)(const yaml::Reader&, const yaml::Entry&, Configuration&) = nullptr;
  // The default as YAML in one line. Null: a map that is empty until somebody fills it.
  std::string (*show)(const Configuration&) = nullptr;
  std::span<const Key> keys = {};  // of a map
};

std::span<const Key> all_keys();

// Reads the entries of one map. Unknown keys are warned about; for keys of other generators' files
// the hint says how Postil calls them.
void read_keys(const yaml::Reader& reader, const std::vector<yaml::Entry>& entries,
               std::span<const Key> keys, Configuration& out);

}  // namespace configuration
