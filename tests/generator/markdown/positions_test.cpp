// Every link and image knows where it stands in the source: line and column in characters.
#include <doctest/doctest.h>

#include <algorithm>
#include <string>

#include "base/text.h"
#include "markdown/examples.h"
#include "markdown/render.h"

namespace {

// The places of links and images, as "line:column target", in order of the text.
std::string places(const std::string& body) {
  std::string list;
  for (const markdown::Slot& slot : markdown::render(body, {}).slots) {
    if (slot.kind == markdown::SlotKind::label) continue;
    list += (list.empty() ? "" : ", ") + std::to_string(slot.line) + ":" +
            std::to_string(slot.column) + " " + slot.target;
  }
  return list;
}

std::string from_column(std::string_view line, int column) {
  std::string rest;
  base::for_each_character(line, [&](std::string_view character) {
    if (--column <= 0) rest += character;
  });
  return rest;
}

bool begins_link(std::string_view source, const markdown::Slot& slot) {
  if (slot.is_raw()) return source.starts_with('<') || source.starts_with(slot.target);
  if (slot.kind == markdown::SlotKind::image) return source.substr(0, 2) == "![";
  if (source.substr(0, 1) == "[" || source.substr(0, 1) == "<") return true;
  const auto same = [&](std::string_view target) {
    return source.substr(0, target.size()) == target;
  };
  const std::string_view target = slot.target;
  return same(target) || same(target.substr(std::min<std::size_t>(7, target.size())));
}

}  // namespace

TEST_CASE("columns count characters, not bytes") {
  CHECK(places("é 日本 [a](x) ![b](y)\n") == "1:6 x, 1:13 y");
}

TEST_CASE("a later line of a paragraph may be indented otherwise than the first") {
  CHECK(places("> one\n>    two [a](x)\n three [b](y)\n") == "2:10 x, 3:8 y");
  CHECK(places("- one\n  [a](x)\n\n     [b](y)\n  [c](z)\n") == "2:3 x, 4:6 y, 5:3 z");
}

TEST_CASE("a lazy line keeps its indentation") {
  CHECK(places("> [one\n> two](x)\n  three [a][b] [c](z) http://d.org\n\n[b]: y\n") ==
        "1:3 x, 3:9 y, 3:16 z, 3:23 http://d.org");
  CHECK(places("- one\n [a](x)\n") == "2:2 x");
}

TEST_CASE("link definitions before a text do not shift it") {
  CHECK(places("[a]: /x\n[b]: /y\n\n[c]: /z\ntext [a] [b]\n") == "5:6 /x, 5:10 /y");
  CHECK(places("[a]: /x\ntitle [a]\n===\n\nb [c](z)\n") == "2:7 /x, 5:3 z");
}

TEST_CASE("line ends inside code, titles and link texts are counted") {
  CHECK(places("`a\nb` [c](x)\n") == "2:4 x");
  CHECK(places("[a](x \"t\nu\") [b](y)\n") == "1:1 x, 2:5 y");
  CHECK(places("[a](x \"t\nu\")\n[b](y) [c][d\ne]\nf [g](z)\n\n[d e]: v\n") ==
        "1:1 x, 3:1 y, 3:8 v, 5:3 z");
  CHECK(places("one\n[a](x \"t\nu\") [b](y)\n[c](z)\n") == "2:1 x, 3:5 y, 4:1 z");
  CHECK(places("[^n]: [a](x \"t\n    u\") b\n    [c](z)\n\nText\n\nmore [^n]\n") == "1:7 x, 3:5 z");
  CHECK(places("one [two\nthree](x) [b](y)\n") == "1:5 x, 2:11 y");
}

TEST_CASE("autolinks have a place") {
  CHECK(places("see http://a.org and\nwww.b.org, <http://c.org> or d@e.org\n") ==
        "1:5 http://a.org, 2:1 http://www.b.org, 2:12 http://c.org, 2:30 mailto:d@e.org");
}

TEST_CASE("an autolink is not taken for the same text in another word, in code or in HTML") {
  CHECK(places("ahttp://a.org, http://a.org\n") == "1:16 http://a.org");
  CHECK(places("`http://a.org/b` http://a.org\n") == "1:18 http://a.org");
  CHECK(places("`x` http://a.org\n") == "1:5 http://a.org");
  CHECK(places("<b title=\"http://a.org\">http://a.org</b>\n") == "1:25 http://a.org");
  CHECK(places("http://a.org/b and http://a.org\n") == "1:1 http://a.org/b, 1:20 http://a.org");
  CHECK(places("x.d@e.org.x y`www.b.org`\n`a\nwww.b.org` www.b.org, d@e.org\n") ==
        "1:1 mailto:x.d@e.org.x, 3:12 http://www.b.org, 3:23 mailto:d@e.org");
}

