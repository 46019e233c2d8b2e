// Parses YAML text into a tree of nodes.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.h"
#include "yaml/node.h"

namespace yaml {

// A text and the file name for its messages. Both must outlive everything that refers to them.
struct Source {
  std::string file;
  std::string_view text;
};

// Policies with lists of 60,000 phrases have about one megabyte.
inline constexpr std::size_t kMostBytes = std::size_t{8} << 20U;

// Parses one YAML document; an empty one becomes a null. Each of these is an error at its place:
// invalid UTF-8, a text over kMostBytes, a second document, a duplicate key, a key that is not a
// text, an alias ("billion laughs"), nesting deeper than any use. Returns no node when there are
// errors.
std::optional<Node> parse(const Source& source, std::vector<base::Diagnostic>& errors);

}  // namespace yaml
