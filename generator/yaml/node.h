// A YAML document as plain values, each with its place in the file.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.h"
#include "base/value.h"

namespace yaml {

// Some YAML and the file it stands in: bytes `begin` to `end` of `text`, which is the whole file
// (UTF-8, LF line ends). `text` must outlive the block.
struct Block {
  std::string file;
  std::string_view text;
  std::size_t begin = 0;
  std::size_t end = 0;

  // The place of `length` bytes at byte `offset` of the file.
  base::Location place(std::size_t offset, std::size_t length = 1) const;
};

enum class Kind { null, scalar, list, map };

// An alias is a copy of what it names, at the place of the alias.
struct Node {
  Kind kind = Kind::null;
  // The scalar, unquoted; of a null what was written: "", "~", "null", "Null", "NULL".
  std::string text;
  bool quoted = false;      // a quoted or block scalar: never true, false or null
  std::size_t offset = 0;   // in bytes, in the file
  std::size_t length = 1;   // in bytes, to underline
  std::vector<Node> keys;   // map only: scalars or nulls, in the order written; none twice
  std::vector<Node> items;  // of a list, or of a map: one for each key
};

// A list, a map, "nothing" or a text, for messages: "a list".
std::string_view kind_name(const Node& node);

// The plain value: `true` and `false` unquoted become truth values, all other scalars stay text.
base::Value to_value(const Node& node);

}  // namespace yaml
