#include "base/diagnostic.h"

#include <doctest/doctest.h>

namespace {

const std::string kFile = "p.yaml";

std::string shown(const std::string& text, std::size_t offset, std::size_t length = 1) {
  return base::format(base::error_at({kFile, text, offset, length}, "m"));
}

std::string repeated(const std::string& text, int times) {
  std::string all;
  for (int i = 0; i < times; ++i) all += text;
  return all;
}

}  // namespace

TEST_CASE("an error shows its place, its line, a caret and the hint") {
  const std::string text = "rules:\n  - wehn: {}\nx\n";
  const base::Diagnostic error =
      base::error_at({kFile, text, 11, 4}, "unknown key \"wehn\"", "did you mean \"when\"?");
  CHECK(base::format(error) ==
        "p.yaml:2:5: error: unknown key \"wehn\"\n"
        "  2 |   - wehn: {}\n"
        "    |     ^~~~\n"
        "  hint: did you mean \"when\"?\n");
  CHECK(base::one_line(error) == "2:5: unknown key \"wehn\"; did you mean \"when\"?");
  CHECK(base::one_line(base::error_at({kFile, text, 0, 5}, "m")) == "1:1: m");
}

TEST_CASE("columns and carets count characters, and a tab stays one") {
  CHECK(shown("\täb日本: x", 4, 6) ==
        "p.yaml:1:4: error: m\n"
        "  1 | \täb日本: x\n"
        "    | \t  ^~\n");
  CHECK(shown("日本", 3) ==
        "p.yaml:1:2: error: m\n"
        "  1 | 日本\n"
        "    |  ^\n");
}

TEST_CASE("a line number may have several digits") {
  CHECK(shown(repeated("\n", 99) + "ab\n", 100) ==
        "p.yaml:100:2: error: m\n"
        "  100 | ab\n"
        "      |  ^\n");
}

TEST_CASE("a place is clamped to the text, and its length to its line") {
  CHECK(shown("ab\ncd", 1, 9) == "p.yaml:1:2: error: m\n  1 | ab\n    |  ^\n");
  CHECK(shown("abc\ncd", 1, 9) == "p.yaml:1:2: error: m\n  1 | abc\n    |  ^~\n");
  CHECK(shown("ab\ncd", 2, 9) == "p.yaml:1:3: error: m\n  1 | ab\n    |   ^\n");
  CHECK(shown("ab\ncd", 3, 0) == "p.yaml:2:1: error: m\n  2 | cd\n    | ^\n");
  CHECK(shown("ab\ncd", 99) == "p.yaml:2:3: error: m\n  2 | cd\n    |   ^\n");
  CHECK(shown("ab\ncd\n", 99) == "p.yaml:3:1: error: m\n  3 | \n    | ^\n");
  CHECK(shown("ab\r\ncd", 3) == "p.yaml:1:3: error: m\n  1 | ab\n    |   ^\n");
  CHECK(shown("", 0) == "p.yaml:1:1: error: m\n  1 | \n    | ^\n");
}

TEST_CASE("of a long line the part around the place is shown, cut between characters") {
  const auto excerpt = [](const std::string& text, std::size_t offset) {
    return base::error_at({kFile, text, offset, 500}, "m");
  };
  const std::string a(200, 'a');
  const base::Diagnostic behind = excerpt("x\na" + repeated("ä", 99) + "bX" + a, 202);
  CHECK(behind.column == 102);
  CHECK(behind.excerpt == repeated("ä", 30) + "bX" + std::string(98, 'a'));
  CHECK(behind.before == 31);
  CHECK(behind.length == 99);
  const base::Diagnostic ahead = excerpt(a + "X" + repeated("ö", 100), 200);
  CHECK(ahead.excerpt == std::string(60, 'a') + "X" + repeated("ö", 50));
  CHECK(ahead.before == 60);
  CHECK(ahead.length == 51);
}

TEST_CASE("a line is cut behind 160 bytes, and before a place that is more than 60 bytes away") {
  const std::string text = std::string(61, 'a') + std::string(100, 'b');
  const auto excerpt = [&](std::size_t size, std::size_t offset) {
    return base::error_at({kFile, text.substr(0, size), offset}, "m").excerpt;
  };
  CHECK(excerpt(160, 100) == text.substr(0, 160));
  CHECK(excerpt(161, 60) == text.substr(0, 160));
  CHECK(excerpt(161, 61) == text.substr(1));
}

TEST_CASE("errors are sorted by file, line and column, and otherwise keep their order") {
  const std::string text = "ab\ncd\n";
  const std::string other = "a.yaml";
  const auto at = [&](const std::string& file, std::size_t offset, const std::string& message) {
    return base::error_at({file, text, offset}, message);
  };
  CHECK(base::format({at(kFile, 3, "4"), at(kFile, 1, "3"), at(kFile, 0, "1"), at(kFile, 0, "2"),
                      at(other, 4, "0")}) ==
        "a.yaml:2:2: error: 0\n  2 | cd\n    |  ^\n"
        "p.yaml:1:1: error: 1\n  1 | ab\n    | ^\n"
        "p.yaml:1:1: error: 2\n  1 | ab\n    | ^\n"
        "p.yaml:1:2: error: 3\n  1 | ab\n    |  ^\n"
        "p.yaml:2:1: error: 4\n  2 | cd\n    | ^\n");
  CHECK(base::format(std::vector<base::Diagnostic>()).empty());
}
