#include "markdown/autolinks.h"

#include <doctest/doctest.h>

#include "markdown/examples.h"

namespace {

std::string html(const std::string& body) {
  return markdown_test::fill_as_written(markdown::render(body, {}));
}

}  // namespace

TEST_CASE("an address inside of a link is not linked again") {
  CHECK(html("<a href=\"u\">https://a.org</a>\n") == "<p><a href=\"u\">https://a.org</a></p>\n");
  CHECK(html("See <a\nHREF=u>the *page* at www.a.org</a>.\n") ==
        "<p>See <a\nHREF=u>the <em>page</em> at www.a.org</a>.</p>\n");
  CHECK(html("<a href='u'>ada@a.org, <https://a.org> &amp; https://b.org?a&b</a>\n") ==
        "<p><a href='u'>ada@a.org, https://a.org &amp; https://b.org?a&amp;b</a></p>\n");
  CHECK(html("[https://a.org](https://a.org) [see www.a.org](y) [ada@a.org](mailto:ada@a.org)\n") ==
        "<p><a href=\"https://a.org\">https://a.org</a> <a href=\"y\">see www.a.org</a> "
        "<a href=\"mailto:ada@a.org\">ada@a.org</a></p>\n");
  CHECK(html("[see <https://a.org> now](y)\n") ==
        "<p><a href=\"y\">see https://a.org now</a></p>\n");
}

TEST_CASE("a link of HTML may hold several blocks") {
  CHECK(html("<a href=\"u\">\n\n## https://a.org\n\nwww.b.org\n\n</a>\n\nhttps://c.org\n") ==
        "<a href=\"u\">\n<h2 id=\"httpsaorg\">https://a.org</h2>\n<p>www.b.org</p>\n</a>\n"
        "<p><a href=\"https://c.org\">https://c.org</a></p>\n");
  CHECK(html("<div><a href=\"u\">\n\nhttps://a.org\n\n</div></a>b\n") ==
        "<div><a href=\"u\">\n<p>https://a.org</p>\n</div></a>b\n");
}

TEST_CASE("addresses beside links, and in what is no link, are linked") {
  const std::string link = "<a href=\"https://a.org\">https://a.org</a>";
  CHECK(html("<a href=\"u\">b</a> https://a.org\n") == "<p><a href=\"u\">b</a> " + link + "</p>\n");
  CHECK(html("<a name=\"u\"></a>https://a.org\n") == "<p><a name=\"u\"></a>" + link + "</p>\n");
  CHECK(html("<abbr title=\"href\">https://a.org</abbr>\n") ==
        "<p><abbr title=\"href\">" + link + "</abbr></p>\n");
  CHECK(html("<!-- <a href=\"u\"> -->\n\nhttps://a.org\n\n<!-- </a> -->\n") ==
        "<!-- <a href=\"u\"> -->\n<p>" + link + "</p>\n<!-- </a> -->\n");
  CHECK(html("<a href=\"u\">never closed\n\nhttps://a.org\n\n<a id=\"b\"></a>\n") ==
        "<p><a href=\"u\">never closed</p>\n<p>" + link + "</p>\n<p><a id=\"b\"></a></p>\n");
  CHECK(html("<a href=\"u\">https://a.org <a href=\"v\">https://b.org</a>\n") ==
        "<p><a href=\"u\">" + link + " <a href=\"v\">https://b.org</a></p>\n");
  CHECK(html("https://a.org\n\n<!-- <a href=\"u\">\n") ==
        "<p>" + link + "</p>\n<!-- <a href=\"u\">\n");
}
