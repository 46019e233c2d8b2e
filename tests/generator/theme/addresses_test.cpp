// Where references of front matter, menus and raw HTML lead.
#include "theme/addresses.h"

#include <doctest/doctest.h>

#include <utility>

#include "theme/small_site.h"
#include "theme/view_fields.h"

namespace {

// A site below /blog/ with the page /posts/a/, files beside its source, and one in its bundle.
site::Site blog() {
  configuration::Configuration configuration;
  configuration.base_url = "https://example.org/blog/";
  return theme::make_site(
      configuration, {theme::post("a", {}), theme::post("b", {})},
      {{"content/posts/plot 1.png"}, {"content/posts/\u00E9.png"}, {"content/top.png"}});
}

using Cases = std::initializer_list<std::pair<std::string, std::string>>;

}  // namespace

TEST_CASE("a reference from the root gets the path of base_url, once") {
  const auto site = blog();
  const Cases cases = {{"/posts/", "/blog/posts/"},
                       {"posts/", "/blog/posts/"},
                       {"", "/blog/"},
                       {"/", "/blog/"},
                       {"/posts/a/?x=/y#z", "/blog/posts/a/?x=/y#z"},
                       {"posts/#z?", "/blog/posts/#z?"},
                       {"/blog/posts/a/", "/blog/posts/a/"},
                       {"/caf%C3%A9/", "/blog/caf%C3%A9/"},
                       {"/cafe\u0301/#e\u0301", "/blog/caf%C3%A9/#%C3%A9"},
                       {"/a b/", "/blog/a%20b/"},
                       {"https://a.org/x", "https://a.org/x"},
                       {"//a.org/x", "//a.org/x"},
                       {"mailto:a@b.org", "mailto:a@b.org"}};
  for (const auto& [reference, url] : cases) {
    CAPTURE(reference);
    CHECK(theme::from_root(site, reference) == url);
  }
}

TEST_CASE(
    "a reference of a page names a file beside its source, else what is relative to its URL") {
  const auto site = blog();
  const site::Page& page = site.pages[theme::page_at(site, "/posts/a/")];
  const Cases cases = {{"", ""},
                       {"plot 1.png", "/blog/posts/plot%201.png"},
                       {"plot 1.png?x#y", "/blog/posts/plot%201.png?x#y"},
                       {"e\u0301.png", "/blog/posts/%C3%A9.png"},
                       {"../top.png", "/blog/top.png"},
                       {"other.png", "/blog/posts/a/other.png"},
                       {"../other%20one/#x", "/blog/posts/other%20one/#x"},
                       {"../cafe\u0301/", "/blog/posts/caf%C3%A9/"},
                       {"/posts/b/", "/blog/posts/b/"},
                       {"https://a.org/x", "https://a.org/x"}};
  for (const auto& [reference, url] : cases) {
    CAPTURE(reference);
    CHECK(theme::from_page(site, page, reference) == url);
  }
  auto bundle = blog();
  bundle.documents[page.document].resources = {"content/posts/own.png"};
  CHECK(theme::from_page(bundle, page, "own.png?x") == "/blog/posts/a/own.png?x");
  bundle.configuration.urls = configuration::UrlStyle::ugly;
  bundle.pages[theme::page_at(site, "/posts/a/")].path = "/posts/a.html";
  const site::Page& ugly = bundle.pages[theme::page_at(bundle, "/posts/a.html")];
  CHECK(theme::from_page(bundle, ugly, "own.png") == "/blog/posts/a/own.png");
  CHECK(theme::from_page(bundle, ugly, "other.png") == "/blog/posts/other.png");
  CHECK(theme::from_page(bundle, page, "plot 1.png") == "/blog/posts/plot%201.png");
  const site::Page& list = site.pages[theme::page_at(site, "/posts/")];
  CHECK(theme::from_page(site, list, "plot 1.png") == "/blog/posts/plot%201.png");
  CHECK(theme::from_page(site, list, "../x.png") == "/blog/x.png");
}

TEST_CASE("HTML that another page shows has its relative URLs resolved, wherever they stand") {
  const auto site = blog();
  const site::Page& page = site.pages[theme::page_at(site, "/posts/a/")];
  const Cases cases = {
      {"<a href=\"../b/\">b</a>", "<a href=\"/blog/posts/b/\">b</a>"},
      {"<a href='x'>x</a>", "<a href='/blog/posts/a/x'>x</a>"},
      {"<a href=\"#x\">x</a>", "<a href=\"/blog/posts/a/#x\">x</a>"},
      {"<a href=\"?x\">x</a>", "<a href=\"/blog/posts/a/?x\">x</a>"},
      {"<img src=\"plot%201.png\">", "<img src=\"/blog/posts/plot%201.png\">"},
      {"<img srcset=\"x.png 2x\">", "<img srcset=\"/blog/posts/a/x.png 2x\">"},
      {"<video poster=\"x.png\"></video>", "<video poster=\"/blog/posts/a/x.png\"></video>"},
      {"<p style=\"background:url(x.png)\">", "<p style=\"background:url(/blog/posts/a/x.png)\">"},
      {"<a href=\"/b/\">b</a><a href=\"x\">x</a>",
       "<a href=\"/b/\">b</a><a href=\"/blog/posts/a/x\">x</a>"},
      {"<a href=\"/b/\" src=\"https://a.org/\">b</a>",
       "<a href=\"/b/\" src=\"https://a.org/\">b</a>"},
      {"<p>text</p>", "<p>text</p>"}};
  for (const auto& [html, shown] : cases) CHECK(theme::portable_html(site, page, html) == shown);
}

TEST_CASE("a base_url with letters beyond ASCII is put in front once, in any spelling") {
  configuration::Configuration configuration;
  configuration.base_url = "https://example.org/gr%C3%BCn/";
  const auto site = theme::make_site(configuration, {theme::post("a", {})});
  for (const char* reference :
       {"/posts/a/", "/gr\u00FCn/posts/a/", "/gr%C3%BCn/posts/a/", "/gru\u0308n/posts/a/"})
    CHECK(theme::from_root(site, reference) == "/gr%C3%BCn/posts/a/");
  CHECK(theme::from_root(site, "/gr\u00FCn/none/") == "/gr%C3%BCn/gr%C3%BCn/none/");
  CHECK(theme::from_root(site, "/gr\u00FCn") == "/gr%C3%BCn");
}
