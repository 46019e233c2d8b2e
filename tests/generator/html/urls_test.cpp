#include "html/urls.h"

#include <doctest/doctest.h>

#include <string>

namespace {

std::string mapped(const std::string& html) {
  return html::map_urls(html, [](std::string_view url) { return '[' + std::string(url) + ']'; });
}

}  // namespace

TEST_CASE("URLs of links, pictures and videos are mapped, and all else stays byte for byte") {
  CHECK(mapped("<p>a <a  class=x HREF='b'>c</a>&nbsp;<br/></p>\n<!-- <a href=\"d\"> -->") ==
        "<p>a <a  class=x HREF='[b]'>c</a>&nbsp;<br/></p>\n<!-- <a href=\"d\"> -->");
  CHECK(mapped("<img src=a.png alt=src><video poster=\" b.jpg \"><source src=\"c\"></video>") ==
        "<img src=[a.png] alt=src><video poster=\" [b.jpg] \"><source src=\"[c]\"></video>");
  CHECK(mapped("<object data=\"a\"></object><b data=\"a\">x</b><q cite=\"b\">y</q>") ==
        "<object data=\"[a]\"></object><b data=\"a\">x</b><q cite=\"[b]\">y</q>");
  CHECK(mapped("no HTML & no > harm <") == "no HTML & no > harm <");
  CHECK(mapped("").empty());
}

TEST_CASE("a mapped URL is decoded before and escaped after") {
  CHECK(mapped("<a href=\"?a=1&amp;b='2'\">x</a>") == "<a href=\"[?a=1&amp;b=&#39;2&#39;]\">x</a>");
}

TEST_CASE("each candidate of a srcset is mapped") {
  CHECK(mapped("<img srcset=\"a.png 1x,b.png 2x ,  c,d.png 100w\">") ==
        "<img srcset=\"[a.png] 1x,[b.png] 2x ,  [c,d.png] 100w\">");
  CHECK(mapped("<img srcset=\"a.png, b.png 2x\">") == "<img srcset=\"[a.png], [b.png] 2x\">");
  CHECK(mapped("<img srcset=\" , \">") == "<img srcset=\" , \">");
}

TEST_CASE("code, scripts and comments hold no URLs") {
  const std::string html =
      "<script>x = '<a href=\"a\">'</script><style>/* <img src=\"b\"> */</style>"
      "<textarea><a href=\"c\"></textarea><p>&lt;a href=\"d\"&gt;</p>";
  CHECK(mapped(html) == html);
}

TEST_CASE("what stands in <template> is left to the script that shows it") {
  CHECK(mapped("<template><a href=\"a\">x</a></template><a href=\"b\">x</a>") ==
        "<template><a href=\"a\">x</a></template><a href=\"[b]\">x</a>");
}

TEST_CASE("a link to a place on the page is mapped, the parts of a drawing are not") {
  CHECK(mapped("<a href=\"#x\">x</a><svg><use href=\"#y\"/><image href=\"z.png\"/></svg>") ==
        "<a href=\"[#x]\">x</a><svg><use href=\"#y\"/><image href=\"[z.png]\"/></svg>");
}

TEST_CASE("wrongly nested HTML is mapped once") {
  CHECK(mapped("<p><a href=\"a\"><div><a href=\"b\">x</p><table><a href=\"c\"><tr></table>") ==
        "<p><a href=\"[a]\"><div><a href=\"[b]\">x</p><table><a href=\"[c]\"><tr></table>");
  CHECK(mapped("<a href=\"a") == "<a href=\"a");
}
