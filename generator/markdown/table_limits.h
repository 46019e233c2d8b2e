// Counts what makes the tables of one text expensive. Part of limits.cpp.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

#include "markdown/paragraph_limits.h"

namespace markdown {

class TableLimits {
 public:
  // `body_size` is that of the whole text in bytes.
  explicit TableLimits(std::size_t body_size);

  // Adds a line of text at byte `offset`; `begins` tells whether it begins a paragraph.
  std::optional<Excess> add(std::string_view line, std::size_t offset, bool begins);
  // Whether the last line was a row of a table. Each row is a text of its own.
  bool is_in_table() const { return columns_ > 0; }

 private:
  std::optional<Excess> add_row(std::size_t cells, std::size_t offset);
  bool exceeds_cell_steps(std::size_t cells);

  std::size_t columns_ = 0;     // of the open table; 0: none is open
  std::size_t missing_ = 0;     // cells that rows lack, over all tables
  std::size_t cell_steps_ = 0;  // the squares of the numbers of cells, over all rows
  std::size_t most_cell_steps_ = 0;
  std::size_t cells_before_ = 0;  // in the last line of the paragraph
  std::size_t most_cells_ = 0;    // in a line of the paragraph
  std::size_t paragraph_size_ = 0;
  std::size_t read_again_ = 0;  // bytes of paragraphs, once for each delimiter row without a head
  std::size_t most_read_again_ = 0;
};

}  // namespace markdown
