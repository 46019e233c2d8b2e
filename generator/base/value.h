// A tree of plain values, as YAML and JSON have them: for `params` and data files, which templates
// read by name.
#pragma once

#include <map>
#include <string>
#include <variant>
#include <vector>

namespace base {

struct Value;
using ValueList = std::vector<Value>;
using ValueMap = std::map<std::string, Value>;

// Scalars stay text (`0123` and `yes` are not numbers or truth here), except what was written as
// true or false.
struct Value {
  std::variant<std::monostate, bool, std::string, ValueList, ValueMap> data;

  bool operator==(const Value&) const = default;
};

}  // namespace base
