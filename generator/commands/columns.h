// Rows of text: aligned for eyes, or parted by tabs for programs.
#pragma once

#include <string>
#include <vector>

#include "commands/console.h"

namespace commands {

using Row = std::vector<std::string>;

// On a terminal `heading` comes first. Control characters become blanks, so that a row is a line.
// No rows print nothing.
void print_rows(const Row& heading, const std::vector<Row>& rows, const Console& console);

// At most `width` columns of a text, with "…" for what is cut off.
std::string shortened(const std::string& text, std::size_t width);

}  // namespace commands
