#include "base/diagnostic.h"

#include <doctest/doctest.h>

TEST_CASE("a diagnostic shows file, line, column, the line, a caret and the hint") {
  const auto place = base::locate("content/a.md", "---\n\ntilte: Hello\n", 5, 5);
  CHECK(base::format(base::warning_at(base::Kind::unknown_key, place, "unknown key \"tilte\"",
                                      "did you mean \"title\"?")) ==
        "content/a.md:3:1: warning: unknown key \"tilte\" [unknown-key]\n"
        "  3 | tilte: Hello\n"
        "    | ^~~~~\n"
        "  hint: did you mean \"title\"?\n");
}

TEST_CASE("a diagnostic about a whole file has no line") {
  CHECK(base::format(base::error_in(base::Kind::unreadable_file, "a.md", "no")) ==
        "a.md: error: no [unreadable-file]\n");
  CHECK(base::format(base::error_in(base::Kind::unreadable_file, "", "no")) ==
        "error: no [unreadable-file]\n");
}

TEST_CASE("columns count characters, and the caret stands under wide ones and behind tabs") {
  const auto place = base::locate("a", "\täb日本: x", 4, 6);
  CHECK(place.column == 4);
  CHECK(place.length == 2);
  CHECK(base::format(base::error_at(base::Kind::unreadable_file, place, "m")) ==
        "a:1:4: error: m [unreadable-file]\n"
        "  1 | \täb日本: x\n"
        "    | \t  ^~~~\n");
}

TEST_CASE("a place is clamped to its line and to the text") {
  CHECK(base::locate("a", "ab\ncd\n", 1, 9).length == 1);
  CHECK(base::locate("a", "ab\ncd\n", 99).line == 3);
  CHECK(base::locate("a", "", 0).line == 1);
  CHECK(base::locate("a", "ab\r\ncd", 3).excerpt == "ab");
  CHECK(base::locate("a", "ab\r\ncd", 3).column == 3);
  CHECK(base::locate("a", "ab\r\ncd", 3).length == 0);
  CHECK(base::locate_line("a", "ab\ncd\n", 1, 1).column == 1);
  CHECK(base::locate_line("a", "ab\ncd\n", 2, 0).line == 2);
  CHECK(base::locate_line("a", "ab\ncd\n", 9, 1).line == 3);
  CHECK(base::locate_line("a", "ab\ncd\n", 2, 2).excerpt == "cd");
  CHECK(base::locate_line("a", "ab\ncd\n", 2, 2).column == 2);
}

TEST_CASE("the end of a line has a caret, too") {
  CHECK(base::format(
            base::error_at(base::Kind::unreadable_file, base::locate("a", "ab\n", 2), "m")) ==
        "a:1:3: error: m [unreadable-file]\n  1 | ab\n    |   ^\n");
}

TEST_CASE("control characters and invalid bytes do not reach the terminal") {
  const std::string text = "a\x1B[31m\xE9\xC2\x9B z";
  CHECK(base::format(
            base::error_at(base::Kind::unreadable_file, base::locate("f\x07", text, 9), text)) ==
        "f\uFFFD:1:9: error: a\uFFFD[31m\uFFFD\uFFFD z [unreadable-file]\n"
        "  1 | a\uFFFD[31m\uFFFD\uFFFD z\n"
        "    |         ^\n");
}

TEST_CASE("the controls from U+0080 to U+009F are replaced, the blank after them is not") {
  CHECK(base::printable("\u0080\u009F\u00A0\u00BF") == "\uFFFD\uFFFD\u00A0\u00BF");
  CHECK(base::printable("\x1F\x20\x7E\x7F\t") == "\uFFFD\x20\x7E\uFFFD\t");
}

TEST_CASE("a line is shown whole up to 400 bytes, and cut on each side of a place above that") {
  const std::string whole(400, 'a');
  CHECK(base::locate("a", whole, 300).excerpt == whole);
  CHECK(base::locate("a", whole + 'b', 0).excerpt == whole + "…");
  CHECK(base::locate("a", whole + 'b', 100).excerpt == whole + "…");
  CHECK(base::locate("a", whole + 'b', 101).excerpt == "…" + whole.substr(1) + 'b');
  const std::string second = std::string(200, 'x') + 'X' + std::string(400, 'y');
  const auto place = base::locate("a", "ab\n" + second, 203);
  CHECK(place.column == 201);
  CHECK(place.excerpt == "…" + std::string(100, 'x') + 'X' + std::string(299, 'y') + "…");
  CHECK(place.excerpt_column == 100);
}

TEST_CASE("a long line is not cut inside a character, and bytes that are none do no harm") {
  std::string text(151, 'a');
  for (int i = 0; i < 200; ++i) text += "é";
  const auto place = base::locate("a", text, 352);
  CHECK(place.excerpt.starts_with("…ééé"));
  CHECK(base::locate("a", text + "a", 0).excerpt.ends_with("éé…"));
  const std::string invalid(500, '\x80');
  CHECK(base::locate("a", invalid, 0).excerpt == invalid);
  CHECK(base::locate("a", invalid, 450).column == 451);
}

TEST_CASE("of an endless line the part around the place is shown") {
  std::string text;
  for (int i = 0; i < 100'000; ++i) text += "ä";
  text += "X";
  for (int i = 0; i < 100'000; ++i) text += "ö";
  const auto place = base::locate("a", text, 200'000);
  CHECK(place.column == 100'001);
  CHECK(place.excerpt.size() < 500);
  CHECK(place.excerpt.starts_with("…ä"));
  CHECK(place.excerpt.ends_with("ö…"));
  const std::string shown = base::format(base::error_at(base::Kind::unreadable_file, place, "m"));
  const std::string spaces(1 + 50, ' ');  // the ellipsis and 100 bytes of "ä"
  CHECK(shown.ends_with("    | " + spaces + "^\n"));
}

TEST_CASE("a colored diagnostic is a plain one with a bold place and a severity in color") {
  const auto place = base::locate("a", "ab\n", 1);
  CHECK(base::format(base::warning_at(base::Kind::unknown_key, place, "m"), base::Style::colored) ==
        "\x1B[1ma:1:2:\x1B[0m \x1B[1;33mwarning:\x1B[0m m [unknown-key]\n  1 | ab\n    |  ^\n");
  CHECK(base::format(base::error_in(base::Kind::usage, "", "m"), base::Style::colored) ==
        "\x1B[1;31merror:\x1B[0m m [usage]\n");
  CHECK(base::format(base::note_at(base::Kind::letter_case, {.file = "a"}, "m"),
                     base::Style::colored) ==
        "\x1B[1ma:\x1B[0m \x1B[1;36mnote:\x1B[0m m [letter-case]\n");
}

TEST_CASE("the text of a place has line and column, unless it is a whole file or no file") {
  CHECK(base::place_text({.file = "a", .line = 3, .column = 7}) == "a:3:7");
  CHECK(base::place_text({.file = "a\x1B"}) == "a\uFFFD");
  CHECK(base::place_text({}).empty());
}
