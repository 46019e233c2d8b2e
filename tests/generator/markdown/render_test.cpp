#include "markdown/render.h"

#include <doctest/doctest.h>

TEST_CASE("links and images are slots that fill escapes") {
  const auto rendered = markdown::render("[a](b.md) ![c](<d e.png> \"t\")", {});
  REQUIRE(rendered.slots.size() == 2);
  CHECK(rendered.slots[0].kind == markdown::SlotKind::link);
  CHECK(rendered.slots[0].target == "b.md");
  CHECK(rendered.slots[1].kind == markdown::SlotKind::image);
  CHECK(rendered.slots[1].target == "d e.png");
  CHECK(markdown::fill(rendered, {"/b/?x=1&y=\"", "/d.png"}) ==
        "<p><a href=\"/b/?x=1&amp;y=&quot;\">a</a> <img src=\"/d.png\" alt=\"c\" "
        "title=\"t\"></p>\n");
}

// Without its special characters, cmark-gfm finds no extension for a closing `~~` and never ends.
TEST_CASE("strikethrough needs two tildes") {
  const markdown::Options options;
  CHECK(markdown::render("~~a~~ ~b~", options).html == "<p><del>a</del> ~b~</p>\n");
}
