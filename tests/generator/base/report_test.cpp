#include "base/report.h"

#include <doctest/doctest.h>

namespace {

base::Diagnostic at(std::string file, int line, int column, std::string message) {
  return base::error_at(base::Kind::unreadable_file,
                        {.file = std::move(file), .line = line, .column = column},
                        std::move(message));
}

}  // namespace

TEST_CASE("diagnostics come by file, line, column; what has no file comes last") {
  base::Report report;
  report.add(base::error_in(base::Kind::unreadable_file, "", "whole run"));
  report.add(at("b", 1, 1, "m"));
  report.add(at("a", 10, 1, "m"));
  report.add(at("a", 2, 5, "m"));
  report.add(at("a", 2, 1, "m"));
  report.add(base::error_in(base::Kind::unreadable_file, "a", "whole file"));
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

TEST_CASE("diagnostics of two kinds are two, even with equal words at one place") {
  base::Report report;
  report.add(base::warning_at(base::Kind::unknown_key, {.file = "a"}, "m"));
  report.add(base::warning_at(base::Kind::ignored_key, {.file = "a"}, "m"));
  report.add(base::warning_at(base::Kind::unknown_key, {.file = "a"}, "m"));
  CHECK(report.sorted().size() == 2);
}

TEST_CASE("a strict report fails by a warning, which stays one") {
  for (const auto strictness : {base::Strictness::normal, base::Strictness::strict}) {
    base::Report report(strictness);
    CHECK_FALSE(report.fails());
    report.add(base::note_at(base::Kind::letter_case, {.file = "a"}, "m"));
    CHECK_FALSE(report.fails());
    report.add(base::warning_at(base::Kind::unknown_key, {.file = "a"}, "m"));
    CHECK(report.fails() == (strictness == base::Strictness::strict));
    CHECK(report.warnings() == 1);
    CHECK_FALSE(report.has_errors());
    report.add(base::error_in(base::Kind::usage, "", "m"));
    CHECK(report.fails());
  }
}

TEST_CASE("a note is no error, not even for the strict, and is counted apart") {
  base::Report report(base::Strictness::strict);
  report.add(base::note_at(base::Kind::letter_case, {.file = "a.md"}, "left out"));
  CHECK_FALSE(report.fails());
  report.add(base::warning_at(base::Kind::unknown_key, {.file = "a.md"}, "odd"));
  CHECK(report.notes() == 1);
  CHECK(report.warnings() == 1);
  CHECK(report.errors() == 0);
  CHECK(base::format(base::note_at(base::Kind::letter_case, {.file = "a.md"}, "left out")) ==
        "a.md: note: left out [letter-case]\n");
}
