#include "commands/kind_table.h"

#include <doctest/doctest.h>

#include <algorithm>

#include "base/text.h"
#include "commands/text_table.h"

using commands::kind_table;

namespace {

base::Diagnostic warn(base::Kind kind, const std::string& file, const std::string& message = "m") {
  return base::warning_at(kind, {.file = file, .line = 3, .column = 1}, message);
}

// One diagnostic of each of the first kinds; the first kind has most of them, the last kind one.
std::vector<base::Diagnostic> kinds(std::size_t count) {
  std::vector<base::Diagnostic> all;
  for (std::size_t i = 0; i < count; ++i) {
    for (std::size_t j = i; j < count; ++j)
      all.push_back(warn(base::all_kinds()[i].kind, "a" + std::to_string(j)));
  }
  return all;
}

std::vector<std::string> lines_of(const std::string& text) {
  std::vector<std::string> lines;
  for (const std::string_view line : base::split(text, '\n')) lines.emplace_back(line);
  lines.pop_back();
  return lines;
}

const std::string kWayOut = "see all with --all, or with --only KIND";

}  // namespace

TEST_CASE("a table has a line for each kind, the most frequent first, and says how to see all") {
  std::vector<base::Diagnostic> all = {warn(base::Kind::missing_alt, "content/a.md", "no text")};
  for (int i = 0; i < 10000; ++i)
    all.push_back(warn(base::Kind::unknown_key, "content/b" + std::to_string(i) + ".md", "key"));
  all.push_back(base::note_at(base::Kind::letter_case, {.file = "c"}, "case"));
  all.push_back(warn(base::Kind::broken_link, "", "nowhere"));
  CHECK(kind_table(all, 40, {}) ==
        "10000  unknown-key  content/b0.md:3:1: key\n"
        "    1  missing-alt  content/a.md:3:1: no text\n"
        "    1  letter-case  c: note: case\n"
        "    1  broken-link  :3:1: nowhere\n" +
            kWayOut + '\n');
  CHECK(kind_table({base::error_in(base::Kind::usage, "", "no place")}, 40, {}) ==
        "1  usage  no place\n" + kWayOut + '\n');
}

TEST_CASE("a table has at most 20 kinds, and counts the others") {
  const auto twenty = lines_of(kind_table(kinds(20), 40, {}));
  CHECK(twenty.size() == 21);
  CHECK(twenty[19].find(base::all_kinds()[19].id) != std::string::npos);
  const auto one_more = lines_of(kind_table(kinds(21), 40, {}));
  CHECK(one_more.size() == 22);
  CHECK(one_more[20] == "and 1 more kind");
  CHECK(lines_of(kind_table(kinds(50), 40, {}))[20] == "and 30 more kinds");
}

TEST_CASE("a table has no more lines than there is room for") {
  const auto five = kinds(5);
  for (std::size_t rows = 0; rows < 10; ++rows) {
    const auto lines = lines_of(kind_table(five, rows, {}));
    CHECK(lines.size() == std::min<std::size_t>(rows, 6));
    if (rows > 0) CHECK(lines.back() == kWayOut);
    if (rows > 1 && rows < 6)
      CHECK(lines[rows - 2] == "and " + base::count_of(7 - rows, "more kind"));
  }
}

TEST_CASE("a line of a table is cut to the columns of the terminal, also with wide characters") {
  const std::string name = "content/ブログ/とても長い名前の記事です.md";
  const std::vector<base::Diagnostic> all = {
      warn(base::Kind::unknown_template_name, name, "漢字漢字漢字漢字漢字漢字漢字漢字漢字"),
      warn(base::Kind::usage, std::string(300, 'x') + "/end.md", std::string(300, 'y'))};
  for (std::size_t columns = 1; columns < 120; ++columns) {
    for (const std::string& line : lines_of(kind_table(all, 40, {.columns = columns})))
      CHECK(commands::width_of(line) <= columns);
  }
  const auto lines = lines_of(kind_table(all, 40, {.columns = 80}));
  CHECK(lines[0] ==
        "1  unknown-template-name  …長い名前の記事です.md:3:1: 漢字漢字漢字漢字漢字漢字…");
  CHECK(lines[1] ==
        "1  usage                  …xxxxxxxxxxxxxx/end.md:3:1: yyyyyyyyyyyyyyyyyyyyyyyyy…");
  CHECK(lines_of(kind_table(all, 40, {}))[1].size() > 600);  // a pipe has no columns
}

TEST_CASE("the place in a table is bold where there are colors") {
  CHECK(kind_table({warn(base::Kind::usage, "a")}, 40, {.style = base::Style::colored}) ==
        "1  usage  \x1B[1ma:3:1:\x1B[0m m\n" + kWayOut + '\n');
  const auto first_line = [](std::size_t columns) {
    return lines_of(kind_table({warn(base::Kind::usage, "a", "text")}, 40,
                               {.columns = columns, .style = base::Style::colored}))[0];
  };
  CHECK(first_line(9) == "1  usage…");
  CHECK(first_line(10) == "1  usage  ");
  CHECK(first_line(11) == "1  usage  …");  // without a place
  CHECK(first_line(12) == "1  usage  \x1B[1m…\x1B[0m…");
  CHECK(first_line(16) == "1  usage  \x1B[1m…1:\x1B[0m t…");
  CHECK(first_line(21) == "1  usage  \x1B[1ma:3:1:\x1B[0m text");
}

TEST_CASE("what a source says cannot control the terminal through a table") {
  CHECK(kind_table({warn(base::Kind::usage, "a\x1B[2J", "b\nc")}, 40, {}) ==
        "1  usage  a\uFFFD[2J:3:1: b\uFFFDc\n" + kWayOut + '\n');
}

TEST_CASE("a text that is too wide ends with an ellipsis, and none is wider than asked for") {
  const std::pair<std::size_t, const char*> narrow[] = {{0, ""},    {1, "…"},    {2, "a…"},
                                                        {3, "ab…"}, {4, "abcd"}, {5, "abcd"}};
  for (const auto& [width, shown] : narrow) CHECK(commands::shortened("abcd", width) == shown);
  const std::pair<std::size_t, const char*> wide[] = {
      {0, ""}, {1, "…"}, {2, "…"}, {3, "漢…"}, {4, "漢…"}, {5, "漢字…"}, {6, "漢字漢"}};
  for (const auto& [width, shown] : wide) CHECK(commands::shortened("漢字漢", width) == shown);
  CHECK(commands::shortened("", 0).empty());
  CHECK(commands::width_of("a漢\u0301") == 3);
}
