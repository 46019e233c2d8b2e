// Prints the diagnostics of a preview: all of them at first, and after a rebuild what is new.
#pragma once

#include "base/report.h"
#include "commands/console.h"
#include "commands/report_history.h"

namespace commands {

class ChangePrinter {
 public:
  // The streams of the console must outlive the printer.
  explicit ChangePrinter(Console console) : console_(std::move(console)) {}

  // Prints the diagnostics that are new since the last call, and one line with the numbers of those
  // that are new, mended and present. Prints nothing if nothing changed. JSON has every diagnostic
  // of each build.
  void operator()(const base::Report& report);

 private:
  Console console_;
  ReportHistory history_;
  bool is_first_ = true;
};

}  // namespace commands
