// Finds the part of a text that is its summary.
#pragma once

#include <cstddef>
#include <string>

#include "markdown/tree.h"

namespace markdown {

// The half-open range of blocks [first, end). The last block is cut before the node `stop`; code
// and raw HTML are cut after `lines` lines.
struct Extract {
  static constexpr std::size_t kAllLines = static_cast<std::size_t>(-1);

  NodeIndex first = kNoNode;
  NodeIndex end = kNoNode;
  NodeIndex stop = kNoNode;
  std::size_t lines = kAllLines;
  bool is_marked = false;  // the author marked the end by `<!--more-->`
};

// The part that summary.h describes; `first` equals `end` when it is empty.
Extract extract_of(const Tree& tree);

// The text of a block, or the alternative texts of its images when it has no text.
std::string summary_text(const Tree& tree, NodeIndex block, const Node* stop = nullptr);

// The first `count` lines of a text, without the last line end.
std::string first_lines(const std::string& text, std::size_t count);

}  // namespace markdown
