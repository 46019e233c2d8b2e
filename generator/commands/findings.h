// Prints what a command found in the site: warnings and notes first, errors last.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/report.h"
#include "commands/console.h"

namespace commands {

// Prints the diagnostics, which are sorted. Errors are always printed in full. Warnings and notes
// are printed in full if the console wants all or certain kinds, or if they fit into the rows of
// the terminal together with `last_line`, which the caller prints below. Otherwise they are a table
// of kinds. JSON has every diagnostic of the chosen kinds.
void print_findings(const std::vector<base::Diagnostic>& sorted, const Console& console,
                    std::string_view last_line);

// "1 error, 2 warnings, 1 note"; numbers of 0 are left out. Duplicates count once.
std::string counts_text(const std::vector<base::Diagnostic>& diagnostics);

}  // namespace commands
