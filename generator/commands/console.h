// The output streams of a command and their format. Data and diagnostics have separate streams.
#pragma once

#include <iosfwd>
#include <set>

#include "base/report.h"
#include "commands/terminal.h"

namespace commands {

// terminal: for people, in columns. lines: for programs, one record a line, fields separated by
// tabs. json: one document on `out`, and one line of JSON for each diagnostic.
enum class Form { terminal, lines, json };

// Which warnings and notes are printed one by one: as many as fit, or all of them.
enum class Detail { fitting, all };

struct Console {
  std::ostream& out;  // data and results
  std::ostream& err;  // diagnostics
  Form form = Form::lines;
  Terminal terminal = {};  // behind `err`
  Detail detail = Detail::fitting;
  std::set<base::Kind> only = {};  // the kinds of warnings and notes to print; empty: all kinds
};

// Prints all diagnostics in full, errors last, then their number if there are any. JSON has no
// number. Commands that look at the whole site use findings.h.
void print(const base::Report& report, const Console& console);

}  // namespace commands
