// Translates yaml-cpp's syntax errors into plain messages with the real place and a hint.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "base/diagnostic.h"
#include "yaml/node.h"

namespace yaml {

// The state of the parser when it stopped.
struct Progress {
  const Node* last_scalar = nullptr;     // the last scalar or key; may be null
  std::vector<std::size_t> open_braces;  // offsets of unclosed "[" and "{", outermost first
};

// `message` comes from yaml-cpp; `offset` is its place in the file.
base::Diagnostic syntax_fault(const Block& block, std::string_view message, std::size_t offset,
                              const Progress& progress);

// For a quoted scalar at `offset`, the offset after its closing quote, or npos if the quote is
// never closed. For any other scalar, `offset` itself, because its end is unknown.
std::size_t quoted_end(const Block& block, std::size_t offset);

}  // namespace yaml
