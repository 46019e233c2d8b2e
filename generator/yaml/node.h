// A YAML document as plain values, each with its place in the file.
#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.h"
#include "base/text_lines.h"

namespace yaml {

// A block of YAML: the half-open byte range [begin, end) of `text`. `text` is the whole file
// (UTF-8, LF line ends) and must outlive the block.
struct Block {
  std::string file;
  std::string_view text;
  std::size_t begin = 0;
  std::size_t end = 0;

  // The location of `length` bytes at byte `offset` of the file.
  base::Location place(std::size_t offset, std::size_t length = 1) const;
  // The line of a byte, from 1.
  int line_of(std::size_t offset) const;

  // Filled at the first location. Copies of the block share it; only one thread may use them.
  std::shared_ptr<std::optional<base::TextLines>> lines =
      std::make_shared<std::optional<base::TextLines>>();
};

enum class Kind { null, scalar, list, map };

// For an alias, the node is a copy of its target, with the place of the alias.
struct Node {
  Kind kind = Kind::null;
  // The scalar without quotes. For a null, the text as written: "", "~", "null", "Null" or "NULL".
  std::string text;
  bool quoted = false;      // a quoted or block scalar: never true, false or null
  std::size_t offset = 0;   // in bytes, in the file
  std::size_t length = 1;   // in bytes, to underline
  std::vector<Node> keys;   // only for a map: scalars or nulls in file order, without duplicates
  std::vector<Node> items;  // of a list, or of a map: one item for each key
};

// "a list", "a map", "nothing" or "a text", for messages.
std::string_view kind_name(const Node& node);

}  // namespace yaml
