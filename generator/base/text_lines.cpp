#include "base/text_lines.h"

#include <algorithm>
#include <utility>

#include "base/text.h"

namespace base {
namespace {

std::vector<std::string_view> lines_of(std::string_view text) {
  std::vector<std::string_view> lines = split(text, '\n');
  for (std::string_view& line : lines) {
    if (line.ends_with('\r')) line.remove_suffix(1);
  }
  return lines;
}

}  // namespace

TextLines::TextLines(std::string_view text)
    : size_(text.size()), begins_({0}), columns_(lines_of(text)) {
  for (std::size_t at = text.find('\n'); at != std::string_view::npos; at = text.find('\n', at + 1))
    begins_.push_back(at + 1);
}

std::size_t TextLines::index_of(std::size_t offset) const {
  const auto next = std::upper_bound(begins_.begin(), begins_.end(), offset);
  return static_cast<std::size_t>(next - begins_.begin()) - 1;
}

int TextLines::line_of(std::size_t offset) const { return static_cast<int>(index_of(offset)) + 1; }

Location TextLines::locate(std::string file, std::size_t offset, std::size_t length) const {
  offset = std::min(offset, size_);
  const std::size_t index = index_of(offset);
  const std::lock_guard lock(mutex_);
  const std::string_view line = columns_.line(index);
  const std::size_t within = std::min(offset - begins_[index], line.size());
  return locate_in_line(std::move(file), line,
                        {static_cast<int>(index) + 1, columns_.column(index, within), within},
                        length);
}

}  // namespace base
