// A table of warnings and notes by kind, for a terminal that cannot show all of them.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "base/diagnostic.h"
#include "commands/terminal.h"

namespace commands {

// Returns one line for each kind: the number of its diagnostics, its id, and location and message
// of the first one. The most frequent kind comes first. Then a line with the number of kinds that
// are left out, if any, and a line that tells how to see all diagnostics.
//   10000  unknown-key  content/a.md:3:1: unknown key "tilte"
//       2  missing-alt  content/b.md:9:1: this image has no text for those who cannot see it
//   and 3 more kinds
//   see all with --all, or with --only KIND
// The table has at most 20 kinds and at most `rows` lines. A line is cut to the terminal's columns.
std::string kind_table(const std::vector<base::Diagnostic>& diagnostics, std::size_t rows,
                       const Terminal& terminal);

}  // namespace commands
