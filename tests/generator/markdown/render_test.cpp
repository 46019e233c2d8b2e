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

TEST_CASE("tags of links, images and raw HTML say where they stand, when they are asked") {
  const auto marked = [](const std::string& body) {
    const auto rendered = markdown::render(body, {.origin = "a.md"});
    return markdown::fill(rendered, std::vector<std::string>(rendered.slots.size(), "u"));
  };
  CHECK(marked("[a](b) ![c](d)\n") ==
        "<p><a data-postil-source=a.md:1:1:markdown href=\"u\">a</a> <img "
        "data-postil-source=a.md:1:8:markdown src=\"u\" alt=\"c\"></p>\n");
  CHECK(marked("<div>\n<b>a</b>\n\t<i>b</i>\n<u>c</u></div>\n") ==
        "<div data-postil-source=a.md:1:1>\n<b data-postil-source=a.md:2:1>a</b>\n\t<i "
        "data-postil-source=a.md:3:2>b</i>\n<u data-postil-source=a.md:4:1>c</u></div>\n");
  CHECK(marked("<p>\n{{< ref \"a\" >}}\n{{< ref \"b\" >}}\n\n<b>\n{{< ref \"c\" >}} <i>d</i>\n") ==
        "<p data-postil-source=a.md:1:1>\nu\nu\n<b data-postil-source=a.md:5:1>\nu <i "
        "data-postil-source=a.md:6:17>d</i>\n");
  CHECK(marked("a <b\nc=d>e {{< ref \"f\" >}} </b><i>g</i>\n") ==
        "<p>a <b data-postil-source=a.md:1:3\nc=d>e u </b><i "
        "data-postil-source=a.md:2:27>g</i></p>\n");
}
