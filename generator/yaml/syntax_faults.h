// What yaml-cpp says of a syntax error, in the author's words: where it really is, and the way out.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "base/diagnostic.h"
#include "yaml/node.h"

namespace yaml {

// What the parser had read when it stopped.
struct Progress {
  const Node* last_scalar = nullptr;     // the last scalar or key; may be null
  std::vector<std::size_t> open_braces;  // offsets of "[" and "{" that are not closed, outer first
};

// `message` is yaml-cpp's, `offset` its place in the file.
base::Diagnostic syntax_fault(const Block& block, std::string_view message, std::size_t offset,
                              const Progress& progress);

// One past the end of the scalar at `offset`: of its closing quote when it is quoted; nothing is
// known of others, and `offset` itself comes back. npos: the quote is never closed.
std::size_t quoted_end(const Block& block, std::size_t offset);

}  // namespace yaml
