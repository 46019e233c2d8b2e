#include "markdown/table_limits.h"

#include <algorithm>

#include "base/text.h"
#include "markdown/limits.h"

namespace markdown {
namespace {

// The number of cells in a row, by GitHub's rules: an outer pipe begins or ends no cell.
std::size_t cells_in(std::string_view row) {
  row = base::trim(row);
  if (row.starts_with('|')) row.remove_prefix(1);
  std::size_t pipes = 0;
  bool ends_in_pipe = false;
  for (std::size_t i = row.find_first_of("\\|"); i < row.size();
       i = row.find_first_of("\\|", i + 1)) {
    if (row[i] == '\\') {
      ++i;
      continue;
    }
    ++pipes;
    ends_in_pipe = i + 1 == row.size();
  }
  return pipes + (ends_in_pipe ? 0 : 1);
}

// "|:--|--:|"
bool is_delimiter_row(std::string_view line) {
  return line.find('-') != std::string_view::npos &&
         line.find_first_not_of("|-: \t\r") == std::string_view::npos;
}

}  // namespace

// The parser walks over all cells of a row for each further cell, which takes about a nanosecond
// for each. Rows of up to kMostCells cells never exceed the limit.
//
// A paragraph is read again for each delimiter row that does not fit the line above. Sixteen
// readings of a whole text stay far below the time that parsing it takes.
TableLimits::TableLimits(std::size_t body_size)
    : most_cell_steps_(100'000'000 + kMostCells * body_size),
      most_read_again_(1'000'000 + 16 * body_size) {}

bool TableLimits::exceeds_cell_steps(std::size_t cells) {
  cell_steps_ += cells * cells;
  return cell_steps_ > most_cell_steps_;
}

std::optional<Excess> TableLimits::add_row(std::size_t cells, std::size_t offset) {
  if (exceeds_cell_steps(cells)) return Excess{Excess::Kind::cells, offset};
  missing_ += columns_ - std::min(columns_, cells);
  if (missing_ > kMostMissingCells) return Excess{Excess::Kind::missing_cells, offset};
  return std::nullopt;
}

std::optional<Excess> TableLimits::add(std::string_view line, std::size_t offset, bool begins) {
  if (begins) columns_ = cells_before_ = most_cells_ = paragraph_size_ = 0;
  const std::size_t cells = cells_in(line);
  if (columns_ > 0) return add_row(cells, offset);
  if (!begins && is_delimiter_row(line)) {
    if (exceeds_cell_steps(most_cells_) || exceeds_cell_steps(cells))
      return Excess{Excess::Kind::cells, offset};
    if (cells == cells_before_) {
      columns_ = cells;
    } else if ((read_again_ += paragraph_size_) > most_read_again_) {
      return Excess{Excess::Kind::delimiters, offset};
    }
  }
  cells_before_ = cells;
  most_cells_ = std::max(most_cells_, cells);
  paragraph_size_ += line.size() + 1;
  return std::nullopt;
}

}  // namespace markdown
