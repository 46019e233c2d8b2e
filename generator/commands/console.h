// The output streams of a command and their format. Data and diagnostics have separate streams.
#pragma once

#include <iosfwd>

#include "base/report.h"

namespace commands {

// terminal: for people, in columns. lines: for programs, one record a line, fields separated by
// tabs. json: one document on `out`, and one line of JSON for each diagnostic.
enum class Form { terminal, lines, json };

struct Console {
  std::ostream& out;  // data and results
  std::ostream& err;  // diagnostics
  Form form = Form::lines;
};

// Prints all diagnostics, sorted, then their number if there are any. Of many warnings that differ
// only in their place, just the first three are printed. JSON has every diagnostic and no number.
void print(const base::Report& report, const Console& console);

}  // namespace commands
