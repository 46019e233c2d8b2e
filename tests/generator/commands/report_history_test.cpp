#include "commands/report_history.h"

#include <doctest/doctest.h>

namespace {

base::Diagnostic warn(const std::string& file, int line, const std::string& message = "w",
                      const std::string& hint = "") {
  return base::warning_at(base::Kind::unknown_key, {.file = file, .line = line, .column = line},
                          message, hint);
}

base::Diagnostic fail(const std::string& file) {
  return base::error_in(base::Kind::bad_date, file, "e");
}

base::Report report_of(const std::vector<base::Diagnostic>& all) {
  base::Report report;
  report.add(all);
  return report;
}

// "+file:line" and "-file:line" of each diagnostic that is new or mended.
std::string change(commands::ReportHistory& history, const std::vector<base::Diagnostic>& now) {
  const commands::ReportChange change = history.next(report_of(now));
  std::string text;
  for (const auto& each : change.added) text += " +" + base::place_text(each.location);
  for (const auto& each : change.mended) text += " -" + base::place_text(each.location);
  return text;
}

}  // namespace

TEST_CASE("a diagnostic is new once, and mended once") {
  commands::ReportHistory history;
  CHECK(change(history, {warn("a", 1), warn("b", 1)}) == " +a:1:1 +b:1:1");
  CHECK(change(history, {warn("a", 1), warn("b", 1)}).empty());
  CHECK(change(history, {warn("b", 1), warn("c", 2)}) == " +c:2:2 -a:1:1");
  CHECK(change(history, {}) == " -b:1:1 -c:2:2");
  CHECK(change(history, {}).empty());
  CHECK(change(history, {warn("a", 1)}) == " +a:1:1");
}

TEST_CASE("a diagnostic that moved is not new") {
  commands::ReportHistory history;
  change(history, {warn("a", 1), warn("a", 5)});
  CHECK(change(history, {warn("a", 3), warn("a", 7)}).empty());
  CHECK(change(history, {warn("a", 3), warn("a", 7), warn("a", 9)}) == " +a:9:9");
  CHECK(change(history, {warn("a", 7)}) == " -a:3:3 -a:9:9");
}

TEST_CASE("of two diagnostics alike only one is the one that moved") {
  commands::ReportHistory history;
  change(history, {warn("a", 1)});
  CHECK(change(history, {warn("a", 3), warn("a", 5)}) == " +a:5:5");
  CHECK(change(history, {warn("a", 7)}) == " -a:5:5");
}

TEST_CASE("a diagnostic that names another line is not new when that line moves") {
  commands::ReportHistory history;
  change(history, {warn("a", 1, "given twice", "it stands on line 9 already"),
                   warn("b", 1, "two aliases; the other one is at content/x.md:12:3")});
  CHECK(change(history, {warn("a", 1, "given twice", "it stands on line 10 already"),
                         warn("b", 1, "two aliases; the other one is at content/x.md:130:4")})
            .empty());
}

TEST_CASE("another message, hint, file, kind or severity is another diagnostic") {
  commands::ReportHistory history;
  change(history, {warn("a", 1, "key h1")});
  CHECK(change(history, {warn("a", 1, "key h2")}) == " +a:1:1 -a:1:1");
  CHECK(change(history, {warn("a", 1, "key h2", "hint")}) == " +a:1:1 -a:1:1");
  CHECK(change(history, {warn("b", 1, "key h2", "hint")}) == " +b:1:1 -a:1:1");
  auto other = warn("b", 1, "key h2", "hint");
  other.kind = base::Kind::ignored_key;
  CHECK(change(history, {other}) == " +b:1:1 -b:1:1");
  other.severity = base::Severity::note;
  CHECK(change(history, {other}) == " +b:1:1 -b:1:1");
}

TEST_CASE("a warning that an error hides is not mended, and not new afterwards") {
  commands::ReportHistory history;
  change(history, {warn("a", 1), warn("b", 1)});
  CHECK(change(history, {fail("postil.yaml")}) == " +postil.yaml");
  CHECK(change(history, {fail("postil.yaml"), warn("c", 1)}) == " +c:1:1");
  CHECK(change(history, {warn("a", 1), warn("c", 1)}) == " -postil.yaml -b:1:1");
}
