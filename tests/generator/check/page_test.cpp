#include "check/page.h"

#include <doctest/doctest.h>

namespace {

std::string mistakes(std::string_view html) {
  std::string text;
  for (const check::Mistake& mistake : check::page_of(html).mistakes)
    text += std::to_string(mistake.place.line) + ':' + std::to_string(mistake.place.column) + ' ' +
            mistake.fault.message + '\n';
  return text;
}

std::string links(std::string_view html) {
  std::string text;
  for (const check::PageLink& link : check::page_of(html).links) text += link.url + ' ';
  return text;
}

}  // namespace

TEST_CASE("a page tells where it leads, whatever leads there") {
  CHECK(links("<!doctype html><link rel=stylesheet href=/a.css><link rel=preconnect href=//b>"
              "<script src='c.js'></script><a href=' d '>d</a><a>no link</a>"
              "<img src=e.png alt='' srcset='f.png 1x, g.png 2x'><video poster=h.jpg src=i.mp4>"
              "<source src=j.webm></video><iframe src=k></iframe><object data=l></object>") ==
        "/a.css c.js d e.png f.png g.png i.mp4 h.jpg j.webm k l ");
  CHECK(links("<a href='/?a=1&amp;b=2'>x</a><p title='<a href=no>'>y</p><!-- <a href=no> -->") ==
        "/?a=1&b=2 ");
  CHECK(links("<template><a href=a>x</a><p><img src=b></template><a href=c>x</a>") == "c ");
}

TEST_CASE("ids, and names of links, can be linked to") {
  const auto page = check::page_of("<p id=a>x<a name=b>y</a><svg><g id=c /></svg></p><p name=d>");
  CHECK(page.anchors == std::vector<std::string>{"a", "b", "c"});
}

TEST_CASE("an id that stands twice is a mistake at its second place") {
  CHECK(mistakes("<p id=a>x\n  <b id=a>y</b></p>") ==
        "2:3 the id \"a\" stands twice in the page\n");
  CHECK(mistakes("<p id=a>x<b id=A>y</b></p>").empty());
}

TEST_CASE("an image needs a text, which may be empty") {
  CHECK(mistakes("<img src=a>") == "1:1 this image has no text for those who cannot see it\n");
  CHECK(mistakes("<img src=a alt><img src=b alt=''><img src=c alt=x>").empty());
  CHECK(mistakes("<img data-postil-source=a.md:3:7:markdown src=a alt=''>").empty());
}

TEST_CASE("a link needs a text, of its own or of what is in it") {
  CHECK(mistakes("<a href=a></a>") == "1:1 this link has no text\n");
  CHECK(mistakes("<a href=a> <b> </b><img src=b alt=''></a>") == "1:1 this link has no text\n");
  for (const char* link :
       {"<a href=a>x</a>", "<a href=a><b><i>x</i></b></a>", "<a href=a><img src=b alt=x></a>",
        "<a href=a aria-label=x></a>", "<a href=a title=x></a>", "<a id=a></a>",
        "<a href=a aria-hidden=true></a>", "<a href=a><svg aria-label=x></svg></a>"}) {
    CAPTURE(link);
    CHECK(mistakes(link).empty());
  }
}

TEST_CASE("a heading needs a text, of its own or of what is in it") {
  CHECK(mistakes("<h2></h2>\n<h3> <b></b></h3><h2><img src=a alt=''></h2>") ==
        "1:1 this heading has no text\n2:1 this heading has no text\n"
        "2:18 this heading has no text\n");
  CHECK(mistakes("<h2>x</h2><h2><img src=a alt=x></h2><h2 aria-label=x></h2>").empty());
  // One without a text is no level for readers.
  CHECK(mistakes("<h2>x</h2><h4></h4><h3>y</h3>") == "1:11 this heading has no text\n");
}

TEST_CASE("of two equal ids both places are known") {
  const auto page = check::page_of("<b data-postil-source=a.md:3:7 id=a></b><p id=a>");
  REQUIRE(page.mistakes.size() == 1);
  REQUIRE(page.mistakes[0].other);
  CHECK(page.mistakes[0].other->origin->file == "a.md");
}

TEST_CASE("headings go down by one level, and up by any") {
  CHECK(mistakes("<h1>a</h1><h2>b</h2><h3>c</h3><h2>d</h2>").empty());
  CHECK(mistakes("<h3>a</h3><h4>b</h4>").empty());
  CHECK(mistakes("<h1>a</h1>\n<h3>b</h3>\n<h6>c</h6>") ==
        "2:1 a heading of level 3 follows one of level 1\n"
        "3:1 a heading of level 6 follows one of level 3\n");
  const auto page = check::page_of("<h2>a</h2><h4>b</h4>");
  REQUIRE(page.mistakes.size() == 1);
  CHECK(page.mistakes[0].fault.hint ==
        "readers who jump from heading to heading miss a level: make it 3");
}

TEST_CASE("a place is that of the nearest mark") {
  const auto page = check::page_of(
      "<main data-postil-source=templates/a.mustache:3:4><a href=x>x</a>"
      "<a data-postil-source=content/a%20b.md:7:1 href=y>y</a></main>");
  REQUIRE(page.links.size() == 2);
  REQUIRE(page.links[0].place.origin);
  CHECK(*page.links[0].place.origin == base::Origin{"templates/a.mustache", 3, 4});
  CHECK(*page.links[1].place.origin == base::Origin{"content/a b.md", 7, 1});
}

TEST_CASE("what nests wrongly or very deep is read all the same") {
  std::string deep;
  for (int i = 0; i < 20'000; ++i) deep += "<b>";
  CHECK(mistakes(deep + "<a href=x></a>") ==
        "0:0 this page is not checked: elements are nested more than 1280 deep\n");
  CHECK(links(deep + "<a href=x></a>").empty());
  CHECK(links("<table><a href=x>x</a></table><p><div></p>").find("x ") == 0);
}

TEST_CASE("only a <link> can be a hint of a server, and only by its relation") {
  CHECK(links("<a rel=preconnect href=x>x</a><link href=y><link rel=dns-prefetch href=z>"
              "<link rel=icon href=i>") == "x y i ");
}
