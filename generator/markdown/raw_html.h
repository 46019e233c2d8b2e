// A part of the HTML that its author wrote as HTML.
#pragma once

#include <cstddef>

#include "markdown/tree.h"

namespace markdown {

struct RawHtml {
  NodeIndex node = kNoNode;
  // Half-open range [begin, end) of bytes of the HTML.
  std::size_t begin = 0;
  std::size_t end = 0;
  // Where it begins in the body, from 1; the column in characters.
  int line = 1;
  int column = 1;
};

}  // namespace markdown
