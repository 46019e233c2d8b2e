// What the end of a build says, to people and to programs.
#include "commands/build_summary.h"

#include <doctest/doctest.h>

namespace {

commands::BuildSummary summary() {
  commands::BuildSummary summary;
  summary.pages = 7;
  summary.written.added = 1;
  summary.written.changed = 20;
  summary.written.unchanged = 300;
  summary.written.removed = 4000;
  summary.destination = "out/\"x\"";
  summary.taken = std::chrono::milliseconds(65);
  return summary;
}

base::Report report_of(std::size_t errors, std::size_t warnings, std::size_t notes) {
  base::Report report;
  for (std::size_t i = 0; i < errors; ++i)
    report.add(base::error_in(base::Kind::usage, std::to_string(i), "e"));
  for (std::size_t i = 0; i < warnings; ++i)
    report.add(base::warning_at(base::Kind::usage, {.file = std::to_string(i)}, "w"));
  for (std::size_t i = 0; i < notes; ++i)
    report.add(base::note_at(base::Kind::usage, {.file = std::to_string(i)}, "n"));
  return report;
}

}  // namespace

TEST_CASE("the line of a build counts pages and files, and what was left out or is wrong") {
  commands::BuildSummary built = summary();
  const std::string begin =
      "built 7 pages, 321 files in out/\"x\": 1 new, 20 changed, 300 unchanged, 4000 removed";
  CHECK(commands::line_of(built, {}) == begin + " (65 ms)\n");
  CHECK(commands::line_of(built, report_of(0, 2, 1)) == begin + "; 2 warnings, 1 note (65 ms)\n");
  built.skipped.drafts = 2;
  CHECK(commands::line_of(built, {}) == begin + "; skipped 2 drafts (65 ms)\n");
  built.skipped.drafts = 0;
  built.skipped.future = 3;
  CHECK(commands::line_of(built, {}) == begin + "; skipped 3 future (65 ms)\n");
  built.skipped.future = 0;
  built.skipped.expired = 4;
  CHECK(commands::line_of(built, {}) == begin + "; skipped 4 expired (65 ms)\n");
  built.skipped = {1, 1, 1};
  CHECK(commands::line_of(built, report_of(0, 0, 1)) ==
        begin + "; skipped 1 draft, 1 future, 1 expired; 1 note (65 ms)\n");
  CHECK(commands::line_of({.pages = 1, .written = {.added = 1}, .destination = "x"}, {}) ==
        "built 1 page, 1 file in x: 1 new, 0 changed, 0 unchanged, 0 removed (0 ms)\n");
}

TEST_CASE("the summary of a build as JSON has every number") {
  commands::BuildSummary built = summary();
  built.skipped = {5, 6, 8};
  CHECK(commands::json_of(built) ==
        R"({"pages":7,"files":321,"new":1,"changed":20,"unchanged":300,"removed":4000,)"
        R"("skipped":{"drafts":5,"future":6,"expired":8},"destination":"out/\"x\"",)"
        R"("milliseconds":65})"
        "\n");
}

TEST_CASE("a build that fails says why, and what has become of the destination") {
  CHECK(commands::failure_line({}, "out", report_of(1, 2, 0)) ==
        "nothing was written: 1 error, 2 warnings; out is as it was\n");
  CHECK(commands::failure_line({}, "out", report_of(0, 2, 1)) ==
        "nothing was written: 2 warnings, 1 note, and --strict; out is as it was\n");
  CHECK(commands::failure_line({.is_partial = true}, "out", report_of(2, 0, 0)) ==
        "not all was written: 2 errors; out is partly new, and the next build finishes the work\n");
}
