#include "html/nesting.h"

#include <doctest/doctest.h>

#include <string>

#include "html/addresses.h"
#include "html/fragment.h"
#include "html/page.h"
#include "html/style_sheets.h"

namespace {

using Kind = html::Excess::Kind;

std::string repeated(std::string_view part, std::size_t count) {
  std::string text;
  for (std::size_t i = 0; i < count; ++i) text += part;
  return text;
}

// "<b id=i0><b id=i1>…": gumbo opens each of them again.
std::string different(std::string_view tag, std::size_t count) {
  std::string text;
  for (std::size_t i = 0; i < count; ++i)
    text += '<' + std::string(tag) + " id=i" + std::to_string(i) + '>';
  return text;
}

}  // namespace

TEST_CASE("elements nested too deep are found at the tag") {
  for (const std::string_view tag :
       {"<div>", "<b>", "<span>", "<ul><li>", "<table><tr><td>", "<blockquote>", "<dl><dd>",
        "<svg>", "<x-y>", "<template>", "<ruby><rb>", "<svg><foreignObject>", "<em><div>",
        "<table><b>", "<font color=red>", "<object>", "<section>", "<option><span>"}) {
    CAPTURE(tag);
    const auto found = html::scan_nesting(repeated(tag, 3000)).excess;
    REQUIRE(found);
    CHECK(found->kind == Kind::depth);
    CHECK(found->offset > 0);
    CHECK_FALSE(html::scan_nesting(repeated(tag, 300)).excess);
  }
}

TEST_CASE("an end tag that closes nothing hides no depth") {
  for (const std::string_view part :
       {"<span><div></span>", "<div><table></div>", "<b></x><i>", "<div></p><i></div x><u>",
        "<div><!-- </div> -->", "<div><svg></div>", "<div><script></div></script>"}) {
    CAPTURE(part);
    CHECK(html::scan_nesting(repeated(part, 3000)).excess);
  }
}

TEST_CASE("what closes itself is no depth") {
  for (const std::string_view part : {"<p>x",
                                      "<li>x",
                                      "<br>",
                                      "<img src=x>",
                                      "<a name=x>x",
                                      "<dt>x<dd>y",
                                      "<option>x",
                                      "<table><tr><td>x<td>y<tr><td>z</table>",
                                      "<input>",
                                      "<hr>",
                                      "<svg><path/><g></g></svg>",
                                      "<p><span>x",
                                      "<div><b>x</div>",
                                      "<h2>x</h2>",
                                      "<!-- <div> -->",
                                      "<script>a<b</script>",
                                      "<p>a < b",
                                      "<button>x",
                                      "<nobr>x",
                                      "<select><option>x</select>",
                                      "</div>",
                                      "<div><p><i>x</i></div>",
                                      "<b>x</b>",
                                      "<x-y></x-y>",
                                      "<details><summary>x</details>"}) {
    CAPTURE(part);
    CHECK_FALSE(html::scan_nesting(repeated(part, 5000)).excess);
  }
  CHECK_FALSE(html::scan_nesting("<table>" + repeated("<tr><td>x<td>y", 5000)).excess);
  CHECK_FALSE(html::scan_nesting("<ul>" + repeated("<li><p>x", 5000)).excess);
  CHECK_FALSE(html::scan_nesting("<pre><code>" + repeated("<span class=k>x</span>", 50000)).excess);
}

TEST_CASE("formatting that each block opens again is found") {
  const auto found =
      html::scan_nesting("<div>" + different("b", 400) + "</div>" + repeated("<p>x", 5000)).excess;
  REQUIRE(found);
  CHECK(found->kind == Kind::reopened);
  CHECK(html::scan_nesting(different("font", 900) + repeated("<p>x", 5000)).excess);
  CHECK_FALSE(html::scan_nesting(repeated("<b><i>", 9) + repeated("<p>x", 50000)).excess);
}

TEST_CASE("formatting that is closed is not opened again") {
  std::string html;
  for (int i = 0; i < 3000; ++i) html += "<b id=i" + std::to_string(i) + ">x</b>";
  CHECK_FALSE(html::scan_nesting(html).excess);
}

TEST_CASE("the limits themselves are not exceeded") {
  CHECK_FALSE(html::scan_nesting(repeated("<div>", 1000)).excess);
  const auto deep = html::scan_nesting(repeated("<div>", 1001)).excess;
  REQUIRE(deep);
  CHECK(deep->offset == 5000);
  // A table, a row and a cell are three elements.
  CHECK_FALSE(html::scan_nesting(repeated("<table><tr><td>", 333) + "<br>").excess);
  const auto cell = html::scan_nesting(repeated("<table><tr><td>", 400)).excess;
  REQUIRE(cell);
  CHECK(cell->offset == 333 * 15 + 7);
  // Each formatting element counts twice: it is open, and opened again in each block.
  CHECK_FALSE(html::scan_nesting(different("b", 500) + repeated("<br>", 600)).excess);
  CHECK(html::scan_nesting(different("b", 501) + repeated("<br>", 600)).excess);
  CHECK_FALSE(html::scan_nesting("<p" + repeated(" a=b", 1000) + '>').excess);
  CHECK(html::scan_nesting("<p" + repeated(" a=b", 1001) + '>').excess);
  // 400 elements are opened again for 2,600 tags: as often as 14,975 bytes allow.
  const std::string begin = different("b", 400);
  const std::string end = repeated("<p>", 2600);
  CHECK_FALSE(html::scan_nesting(begin + std::string(7175 - begin.size(), 'x') + end).excess);
  const auto reopened =
      html::scan_nesting(begin + std::string(7174 - begin.size(), 'x') + end).excess;
  REQUIRE(reopened);
  CHECK(reopened->kind == Kind::reopened);
  CHECK(reopened->offset == 7174 + 3 * 2599);
}

TEST_CASE("a tag with too many attributes is found") {
  std::string tag = "<div";
  for (int i = 0; i < 3000; ++i) tag += " a" + std::to_string(i) + "=x";
  const auto found = html::scan_nesting("<p>" + tag + '>').excess;
  REQUIRE(found);
  CHECK(found->kind == Kind::attributes);
  CHECK(found->offset == 3);
}

TEST_CASE("what may not be parsed is read as nothing") {
  const std::string deep = repeated("<div>", 20000) + "<p id=x>y";
  CHECK(html::elements(deep).empty());
  CHECK(html::addresses(deep + "<a href=z>", html::Form::fragment).empty());
  CHECK(html::style_sheets(deep + "<link rel=stylesheet href=z>").empty());
  CHECK(html::read_fragment(deep).blocks.empty());
}

TEST_CASE("twice the HTML takes at most twice the work") {
  for (const std::string_view part :
       {"<div>", "<b>", "<p>x", "</x>", "<a href=x>", "<b></p>", "<!--", "<script>", "<", "<a b=\"",
        "<table><td>", "<span></span>", "<li>x", "<div></span>", "<svg><a/>", "</", "<!",
        "<i><p>"}) {
    CAPTURE(part);
    for (const std::size_t n : {1000U, 10000U, 100000U}) {
      const std::size_t once = html::scan_nesting(repeated(part, n)).steps;
      const std::size_t twice = html::scan_nesting(repeated(part, 2 * n)).steps;
      // Below the limit, each tag walks over at most kDeepest elements.
      CHECK(twice <= 2 * once + 2 * html::kDeepest * html::kDeepest);
    }
  }
}
