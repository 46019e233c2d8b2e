#include "yaml/flat_map.h"

#include <yaml-cpp/yaml.h>

#include <set>

namespace yaml {
namespace {

base::Fault wrong(const YAML::Mark& mark, const std::string& message) {
  // yaml-cpp counts lines and columns from 0.
  return {base::Code::bad_request, std::to_string(mark.line + 1) + ":" +
                                       std::to_string(mark.column + 1) + ": error: " + message};
}

base::Result<std::vector<std::string>> values_in(const YAML::Node& node) {
  if (node.IsScalar()) return std::vector{node.Scalar()};
  if (!node.IsSequence()) return wrong(node.Mark(), "expected a text or a list of texts");
  std::vector<std::string> values;
  for (const YAML::Node& item : node) {
    if (!item.IsScalar()) return wrong(item.Mark(), "expected a text");
    values.push_back(item.Scalar());
  }
  return values;
}

// Adds the entries of a mapping. For a nested mapping, `prefix` is "outer.".
base::Result<void> add_entries(const YAML::Node& map, const std::string& prefix,
                               std::vector<Entry>& entries) {
  std::set<std::string> seen;
  for (const auto& pair : map) {
    const YAML::Mark mark = pair.first.Mark();
    if (!pair.first.IsScalar()) return wrong(mark, "expected a text as key");
    const std::string key = prefix + pair.first.Scalar();
    if (!seen.insert(key).second) return wrong(mark, "\"" + key + "\" stands here twice");
    if (pair.second.IsMap() && prefix.empty()) {
      TRY_DONE(add_entries(pair.second, key + ".", entries));
      continue;
    }
    TRY(std::vector<std::string> values, values_in(pair.second));
    entries.push_back({key, std::move(values), mark.line + 1, mark.column + 1});
  }
  return {};
}

base::Result<std::vector<Entry>> entries_in(const YAML::Node& root) {
  std::vector<Entry> entries;
  if (root.IsNull()) return entries;
  if (!root.IsMap()) return wrong(root.Mark(), "expected \"key: value\" lines");
  TRY_DONE(add_entries(root, "", entries));
  return entries;
}

}  // namespace

base::Result<std::vector<Entry>> read_flat_map(std::string_view text) {
  try {
    return entries_in(YAML::Load(std::string(text)));
  } catch (const YAML::Exception& error) {
    return wrong(error.mark, error.msg);
  }
}

}  // namespace yaml
