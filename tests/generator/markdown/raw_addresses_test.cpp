#include <doctest/doctest.h>

#include <string>

#include "markdown/render.h"

namespace {

// Each slot of the author's own HTML: "i 3:5 pic.png".
std::string raw_slots(const std::string& body) {
  std::string text;
  for (const markdown::Slot& slot : markdown::render(body, {}).slots) {
    if (!slot.is_raw()) continue;
    text += text.empty() ? "" : ", ";
    text += slot.kind == markdown::SlotKind::image ? "i " : "l ";
    text += std::to_string(slot.line) + ':' + std::to_string(slot.column) + ' ' + slot.target;
  }
  return text;
}

std::string filled(const std::string& body) {
  const auto rendered = markdown::render(body, {});
  std::vector<std::string> values;
  for (const markdown::Slot& slot : rendered.slots) values.push_back('[' + slot.target + ']');
  return markdown::fill(rendered, values);
}

std::string filled_summary(const std::string& body) {
  const auto rendered = markdown::render(body, {});
  std::vector<std::string> values;
  for (const markdown::Slot& slot : rendered.slots) values.push_back('[' + slot.target + ']');
  return markdown::fill_summary(rendered, values);
}

}  // namespace

TEST_CASE("addresses in raw HTML are slots with the place of their tag") {
  CHECK(raw_slots("é <a href=\"b.md\">b</a> and <img src='p.png'>\n") ==
        "l 1:3 b.md, i 1:28 p.png");
  CHECK(raw_slots("<picture>\n<source srcset=\"a.png 1x, b.png 2x\">\n  <img src=c.png>\n"
                  "</picture>\n") == "i 2:1 a.png, i 2:1 b.png, i 3:3 c.png");
  CHECK(raw_slots("x\n\n> - a\n>   <div>\n>   <video poster=p.jpg src=v.mp4></video></div>\n") ==
        "i 5:5 p.jpg, l 5:5 v.mp4");
  CHECK(raw_slots("<a href=x>a</a> <a href=x>a</a>\n") == "l 1:1 x, l 1:17 x");
}

TEST_CASE("an address below the line of its tag is named where it stands") {
  CHECK(raw_slots("text <img\nalt=\"x\" src=\"p.png\">\n") == "i 2:14 p.png");
}

TEST_CASE("an address is searched from the beginning of its line") {
  const std::string before = "<p title=\"" + std::string(60, 'x') + "\">";
  CHECK(raw_slots(before + "<a href=a>a</a>\n<i title=b><a href=b>c</a></i></p>\n") ==
        "l 1:73 a, l 2:12 b");
}

TEST_CASE("an address at the beginning of a line is found there") {
  CHECK(raw_slots("<a href=\nb title=b>c</a>\n") == "l 2:1 b");
  CHECK(raw_slots("<a\nhref=b title=b>c</a>\n") == "l 2:6 b");
}

TEST_CASE("code, comments, scripts, templates and fields hold no slots") {
  CHECK(raw_slots("`<a href=\"a\">`\n\n```\n<img src=\"a\">\n```\n\n    <img src=\"a\">\n\n"
                  "<!-- <a href=\"a\"> -->\n\n<script>'<a href=\"a\">'</script>\n\n"
                  "<textarea><a href=\"a\"></textarea>\n\n\\<a href=\"a\">\n") == "");
}

TEST_CASE("what begins in one block of HTML may end in another") {
  CHECK(
      raw_slots("<template>\n<a href=a>a</a>\n\ntext <a href=b>b</a>\n\n</template>\n\n<a href=c>c"
                "</a>\n") == "l 8:1 c");
  CHECK(raw_slots("<div class=\"x\">\n\n<a href=a>a</a>\n\n</div>\n") == "l 3:1 a");
}

TEST_CASE("all bytes but those of addresses stay, and all when the address does") {
  CHECK(filled("<a  class=x HREF='b'  >c</a> <img src=d><br/>\n") ==
        "<p><a  class=x HREF='[b]'  >c</a> <img src=[d]><br/></p>\n");
  const std::string body = "<a href=\"x?a=1&amp;b='ü'\">c</a>\n";
  const auto rendered = markdown::render(body, {});
  REQUIRE(rendered.slots.size() == 1);
  CHECK(rendered.slots[0].target == "x?a=1&b='ü'");
  CHECK(markdown::fill(rendered, {rendered.slots[0].target}) ==
        "<p>" + body.substr(0, body.size() - 1) + "</p>\n");
}

