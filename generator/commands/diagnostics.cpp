#include "commands/diagnostics.h"

#include <algorithm>
#include <ostream>

#include "base/text.h"

namespace commands {

void print(const base::Report& report, std::ostream& err) {
  const auto sorted = report.sorted();
  if (sorted.empty()) return;
  for (const base::Diagnostic& diagnostic : sorted) err << base::format(diagnostic);
  const auto errors =
      static_cast<std::size_t>(std::count_if(sorted.begin(), sorted.end(), [](const auto& d) {
        return d.severity == base::Severity::error;
      }));
  err << base::count_of(errors, "error") << ", "
      << base::count_of(sorted.size() - errors, "warning") << '\n';
}

}  // namespace commands