TEST_CASE("a link whose text is no address is no autolink") {
  CHECK(places("b [*a*](http://)\n") == "1:3 http://");
  CHECK(places("b [*a*](mailto:) [*c*]()\n") == "1:3 mailto:, 1:18 ");
  CHECK(places("b [d](http://d) [e](ftp://e) [](f) [x f](f)\n") ==
        "1:3 http://d, 1:17 ftp://e, 1:30 f, 1:36 f");
}

TEST_CASE("a long autolink has a place as a short one has") {
  const std::string address = "http://a.org/" + std::string(5000, 'x');
  CHECK(places("b " + address + "\n") == "1:3 " + address);
  CHECK(places("b " + address.substr(0, 3000) + "\n") == "1:3 " + address.substr(0, 3000));
}

TEST_CASE("an autolink is searched behind the autolink before it") {
  CHECK(places("http://a.org/http://b.org, http://b.org\n") ==
        "1:1 http://a.org/http://b.org, 1:28 http://b.org");
  CHECK(places("[http://a.org/b](x) http://a.org\n") == "1:1 x, 1:21 http://a.org");
}

TEST_CASE("links in cells, headings, notes and each other have a place") {
  CHECK(places("# a [b](x)\n\n| [c](y) | a \\| [d](z) |\n|---|---|\n| [e](w) |\n") ==
        "1:5 x, 3:3 y, 3:17 z, 5:3 w");
  CHECK(places("a[^n] [![i](x)](y)\n\n[^n]: b [c](z)\n") == "1:7 y, 1:8 x, 3:9 z");
}

TEST_CASE("links without a text have a place, on lazy lines too") {
  CHECK(places("[b](y) c\n[](x)\n") == "1:1 y, 2:1 x");
  CHECK(places("> a\n   [](x)[](y)\n") == "2:4 x, 2:9 y");
}

TEST_CASE("a column that the parser counts wrong leads to the nearest bracket") {
  CHECK(places("| a \\| [d](z) |\n|---|\n") == "1:8 z");
  CHECK(places("| \\| [d](z)[e](w)![f](v) |\n|---|\n") == "1:6 z, 1:12 w, 1:18 v");
  CHECK(places("> a\n>\tb [x](y)\n\tc [x](y)[z](y)\n") == "2:5 y, 3:4 y, 3:10 y");
  CHECK(places("- a\n\n\tb [x](y)\n\tc [x](y)[z](y)\n") == "3:4 y, 4:4 y, 4:10 y");
  const std::string before = "| " + std::string(5000, 'x');
  CHECK(places(before + " \\| [d](z) [e](w) |\n|---|\n") == "1:5007 z, 1:5014 w");
}

// The parser counts the line end behind a backslash as a column.
TEST_CASE("places behind hard line breaks are right") {
  CHECK(places("a\\\n[b](c)a\\\n  [d](e) [f](g)\\\n[h](i)\n\n> a\\\n> [j](k)\\\n> [l](m)\n") ==
        "2:1 c, 3:3 e, 3:10 g, 4:1 i, 7:3 k, 8:3 m");
}

TEST_CASE("Windows line ends do not shift places") {
  CHECK(places("one\r\n\r\n> two\r\n> [a](x)\r\n") == "4:3 x");
}

// Whatever stands at a slot's place must look like the beginning of a link.
TEST_CASE("every link of real posts stands where its place says") {
  for (const char* folder : {"rustblog", "reactblog", "mzlogin-zh"}) {
    const auto bodies = markdown_test::read_bodies(POSTIL_CORPORA "/" + std::string(folder));
    if (bodies.empty()) MESSAGE("skipped: ../shared/corpora/" << folder << " is not there");
    for (const std::string& body : bodies) {
      const std::string unix_body = base::replace_all(body, "\r\n", "\n");
      const auto lines = base::split(unix_body, '\n');
      for (const markdown::Slot& slot : markdown::render(body, {}).slots) {
        if (slot.kind == markdown::SlotKind::label) continue;
        CAPTURE(slot.target);
        CAPTURE(slot.line);
        CAPTURE(slot.column);
        REQUIRE(slot.line > 0);
        REQUIRE(static_cast<std::size_t>(slot.line) <= lines.size());
        CHECK(begins_link(from_column(lines[static_cast<std::size_t>(slot.line) - 1], slot.column),
                          slot));
      }
    }
  }
}
