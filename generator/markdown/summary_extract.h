// Which part of a text stands for it in lists of pages.
#pragma once

#include <cstddef>
#include <string>

#include "markdown/tree.h"

namespace markdown {

// The blocks `first` up to (not including) `end`; of the last of them what stands before `stop`, of
// code and raw HTML the first `lines` lines.
struct Extract {
  static constexpr std::size_t kAllLines = static_cast<std::size_t>(-1);

  NodeIndex first = kNoNode;
  NodeIndex end = kNoNode;
  NodeIndex stop = kNoNode;
  std::size_t lines = kAllLines;
  bool is_marked = false;  // its author set the end, by `<!--more-->`
};

// The part that summary.h describes; `first` is `end` when there is none.
Extract extract_of(const Tree& tree);

// What a block says: its text, or where it has none the texts that stand for its images.
std::string summary_text(const Tree& tree, NodeIndex block, const Node* stop = nullptr);

// The first `count` lines of a text, without the end of the last.
std::string first_lines(const std::string& text, std::size_t count);

}  // namespace markdown
