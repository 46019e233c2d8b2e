#include "commands/findings.h"

#include <algorithm>
#include <ostream>

#include "base/json.h"
#include "base/text.h"
#include "commands/kind_table.h"

namespace commands {
namespace {

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

bool is_error(const base::Diagnostic& diagnostic) {
  return diagnostic.severity == base::Severity::error;
}

// Whether all of them, in full, take at most so many rows.
bool fit(const std::vector<base::Diagnostic>& diagnostics, std::size_t rows,
         const Terminal& terminal) {
  std::size_t used = 0;
  return std::all_of(diagnostics.begin(), diagnostics.end(), [&](const base::Diagnostic& each) {
    used += rows_of(base::format(each), terminal);
    return used <= rows;
  });
}

void print_in_full(const std::vector<base::Diagnostic>& diagnostics, const Console& console) {
  for (const base::Diagnostic& each : diagnostics)
    console.err << base::format(each, console.terminal.style);
}

void print_for_people(const std::vector<base::Diagnostic>& chosen, const Console& console,
                      std::string_view last_line) {
  std::vector<base::Diagnostic> others;
  std::vector<base::Diagnostic> errors;
  std::partition_copy(chosen.begin(), chosen.end(), std::back_inserter(errors),
                      std::back_inserter(others), is_error);
  const std::size_t all_rows = console.terminal.rows;
  const std::size_t rows = all_rows - std::min(all_rows, rows_of(last_line, console.terminal));
  const bool is_in_full = console.detail == Detail::all || !console.only.empty();
  if (is_in_full || fit(others, rows, console.terminal)) {
    print_in_full(others, console);
  } else {
    console.err << kind_table(others, rows, console.terminal);
  }
  print_in_full(errors, console);
}

}  // namespace

void print_findings(const std::vector<base::Diagnostic>& sorted, const Console& console,
                    std::string_view last_line) {
  std::vector<base::Diagnostic> chosen;
  std::copy_if(sorted.begin(), sorted.end(), std::back_inserter(chosen),
               [&](const base::Diagnostic& each) {
                 return is_error(each) || console.only.empty() || console.only.contains(each.kind);
               });
  if (console.form != Form::json) return print_for_people(chosen, console, last_line);
  for (const base::Diagnostic& each : chosen) console.err << base::to_text(json_of(each)) << '\n';
}

std::string counts_text(const std::vector<base::Diagnostic>& diagnostics) {
  std::vector<std::string> parts;
  for (const auto severity :
       {base::Severity::error, base::Severity::warning, base::Severity::note}) {
    const auto count =
        std::count_if(diagnostics.begin(), diagnostics.end(),
                      [&](const base::Diagnostic& each) { return each.severity == severity; });
    if (count == 0) continue;
    parts.push_back(base::count_of(static_cast<std::size_t>(count), base::name_of(severity)));
  }
  return base::join(parts, ", ");
}

}  // namespace commands
