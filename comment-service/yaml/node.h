// A YAML document as plain values, each with its place in the file.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace yaml {

enum class Kind { null, scalar, list, map };

struct Node {
  Kind kind = Kind::null;
  // The scalar, unquoted, as it is written: `no`, `0123` are texts.
  std::string text = {};
  // In bytes, in the file.
  std::size_t offset = 0;
  std::size_t length = 1;
  // Of a map: one for each item, none twice.
  std::vector<Node> keys = {};
  std::vector<Node> items = {};
};

// "a list", "a map", "nothing" or "a text", for messages.
std::string_view kind_name(const Node& node);

}  // namespace yaml
