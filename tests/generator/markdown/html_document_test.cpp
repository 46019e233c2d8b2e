#include "markdown/html_document.h"

#include <doctest/doctest.h>

#include <string>

namespace {

std::string words(int count) {
  std::string text;
  for (int i = 0; i < count; ++i) text += "word ";
  return text;
}

}  // namespace

TEST_CASE("the body of an HTML page stays as it is, byte for byte") {
  const std::string body =
      "<p>A  <a href=x.md>b</a>&nbsp;<br/>\n\n**c** {{< d >}} <script>if (a<b) {}</script>\n";
  const markdown::Rendered rendered = markdown::render_html(body, {});
  CHECK(rendered.html == body);
  REQUIRE(rendered.slots.size() == 1);
  CHECK(markdown::fill(rendered, {rendered.slots.front().target}) == body);
}

TEST_CASE("an HTML page has text, words and headings as a Markdown page has") {
  const auto rendered =
      markdown::render_html("<h1>T</h1><p>One two.</p><h2 id=\"s\">S</h2><p>Three.</p>", {});
  CHECK(rendered.text == "T\nOne two.\nS\nThree.");
  CHECK(rendered.words == 5);
  CHECK(rendered.minutes == 1);
  REQUIRE(rendered.headings.size() == 2);
  CHECK(rendered.headings[0].id.empty());
  CHECK(rendered.headings[0].level == 1);
  CHECK(rendered.headings[1].id == "s");
  CHECK(rendered.headings[1].text == "S");
}

TEST_CASE("the summary of an HTML page is its first blocks, or what stands before more") {
  const auto summary = [](const std::string& body) {
    return markdown::render_html(body, {}).summary;
  };
  CHECK(summary("<h1>T</h1><p>One &lt; two.</p><p>Three.</p><h2>S</h2><p>Four.</p>") ==
        "One < two.\nThree.");
  CHECK(summary("<p>" + words(69) + "</p><p>" + words(40) + "</p>") ==
        words(69).substr(0, 69 * 5 - 1));
  CHECK(summary("<p>" + words(40) + "</p><p>" + words(40) + "</p><p>" + words(40) + "</p><p>" +
                words(40) + "</p>") ==
        words(40).substr(0, 40 * 5 - 1) + '\n' + words(40).substr(0, 40 * 5 - 1));
  CHECK(summary("<p>你好</p><p>世界</p>") == "你好\n世界");
  CHECK(summary("<h1>T</h1><p>One.</p><!--more--><p>Two.</p>") == "One.");
  CHECK(summary("<table><tr><td>Cell</table>") == "Cell");
  CHECK(summary("<hr>").empty());
  CHECK(markdown::render_html("<p>One &lt; two.</p>", {}).summary_html == "<p>One &lt; two.</p>\n");
}

TEST_CASE("tags of an HTML page say where they stand, when they are asked") {
  const auto rendered = markdown::render_html("<p>\nä <b>x</b></p>", {.origin = "content/a.html"});
  CHECK(rendered.html ==
        "<p data-postil-source=content/a.html:1:1>\n"
        "ä <b data-postil-source=content/a.html:2:3>x</b></p>");
  CHECK(markdown::render_html("\n<p>x\n\n<b>y</b>", {.origin = "a.html"}).html ==
        "\n<p data-postil-source=a.html:2:1>x\n\n<b data-postil-source=a.html:4:1>y</b>");
}

TEST_CASE("addresses of an HTML page are slots, and all else stays byte for byte") {
  const auto rendered = markdown::render_html("<p>ä\n <a  href='b.md'>b</a><img src=c.png>", {});
  REQUIRE(rendered.slots.size() == 2);
  CHECK(rendered.slots[0].target == "b.md");
  CHECK(rendered.slots[0].line == 2);
  CHECK(rendered.slots[0].column == 2);
  CHECK(rendered.slots[1].kind == markdown::SlotKind::image);
  CHECK(markdown::fill(rendered, {"/b/", "/c.png"}) ==
        "<p>ä\n <a  href='/b/'>b</a><img src=/c.png>");
}
