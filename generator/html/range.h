// A part of a text.
#pragma once

#include <cstddef>

namespace html {

// A half-open range [begin, end) of bytes.
struct Range {
  std::size_t begin = 0;
  std::size_t end = 0;

  bool operator==(const Range&) const = default;
};

}  // namespace html
