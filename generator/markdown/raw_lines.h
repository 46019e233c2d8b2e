// Finds the lines of the author's own HTML in the lines of the body.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "base/line_columns.h"

namespace markdown {

class RawLines {
 public:
  // `lines` are those of the body.
  explicit RawLines(std::vector<std::string_view> lines) : columns_(std::move(lines)) {}

  // The column, in characters from 1, that byte `offset` of raw HTML has in `line` of the body.
  // `html` is the text of its node, whose first line begins at about `column`. Each line of HTML is
  // searched once if the offsets come in rising order.
  int column(int line, int column, std::string_view html, std::size_t offset);

 private:
  void find_line(int line, int column, std::string_view html, std::size_t offset);

  base::LineColumns columns_;
  // The last line of HTML: its half-open range of bytes, and where it stands in its line.
  const char* html_ = nullptr;
  std::size_t begin_ = 0;
  std::size_t end_ = 0;
  std::size_t found_ = std::string_view::npos;
};

}  // namespace markdown
