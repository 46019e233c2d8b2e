#include "commands/console.h"

#include <algorithm>
#include <map>
#include <ostream>
#include <tuple>

#include "base/json.h"
#include "base/text.h"

namespace commands {
namespace {

// A whole blog may use a key that Postil does not know. Six or more such equal warnings are cut to
// three and a number. Errors are never cut, because each must be fixed.
constexpr std::size_t kShown = 3;
constexpr std::size_t kWorthCounting = 6;

using Likeness = std::tuple<base::Severity, std::string, std::string>;

Likeness likeness(const base::Diagnostic& diagnostic) {
  return {diagnostic.severity, diagnostic.message, diagnostic.hint};
}

void print_for_eyes(const std::vector<base::Diagnostic>& sorted, std::ostream& err) {
  std::map<Likeness, std::size_t> total;
  for (const base::Diagnostic& diagnostic : sorted) ++total[likeness(diagnostic)];
  std::map<Likeness, std::size_t> seen;
  for (const base::Diagnostic& diagnostic : sorted) {
    const std::size_t all = total[likeness(diagnostic)];
    const std::size_t number = ++seen[likeness(diagnostic)];
    const bool is_counted = diagnostic.severity != base::Severity::error && all >= kWorthCounting;
    if (is_counted && number > kShown) continue;
    err << base::format(diagnostic);
    if (is_counted && number == kShown)
      err << "  … and " << all - kShown << " more like this; --json shows them all\n";
  }
}

base::Json json_of(const base::Diagnostic& diagnostic) {
  const base::Location& place = diagnostic.location;
  return base::JsonObject{
      {"severity", std::string(base::name_of(diagnostic.severity))},
      {"kind", std::string(base::id_of(diagnostic.kind))},
      {"file", base::json_or_null(place.file)},
      {"line", base::json_or_null(place.line)},
      {"column", base::json_or_null(place.column)},
      {"length", base::json_or_null(place.line > 0 ? std::max(1, place.length) : 0)},
      {"message", diagnostic.message},
      {"hint", base::json_or_null(diagnostic.hint)}};
}

}  // namespace

void print(const base::Report& report, const Console& console) {
  const auto sorted = report.sorted();
  if (console.form == Form::json) {
    for (const base::Diagnostic& diagnostic : sorted)
      console.err << base::to_text(json_of(diagnostic)) << '\n';
    return;
  }
  if (sorted.empty()) return;
  print_for_eyes(sorted, console.err);
  console.err << base::count_of(report.errors(), "error") << ", "
              << base::count_of(report.warnings(), "warning");
  if (report.notes() > 0) console.err << ", " << base::count_of(report.notes(), "note");
  console.err << '\n';
}

}  // namespace commands
