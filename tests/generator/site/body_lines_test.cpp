// Which part of a line a diagnostic about a link underlines.
#include "site/body_lines.h"

#include <doctest/doctest.h>

namespace {

content::Document with_body(const std::string& body) {
  content::Document made;
  made.source.path = "content/a.md";
  made.body = body;
  made.body_line = 4;
  return made;
}

std::string shown(const base::Location& place) {
  return std::to_string(place.line) + ':' + std::to_string(place.column) + '+' +
         std::to_string(place.length);
}

// The place of a link to `target` in the first line: "4:COLUMN+LENGTH".
std::string place_of(const std::string& line, int column, const std::string& target) {
  const content::Document made = with_body(line);
  return shown(site::BodyLines(made).at(1, column, target));
}

}  // namespace

TEST_CASE("a link is underlined from its bracket to its parenthesis") {
  CHECK(place_of("See [b](b.md) and", 5, "b.md") == "4:5+9");
  CHECK(place_of("See [b](b.md", 5, "b.md") == "4:5+8");
  CHECK(place_of("See [b](b.md \"t\")", 5, "b.md") == "4:5+8");
}

TEST_CASE("a ref is underlined with its braces, when they follow at once") {
  CHECK(place_of("{{< ref \"b.md\" >}} x", 1, "b.md") == "4:1+18");
  CHECK(place_of("{{<ref b.md>}} x", 1, "b.md") == "4:1+14");
  CHECK(place_of("{{< ref \"b.md\"  >}} x", 1, "b.md") == "4:1+13");
  CHECK(place_of("[x]({{< ref \"b.md\" >}}) y", 1, "b.md") == "4:1+23");
}

TEST_CASE("a tag of HTML whose address is written differently is underlined up to its end") {
  CHECK(place_of("<img src=\"&#97;.png\"> x", 1, "a.png") == "4:1+21");
  CHECK(place_of("<img src=\"&#97;.png\" x", 1, "a.png") == "4:1+1");
  CHECK(place_of("> <img src=\"&#97;.png\"> x", 1, "a.png") == "4:3+21");
  CHECK(place_of("  <img src=\"&#97;.png\"> x", 2, "a.png") == "4:3+21");
}

TEST_CASE("a link by reference is underlined with the name of its definition") {
  CHECK(place_of("[b][x] y", 1, "c.md") == "4:1+6");
  CHECK(place_of("[b](&#99;) y", 1, "c.md") == "4:1+10");
  CHECK(place_of("[b] (y) y", 1, "c.md") == "4:1+3");
  CHECK(place_of("[b]", 1, "c.md") == "4:1+3");
  CHECK(place_of("[b][x", 1, "c.md") == "4:1+3");
  CHECK(place_of("[b", 1, "c.md") == "4:1+1");
  CHECK(place_of("[b](x) [c]", 1, "") == "4:1+6");
}

TEST_CASE("lines count from that of the body, and no line is before it") {
  const content::Document made = with_body("a\nb [c](d)\ne\n");
  site::BodyLines lines(made);
  CHECK(shown(lines.at(2, 3, "d")) == "5:3+6");
  CHECK(shown(lines.at(2, 3)) == "5:3+1");
  CHECK(shown(lines.at(0, 1, "d")) == "4:1+1");
  CHECK(shown(lines.at(0, 1)) == "4:1+1");
  CHECK(lines.at(2, 3).file == "content/a.md");
}
