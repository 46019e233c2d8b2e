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
  // The scalar without quotes, as it is written: `no` and `0123` are texts.
  std::string text = {};
  // Byte offset and byte length in the file.
  std::size_t offset = 0;
  std::size_t length = 1;
  // Only for a map: one key for each item, without duplicates.
  std::vector<Node> keys = {};
  std::vector<Node> items = {};
};

// "a list", "a map", "nothing" or "a text", for messages.
std::string_view kind_name(const Node& node);

}  // namespace yaml
