#include "commands/console.h"

#include <ostream>

#include "base/text.h"
#include "commands/json.h"

namespace commands {

void print(const base::Report& report, const Console& console) {
  const auto sorted = report.sorted();
  if (console.form == Form::json) {
    for (const base::Diagnostic& diagnostic : sorted) console.err << to_json(diagnostic) << '\n';
    return;
  }
  if (sorted.empty()) return;
  for (const base::Diagnostic& diagnostic : sorted) console.err << base::format(diagnostic);
  console.err << base::count_of(report.errors(), "error") << ", "
              << base::count_of(report.warnings(), "warning") << '\n';
}

}  // namespace commands
