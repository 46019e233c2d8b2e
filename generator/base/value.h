// A tree of plain values from YAML or JSON: `params` and data files. Templates look values up by
// name.
#pragma once

#include <map>
#include <string>
#include <variant>
#include <vector>

namespace base {

struct Value;
using ValueList = std::vector<Value>;
using ValueMap = std::map<std::string, Value>;

// Scalars stay text: `0123` is not a number and `yes` is not a boolean. Only `true` and `false`
// become booleans.
struct Value {
  std::variant<std::monostate, bool, std::string, ValueList, ValueMap> data;

  bool operator==(const Value&) const = default;
};

}  // namespace base
