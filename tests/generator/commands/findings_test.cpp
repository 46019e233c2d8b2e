#include "commands/findings.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <sstream>

namespace {

base::Diagnostic warn(int line, base::Kind kind = base::Kind::unknown_key) {
  return base::warning_at(kind, {.file = "a.md", .line = line, .column = 1, .excerpt = "x"}, "w");
}

// `count` warnings of three lines each.
std::vector<base::Diagnostic> warnings(int count) {
  std::vector<base::Diagnostic> all;
  for (int i = 1; i <= count; ++i) all.push_back(warn(i));
  return all;
}

struct Wanted {
  commands::Form form = commands::Form::lines;
  commands::Terminal terminal;
  commands::Detail detail = commands::Detail::fitting;
  std::set<base::Kind> only;
  std::string last_line = "built\n";
};

std::string printed(const std::vector<base::Diagnostic>& all, const Wanted& wanted = {}) {
  std::ostringstream out;
  std::ostringstream err;
  commands::print_findings(
      all, {out, err, wanted.form, wanted.terminal, wanted.detail, wanted.only}, wanted.last_line);
  CHECK(out.str().empty());
  return err.str();
}

std::size_t lines_in(const std::string& text) {
  return static_cast<std::size_t>(std::count(text.begin(), text.end(), '\n'));
}

bool is_table(const std::string& text) {
  return text.find("see all with --all, or with --only KIND\n") != std::string::npos;
}

}  // namespace

TEST_CASE("warnings that fit are printed in full, errors last") {
  const auto error = base::error_in(base::Kind::bad_date, "0.md", "e");
  CHECK(printed({error, warn(1), base::note_at(base::Kind::letter_case, {.file = "b"}, "n")}) ==
        "a.md:1:1: warning: w [unknown-key]\n  1 | x\n    | ^\n"
        "b: note: n [letter-case]\n"
        "0.md: error: e [bad-date]\n");
  CHECK(printed({}).empty());
  CHECK_FALSE(is_table(printed({error})));
}

TEST_CASE("warnings are printed in full up to the last row, and one row more is a table") {
  const commands::Terminal pipe;
  CHECK(pipe.rows == 40);
  CHECK(lines_in(printed(warnings(13))) == 39);  // and one line below makes 40
  CHECK(is_table(printed(warnings(14))));
  CHECK(is_table(printed(warnings(13), {.last_line = "1\n2\n"})));
  CHECK_FALSE(is_table(printed(warnings(13), {.last_line = ""})));
  CHECK_FALSE(is_table(printed(warnings(2), {.terminal = {.rows = 7}})));
  CHECK(is_table(printed(warnings(2), {.terminal = {.rows = 6}})));
}

TEST_CASE("a line that the terminal wraps takes more than one row") {
  const std::vector<base::Diagnostic> all = {
      base::warning_at(base::Kind::unknown_key, {.file = "a"}, std::string(100, 'w'))};
  CHECK(is_table(printed(all, {.terminal = {.rows = 4, .columns = 40}})));
  CHECK_FALSE(is_table(printed(all, {.terminal = {.rows = 5, .columns = 40}})));
  const std::string long_last = std::string(41, 'b') + '\n';
  CHECK(is_table(printed(all, {.terminal = {.rows = 5, .columns = 40}, .last_line = long_last})));
}

TEST_CASE("errors are never cut and use no room of the table") {
  std::vector<base::Diagnostic> all = warnings(20);
  const std::string table = printed(all);
  for (int i = 0; i < 100; ++i)
    all.push_back(base::error_in(base::Kind::bad_date, "z" + std::to_string(i), "e"));
  const std::string text = printed(all);
  CHECK(text.starts_with(table));
  CHECK(lines_in(text) == lines_in(table) + 100);
}

TEST_CASE("notes alone make a table, too") {
  std::vector<base::Diagnostic> notes;
  for (int i = 0; i < 50; ++i)
    notes.push_back(base::note_at(base::Kind::letter_case, {.file = std::to_string(i)}, "n"));
  CHECK(printed(notes) == "50  letter-case  0: note: n\nsee all with --all, or with --only KIND\n");
}

TEST_CASE("all diagnostics, or all of certain kinds, are printed in full however many they are") {
  std::vector<base::Diagnostic> all = warnings(100);
  all.push_back(warn(1000, base::Kind::missing_alt));
  all.push_back(base::error_in(base::Kind::bad_date, "z", "e"));
  CHECK(lines_in(printed(all, {.detail = commands::Detail::all})) == 304);
  const std::string some = printed(all, {.only = {base::Kind::missing_alt}});
  CHECK(some ==
        "a.md:1000:1: warning: w [missing-alt]\n  1000 | x\n       | ^\nz: error: e [bad-date]\n");
  const std::string both =
      printed(all, {.only = {base::Kind::missing_alt, base::Kind::unknown_key}});
  CHECK(lines_in(both) == 304);
  CHECK(printed(all, {.only = {base::Kind::letter_case}}) == "z: error: e [bad-date]\n");
}

TEST_CASE("JSON has every diagnostic with its kind, in order of the place") {
  std::vector<base::Diagnostic> all = {base::error_in(base::Kind::bad_date, "0", "e")};
  for (const auto& each : warnings(99)) all.push_back(each);
  const std::string text = printed(all, {.form = commands::Form::json});
  CHECK(lines_in(text) == 100);
  CHECK(text.starts_with(
      R"({"severity":"error","kind":"bad-date","file":"0","line":null,"column":null,)"));
  CHECK(lines_in(printed(all, {.form = commands::Form::json, .only = {base::Kind::usage}})) == 1);
}

TEST_CASE("the number of diagnostics has no zeros") {
  CHECK(commands::counts_text({}).empty());
  CHECK(commands::counts_text(warnings(2)) == "2 warnings");
  CHECK(commands::counts_text({base::error_in(base::Kind::usage, "", ""), warn(1),
                               base::note_at(base::Kind::usage, {}, "")}) ==
        "1 error, 1 warning, 1 note");
}

TEST_CASE("what a diagnostic lacks is null in JSON") {
  const commands::Form json = commands::Form::json;
  CHECK(printed({base::error_in(base::Kind::usage, "", "m")}, {.form = json}) ==
        R"({"severity":"error","kind":"usage","file":null,"line":null,"column":null,)"
        R"("length":null,"message":"m","hint":null})"
        "\n");
  const auto note = base::note_at(base::Kind::usage,
                                  {.file = "a", .line = 2, .column = 3, .length = 4}, "m", "h");
  CHECK(printed({note}, {.form = json}) ==
        R"({"severity":"note","kind":"usage","file":"a","line":2,"column":3,"length":4,)"
        R"("message":"m","hint":"h"})"
        "\n");
  CHECK(printed({warn(1)}, {.form = json}).find(R"("length":1,)") != std::string::npos);
}
