#include "output/output.h"

#include <doctest/doctest.h>

#include <algorithm>

#include "output/xml.h"

namespace {

output::Output claim(const std::string& path, const std::string& source,
                     output::Claim strength = output::Claim::written) {
  return {path, {.file = source}, strength, {}};
}

}  // namespace

TEST_CASE("a URL path becomes the file that a web server serves for it") {
  CHECK(output::file_of("/") == "index.html");
  CHECK(output::file_of("/posts/a/") == "posts/a/index.html");
  CHECK(output::file_of("/a.html") == "a.html");
}

TEST_CASE(
    "two sources of one file are an error that names both, whatever the case of the letters") {
  base::Report report;
  output::settle({claim("a/index.html", "content/a.md"), claim("A/index.html", "content/b.md")},
                 report);
  REQUIRE(report.errors() == 1);
  const std::string message = report.sorted().front().message;
  CHECK(message.find("content/a.md") != std::string::npos);
  CHECK(message.find("content/b.md") != std::string::npos);
}

TEST_CASE("paths that differ in letter case only are both named") {
  base::Report report;
  output::settle({claim("a/index.html", "x"), claim("A/index.html", "y")}, report);
  CHECK(report.sorted().front().message.find("a/index.html and A/index.html") != std::string::npos);
}

TEST_CASE("an alias takes the place of a list that nobody wrote, and collides with a page") {
  base::Report report;
  output::Output alias = claim("a/index.html", "content/b.md");
  alias.role = "an alias";
  output::settle({claim("a/index.html", "the section", output::Claim::derived), alias}, report);
  CHECK_FALSE(report.has_errors());
  output::settle({claim("a/index.html", "content/a.md"), alias}, report);
  REQUIRE(report.errors() == 1);
  CHECK(report.sorted().front().message ==
        "two sources for one file of the site, a/index.html: content/a.md and an alias of "
        "content/b.md");
}

TEST_CASE("an output knows what it outdid, in any order") {
  using output::Claim;
  const std::vector<output::Output> claims = {claim("a.css", "the theme's a.css", Claim::derived),
                                              claim("a.css", "static/a.css", Claim::written),
                                              claim("a.css", "usual", Claim::fallback)};
  for (const auto& order : {std::vector{0, 1, 2}, {2, 1, 0}, {1, 0, 2}, {2, 0, 1}}) {
    std::vector<output::Output> outputs;
    for (const int i : order) outputs.push_back(claims[static_cast<std::size_t>(i)]);
    base::Report report;
    const auto settled = output::settle(std::move(outputs), report);
    REQUIRE(settled.size() == 1);
    CHECK(settled.front().source.file == "static/a.css");
    std::vector<std::string> outdone = settled.front().outdone;
    std::sort(outdone.begin(), outdone.end());
    CHECK(outdone == std::vector<std::string>{"the theme's a.css", "usual"});
  }
}

TEST_CASE("a file where another output needs a folder is an error that names both") {
  base::Report report;
  CHECK(output::settle({claim("a.html", "x"), claim("b/index.html", "y")}, report).size() == 2);
  CHECK_FALSE(report.has_errors());
  for (const std::string file : {"a/index.html", "a/b/c/index.html"}) {
    base::Report errors;
    output::settle({claim("a", "static/a"), claim(file, "content/a.md")}, errors);
    REQUIRE(errors.errors() == 1);
    CHECK(errors.sorted()[0].message ==
          "a would have to be a file and a folder: static/a and content/a.md");
  }
}

TEST_CASE("nothing may lie in the folder that is removed after each build") {
  base::Report report;
  output::settle({claim(".postil-stage/x/index.html", "content/a.md"),
                  claim(".Postil-Stage/y", "static/.Postil-Stage/y"),
                  claim(".postil-stages/index.html", "content/b.md")},
                 report);
  CHECK(report.errors() == 2);
}

TEST_CASE("what the author wrote takes the place of what Postil would make") {
  base::Report report;
  const auto settled = output::settle(
      {claim("robots.txt", "made", output::Claim::fallback),
       claim("robots.txt", "static/robots.txt"), claim("docs/index.html", "content/start.md"),
       claim("docs/index.html", "the section", output::Claim::derived)},
      report);
  CHECK_FALSE(report.has_errors());
  REQUIRE(settled.size() == 2);
  CHECK(settled[0].source.file == "content/start.md");
  CHECK(settled[1].source.file == "static/robots.txt");
}

TEST_CASE("what XML cannot hold is replaced, never written") {
  CHECK(output::xml_text("a\x01 <b> & \"c\"\t\n") ==
        "a\xEF\xBF\xBD &lt;b&gt; &amp; &quot;c&quot;\t\n");
  CHECK(output::xml_text("\xEF\xBF\xBE") == "\xEF\xBF\xBD");
  CHECK(output::xml_text("a\rb\fc") == "a&#13;b c");
}
