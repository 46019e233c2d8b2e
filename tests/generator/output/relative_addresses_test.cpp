#include "output/relative_addresses.h"

#include <doctest/doctest.h>

namespace {

// The address that `url` becomes on the page at `path`.
std::string relative(const std::string& url, const std::string& path = "posts/a/index.html") {
  const std::string begin = "<a href=\"";
  const std::string html = output::with_relative_addresses(begin + url + "\">x</a>", path).value();
  return html.substr(begin.size(), html.find('"', begin.size()) - begin.size());
}

}  // namespace

TEST_CASE("addresses from the root lead up from the folder of the page") {
  CHECK(relative("/posts/b/") == "../../posts/b/");
  CHECK(relative("/posts/b/?x=1#y") == "../../posts/b/?x=1#y");
  CHECK(relative("/") == "../../");
  CHECK(relative("/#x") == "../../#x");
  CHECK(relative("/posts/b.html", "posts/a.html") == "../posts/b.html");
  CHECK(relative("/posts/b/", "index.html") == "posts/b/");
  CHECK(relative("/", "index.html") == "./");
  CHECK(relative("/?q=1", "index.html") == "./?q=1");
}

TEST_CASE("an address that would mean something else stays what it is") {
  CHECK(relative("/a:b/", "index.html") == "./a:b/");
  CHECK(relative("/x/a:b/", "index.html") == "x/a:b/");
  CHECK(relative("/../x/") == "../../x/");
  for (const std::string url : {"#x", "?x", "b/", "../b/", "//example.org/", "https://example.org/",
                                "mailto:a@example.org", "data:,", "", "/\\\\example.org/"})
    CHECK(relative(url) == url);
}

TEST_CASE("all addresses of a page become relative, and texts do not") {
  CHECK(output::with_relative_addresses(
            "<!doctype html><html><head><meta http-equiv=\"refresh\" content=\"1; url=/a/\">"
            "<style>b{c:url(/d.png)}</style><script>x='/e/'</script></head><body data-f=\"/g/\">"
            "<p style=\"c:url('/h.png')\">/i/</p><img srcset=\"/j.png 1x, /k.png 2x\">"
            "<template><a href=\"/l/\">m</a></template></body></html>",
            "x/index.html") ==
        "<!doctype html><html><head><meta http-equiv=\"refresh\" content=\"1; url=../a/\">"
        "<style>b{c:url(../d.png)}</style><script>x='/e/'</script></head><body data-f=\"/g/\">"
        "<p style=\"c:url('../h.png')\">/i/</p><img srcset=\"../j.png 1x, ../k.png 2x\">"
        "<template><a href=\"../l/\">m</a></template></body></html>");
}

TEST_CASE("a page that says what its addresses are read from stays as it is") {
  const std::string html = "<base href=\"/x/\"><a href=\"/y/\">y</a>";
  CHECK(output::with_relative_addresses(html, "a/index.html") == html);
}
