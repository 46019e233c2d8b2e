#include "base/report.h"

#include <doctest/doctest.h>

namespace {

base::Diagnostic at(std::string file, int line, int column, std::string message) {
  return base::error_at({.file = std::move(file), .line = line, .column = column},
                        std::move(message));
}

}  // namespace

TEST_CASE("diagnostics come by file, line, column; what has no file comes last") {
  base::Report report;
  report.add(base::error_in("", "whole run"));
  report.add(at("b", 1, 1, "m"));
  report.add(at("a", 10, 1, "m"));
  report.add(at("a", 2, 5, "m"));
  report.add(at("a", 2, 1, "m"));
  report.add(base::error_in("a", "whole file"));
  std::string order;
  for (const auto& d : report.sorted())
    order +=
        d.location.file + std::to_string(d.location.line) + std::to_string(d.location.column) + ' ';
  CHECK(order == "a00 a21 a25 a101 b11 00 ");
}

TEST_CASE("equal diagnostics are shown once and counted once") {
  base::Report report;
  base::Diagnostic warning = at("a", 1, 1, "m");
  warning.severity = base::Severity::warning;
  for (int i = 0; i < 2; ++i) {
    report.add(at("a", 1, 1, "m"));
    report.add(warning);
  }
  CHECK(report.sorted().size() == 2);
  CHECK(report.errors() == 1);
  CHECK(report.warnings() == 1);
}

TEST_CASE("strictness makes warnings errors") {
  base::Report report;
  report.add(base::warning_at({.file = "a"}, "m"));
  report.apply(base::Strictness::normal);
  CHECK_FALSE(report.has_errors());
  report.apply(base::Strictness::strict);
  CHECK(report.has_errors());
}

TEST_CASE("a note is no error, not even for the strict, and is counted apart") {
  base::Report report;
  report.add(base::note_at({.file = "a.md"}, "left out"));
  report.add(base::warning_at({.file = "a.md"}, "odd"));
  CHECK(report.notes() == 1);
  CHECK(report.warnings() == 1);
  report.apply(base::Strictness::strict);
  CHECK(report.notes() == 1);
  CHECK(report.errors() == 1);
  CHECK(base::format(base::note_at({.file = "a.md"}, "left out")) == "a.md: note: left out\n");
}