TEST_CASE("slots of Markdown and of HTML come in order of the text") {
  CHECK(filled("[a](1) <a href=2>b</a> ![c](3) <img src='4'> [d](5)\n") ==
        "<p><a href=\"[1]\">a</a> <a href=[2]>b</a> <img src=\"[3]\" alt=\"c\"> <img src='[4]'> <a "
        "href=\"[5]\">d</a></p>\n");
}

TEST_CASE("a summary fills the slots of its own part of the text") {
  CHECK(filled_summary("# T\n\n<img src=0>\n\n[a](1) <a href=2>b</a> [c](3)\n\n<!--more-->\n\n<a "
                       "href=4>d</a>\n")
            .find("<a href=\"[1]\">a</a> <a href=[2]>b</a> <a href=\"[3]\">c</a>") !=
        std::string::npos);
}

TEST_CASE("the first address of a summary may be one of raw HTML") {
  CHECK(filled_summary("<a href=1>a</a> [b](2) <a href=3>c</a>\n\n# D\n\n<a href=4>d</a>\n") ==
        "<p><a href=[1]>a</a> <a href=\"[2]\">b</a> <a href=[3]>c</a></p>\n");
}

TEST_CASE("a reference in an attribute needs no other address") {
  const std::string body =
      "<a href=\"{{< ref \"b.md\" >}}#x\">b</a> <a href={{< ref \"b.md\" >}} class=x>b</a>\n";
  const auto rendered = markdown::render(body, {});
  REQUIRE(rendered.slots.size() == 2);
  CHECK(rendered.slots[0].is_reference);
  CHECK(rendered.slots[1].is_reference);
}

TEST_CASE("drawings and objects have addresses, empty ones are none") {
  CHECK(raw_slots("<svg><use href=\"#a\"/><image xlink:href=\"b.png\"/></svg>\n\n<object "
                  "data=\"c.pdf\"></object> <a href=\"\">d</a> <q cite=\"e\">f</q>\n") ==
        "i 1:22 b.png, l 3:1 c.pdf");
}

TEST_CASE("an address is not taken for the same text before its tag or behind it") {
  CHECK(raw_slots("`<a href=b>` <a href=b>c</a>\n") == "l 1:14 b");
  CHECK(raw_slots("`<a href=b>` x\n`<a href=b>` <a href=b>c</a> `<a href=b>`\n") == "l 2:14 b");
  CHECK(raw_slots("b <i title=b><a href=b>b</a> <a class=b href=b>b</a></i>\n") ==
        "l 1:14 b, l 1:30 b");
  CHECK(raw_slots("<a href=a>a</a>\n<a href=a>a</a> `<a href=a>` <a href=a>a</a>\n") ==
        "l 1:1 a, l 2:1 a, l 2:30 a");
  CHECK(raw_slots("<p><a href=a>a</a> <img src=a></p>\n<p><a href=a>a</a></p>\n\n"
                  "x <a href=a>a</a>\n") == "l 1:4 a, i 1:20 a, l 2:4 a, l 4:3 a");
}

TEST_CASE("the addresses of one attribute and of one tag have one place") {
  CHECK(raw_slots("x <img srcset=\"a.png 1x, b.png 2x\" src=\"c.png\">, <img src=\"a.png\">\n") ==
        "i 1:3 a.png, i 1:3 b.png, i 1:3 c.png, i 1:50 a.png");
  CHECK(raw_slots("x <img\n src=a.png srcset=\"b.png 1x,\n c.png 2x\">\n") ==
        "i 2:6 a.png, i 2:20 b.png, i 3:2 c.png");
  CHECK(raw_slots("x <img\n src=a.png alt=\"<\" srcset=b.png>\n") == "i 2:6 a.png, i 2:27 b.png");
  CHECK(raw_slots("x <img\n alt=b.png srcset=\"a.png 1x, b.png 2x\">\n") ==
        "i 2:20 a.png, i 2:30 b.png");
  CHECK(raw_slots("<div>\n<a href=a>a</a> <a href=a>b</a>\n</div>\n") == "l 2:1 a, l 2:17 a");
}
