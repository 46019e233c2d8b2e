// Converts between byte offsets and columns in the lines of one text.
#pragma once

#include <cstddef>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

namespace base {

// Lines count from 0, columns from 1 in characters (code points; an invalid byte is one). A query
// costs at most kStep characters: a long line is counted once, at its first query.
class LineColumns {
 public:
  static constexpr std::size_t kStep = 512;

  // The text of `lines` must outlive this object.
  explicit LineColumns(std::vector<std::string_view> lines) : lines_(std::move(lines)) {}

  // Empty for a line that the text does not have.
  std::string_view line(std::size_t number) const {
    return number < lines_.size() ? lines_[number] : std::string_view();
  }

  // The column of the character at byte `offset` of a line. The offset is clamped to the line.
  int column(std::size_t number, std::size_t offset);
  // The byte offset of a column: the end of the line for a column behind it.
  std::size_t offset(std::size_t number, int column);

  // How many characters were counted so far, to measure the work.
  std::size_t counted() const { return counted_; }

 private:
  // The bytes of each kStep-th character of a line, the first one included.
  using Marks = std::vector<std::size_t>;

  const Marks& marks(std::size_t number);

  std::vector<std::string_view> lines_;
  std::unordered_map<std::size_t, Marks> marks_;  // of lines longer than kStep bytes
  std::size_t counted_ = 0;
};

}  // namespace base
