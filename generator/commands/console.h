// Where a command says things, and in which form: data on one stream, diagnostics on the other.
#pragma once

#include <iosfwd>

#include "base/report.h"

namespace commands {

// terminal: for eyes, in columns. lines: for other programs, a record a line, its fields parted by
// tabs. json: one document, and a line of JSON for each diagnostic.
enum class Form { terminal, lines, json };

struct Console {
  std::ostream& out;  // data, and what was done
  std::ostream& err;  // what is wrong
  Form form = Form::lines;
};

// All diagnostics, sorted, then how many there are, if any; of many warnings that differ in their
// place only, the first three. As JSON every one, without the number.
void print(const base::Report& report, const Console& console);

}  // namespace commands
