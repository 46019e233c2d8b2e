// Prints rows of fields: aligned for a terminal, separated by tabs for programs.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "commands/console.h"

namespace commands {

using Row = std::vector<std::string>;

// A terminal gets `heading` as its first row. Control characters become blanks, so each row stays
// on one line. Prints nothing if there are no rows.
void print_rows(const Row& heading, const std::vector<Row>& rows, const Console& console);

// The number of terminal columns of the text.
std::size_t width_of(std::string_view text);

// Cuts the text to at most `width` columns; "…" marks the cut.
std::string shortened(const std::string& text, std::size_t width);

}  // namespace commands
