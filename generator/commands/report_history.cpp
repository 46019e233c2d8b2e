#include "commands/report_history.h"

#include <algorithm>
#include <map>
#include <string>
#include <tuple>
#include <utility>

namespace commands {
namespace {

using Diagnostics = std::vector<base::Diagnostic>;
// Severity, kind, file, message and hint.
using Identity = std::tuple<base::Severity, base::Kind, std::string, std::string, std::string>;

bool is_digit(char c) { return c >= '0' && c <= '9'; }

// Messages and hints name other places as "on line 12" and "content/a.md:12:3". Removes these
// numbers, which change with each line that is written above.
std::string without_places(const std::string& text) {
  constexpr std::string_view kLine = "line ";
  std::string shown;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool begins_number =
        is_digit(text[i]) && (shown.ends_with(':') || shown.ends_with(kLine));
    if (!begins_number) {
      shown += text[i];
      continue;
    }
    while (i + 1 < text.size() && is_digit(text[i + 1])) ++i;
  }
  return shown;
}

Identity identity_of(const base::Diagnostic& diagnostic) {
  return {diagnostic.severity, diagnostic.kind, diagnostic.location.file,
          without_places(diagnostic.message), without_places(diagnostic.hint)};
}

// Returns the diagnostics of `some` without one of `others` for each: the same one, or else one
// that moved.
Diagnostics without(const Diagnostics& some, const Diagnostics& others) {
  std::map<Identity, Diagnostics> left;
  for (const base::Diagnostic& each : others) left[identity_of(each)].push_back(each);
  Diagnostics unequal;
  for (const base::Diagnostic& each : some) {
    Diagnostics& alike = left[identity_of(each)];
    const auto same = std::find(alike.begin(), alike.end(), each);
    if (same == alike.end()) {
      unequal.push_back(each);
    } else {
      alike.erase(same);
    }
  }
  Diagnostics remaining;
  for (const base::Diagnostic& each : unequal) {
    Diagnostics& moved = left[identity_of(each)];
    if (moved.empty()) {
      remaining.push_back(each);
    } else {
      moved.pop_back();
    }
  }
  return remaining;
}

}  // namespace

ReportChange ReportHistory::next(const base::Report& report) {
  Diagnostics now = report.sorted();
  ReportChange change{without(now, known_), without(known_, now)};
  if (report.has_errors()) {
    const auto first_unseen = std::stable_partition(
        change.mended.begin(), change.mended.end(),
        [](const auto& each) { return each.severity == base::Severity::error; });
    now.insert(now.end(), first_unseen, change.mended.end());
    change.mended.erase(first_unseen, change.mended.end());
  }
  known_ = std::move(now);
  return change;
}

}  // namespace commands
