// Turns byte offsets of one text into locations.
#pragma once

#include <cstddef>
#include <mutex>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.h"
#include "base/line_columns.h"

namespace base {

// Does the same as base::locate, which counts lines and columns again for each location. The text
// is read once for any number of locations. Thread-safe.
class TextLines {
 public:
  // `text` must outlive this object.
  explicit TextLines(std::string_view text);

  // The offset is clamped to the text, the length to the line.
  Location locate(std::string file, std::size_t offset, std::size_t length = 1) const;
  // The line of a byte, from 1.
  int line_of(std::size_t offset) const;

 private:
  std::size_t index_of(std::size_t offset) const;

  std::size_t size_;
  std::vector<std::size_t> begins_;  // of each line
  mutable std::mutex mutex_;
  mutable LineColumns columns_;
};

}  // namespace base
