#include "commands/console.h"

#include <ostream>

#include "commands/findings.h"

namespace commands {

void print(const base::Report& report, const Console& console) {
  const auto sorted = report.sorted();
  if (sorted.empty()) return;
  Console all = console;
  all.detail = Detail::all;
  print_findings(sorted, all, "");
  if (console.form != Form::json) console.err << counts_text(sorted) << '\n';
}

}  // namespace commands
