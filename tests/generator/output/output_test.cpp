#include "output/output.h"

#include <doctest/doctest.h>

#include "output/xml.h"

namespace {

output::Output claim(const std::string& path, const std::string& source) {
  return {path, {.file = source}, {}};
}

}  // namespace

TEST_CASE("a URL path becomes the file that a web server serves for it") {
  CHECK(output::file_of("/") == "index.html");
  CHECK(output::file_of("/posts/a/") == "posts/a/index.html");
  CHECK(output::file_of("/a.html") == "a.html");
}

TEST_CASE(
    "two sources of one file are an error that names both, whatever the case of the letters") {
  const auto found = output::collisions(
      {claim("a/index.html", "content/a.md"), claim("A/index.html", "content/b.md")});
  REQUIRE(found.size() == 1);
  CHECK(found[0].message.find("content/a.md") != std::string::npos);
  CHECK(found[0].message.find("content/b.md") != std::string::npos);
}

TEST_CASE("a file where another output needs a folder is an error that names both") {
  CHECK(
      output::collisions({claim("a", "static/a"), claim("a/index.html", "content/a.md")}).size() ==
      1);
  CHECK(output::collisions({claim("a.html", "x"), claim("b/index.html", "y")}).empty());
}

TEST_CASE("what XML cannot hold is replaced, never written") {
  CHECK(output::xml_text("a\x01 <b> & \"c\"\t\n") ==
        "a\xEF\xBF\xBD &lt;b&gt; &amp; &quot;c&quot;\t\n");
  CHECK(output::xml_text("\xEF\xBF\xBE") == "\xEF\xBF\xBD");
}
