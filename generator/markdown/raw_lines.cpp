#include "markdown/raw_lines.h"

#include <algorithm>

namespace markdown {

void RawLines::find_line(int line, int column, std::string_view html, std::size_t offset) {
  const std::size_t line_end = html.substr(0, offset).rfind('\n');
  html_ = html.data();
  begin_ = line_end == std::string_view::npos ? 0 : line_end + 1;
  end_ = std::min(html.find_first_of("\r\n", offset), html.size());
  const std::string_view written = html.substr(begin_, end_ - begin_);
  const auto index = static_cast<std::size_t>(std::max(line, 1)) - 1;
  const std::string_view whole = columns_.line(index);
  found_ = std::string_view::npos;
  // One line may hold the same HTML twice.
  if (begin_ == 0) found_ = whole.find(written, columns_.offset(index, column));
  if (found_ == std::string_view::npos) found_ = whole.find(written);
}

int RawLines::column(int line, int column, std::string_view html, std::size_t offset) {
  if (html.data() != html_ || offset < begin_ || offset >= end_)
    find_line(line, column, html, offset);
  if (found_ == std::string_view::npos) return column;
  return columns_.column(static_cast<std::size_t>(std::max(line, 1)) - 1, found_ + offset - begin_);
}

}  // namespace markdown
