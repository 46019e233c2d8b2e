#include "commands/change_printer.h"

#include <ostream>
#include <string>
#include <utility>

#include "base/text.h"
#include "commands/findings.h"

namespace commands {
namespace {

std::string line_of(const ReportChange& change, const std::vector<base::Diagnostic>& now) {
  if (now.empty()) return "all mended";
  std::vector<std::string> parts;
  if (!change.added.empty()) parts.push_back(counts_text(change.added) + " new");
  if (!change.mended.empty()) parts.push_back(counts_text(change.mended) + " mended");
  const std::string rest = counts_text(now);
  if (change.mended.empty()) {
    parts.push_back(rest + " in all");
  } else {
    parts.push_back(rest + (now.size() == 1 ? " remains" : " remain"));
  }
  return base::join(parts, "; ");
}

}  // namespace

void ChangePrinter::operator()(const base::Report& report) {
  const auto now = report.sorted();
  if (console_.form == Form::json) return print_findings(now, console_, "");
  const ReportChange change = history_.next(report);
  const bool is_first = std::exchange(is_first_, false);
  if (change.added.empty() && change.mended.empty()) return;
  const std::string line = (is_first ? counts_text(now) : line_of(change, now)) + '\n';
  print_findings(change.added, console_, line);
  console_.err << line;
}

}  // namespace commands
