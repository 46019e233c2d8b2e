#include "commands/change_printer.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <sstream>

namespace {

base::Diagnostic warn(int number) {
  return base::warning_at(base::Kind::unknown_key, {.file = std::to_string(number)}, "w");
}

struct Preview {
  std::ostringstream out;
  std::ostringstream err;
  commands::ChangePrinter printer;

  explicit Preview(commands::Form form = commands::Form::lines) : printer({out, err, form}) {}

  // What is printed after a build with these diagnostics.
  std::string build(const std::vector<base::Diagnostic>& all) {
    err.str("");
    base::Report report;
    report.add(all);
    printer(report);
    return err.str();
  }
};

}  // namespace

TEST_CASE("a preview prints diagnostics once, then what is new, mended and left") {
  Preview preview;
  CHECK(preview.build({warn(1), warn(2)}) ==
        "1: warning: w [unknown-key]\n2: warning: w [unknown-key]\n2 warnings\n");
  CHECK(preview.build({warn(1), warn(2)}).empty());
  CHECK(preview.build({warn(1), warn(2), warn(3)}) ==
        "3: warning: w [unknown-key]\n1 warning new; 3 warnings in all\n");
  CHECK(preview.build({warn(3)}) == "2 warnings mended; 1 warning remains\n");
  CHECK(preview.build({warn(4), warn(5)}) ==
        "4: warning: w [unknown-key]\n5: warning: w [unknown-key]\n"
        "2 warnings new; 1 warning mended; 2 warnings remain\n");
  CHECK(preview.build({base::note_at(base::Kind::letter_case, {.file = "n"}, "n")}) ==
        "n: note: n [letter-case]\n1 note new; 2 warnings mended; 1 note remains\n");
  CHECK(preview.build({}) == "all mended\n");
  CHECK(preview.build({}).empty());
}

TEST_CASE("a preview without mistakes prints nothing") {
  Preview preview;
  CHECK(preview.build({}).empty());
  CHECK(preview.build({warn(1)}) ==
        "1: warning: w [unknown-key]\n1 warning new; 1 warning in all\n");
}

TEST_CASE("too many new warnings of a preview are a table, and JSON has all of each build") {
  Preview preview;
  Preview json(commands::Form::json);
  std::vector<base::Diagnostic> all;
  for (int i = 0; i < 100; ++i) all.push_back(warn(i));
  const std::string table =
      "100  unknown-key  0: w\nsee all with --all, or with --only KIND\n100 warnings\n";
  CHECK(preview.build(all) == table);
  const std::string lines = json.build(all);
  CHECK(std::count(lines.begin(), lines.end(), '\n') == 100);
  CHECK(json.build(all) == lines);
}
