// The size of the terminal that a command prints to, and whether it shows colors.
#pragma once

#include <cstddef>
#include <string_view>

#include "base/diagnostic.h"

namespace commands {

// The default describes a pipe or a file: 40 rows can be read at once in a log, and lines have any
// length.
struct Terminal {
  std::size_t rows = 40;
  std::size_t columns = 0;  // 0: no limit
  base::Style style = base::Style::plain;
};

// Describes what is behind the file descriptor. A terminal is colored unless TERM is "dumb" or
// NO_COLOR is set to a text that is not empty (no-color.org).
Terminal terminal_of(int descriptor);

// Returns the number of rows that the text takes on the terminal. Longer lines are wrapped. Each
// line ends with "\n"; the text has no escape sequences.
std::size_t rows_of(std::string_view text, const Terminal& terminal);

}  // namespace commands
