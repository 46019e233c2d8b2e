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

TEST_CASE("a page that takes the place of a list is a warning, what outdoes less is none") {
  output::Output list = claim("docs/index.html", "the section", output::Claim::list);
  const output::Output page = claim("docs/index.html", "content/docs.md");
  for (const auto& both : {std::vector{list, page}, {page, list}}) {
    base::Report report;
    output::settle(both, report);
    REQUIRE(report.sorted().size() == 1);
    CHECK(base::format(report.sorted()[0]) ==
          "content/docs.md: warning: this page takes the place of a list, the section "
          "[replaced-list]\n  hint: to describe a list, write the _index.md of its folder\n");
  }
}

TEST_CASE("letter case is an error whichever claim is the stronger") {
  const output::Output list = claim("docs/index.html", "the section", output::Claim::list);
  const output::Output page = claim("Docs/index.html", "content/Docs.md");
  for (const auto& both : {std::vector{list, page}, {page, list}}) {
    base::Report report;
    output::settle(both, report);
    REQUIRE(report.errors() == 1);
    CHECK(report.sorted()[0].message ==
          "two files of the site that differ in letter case only, docs/index.html and "
          "Docs/index.html: the section and content/Docs.md");
  }
}

TEST_CASE("the hint of a clash speaks of pages where there is one") {
  output::Output page = claim("a", "content/a.md");
  page.rendering = output::PageRendering{};
  const output::Output file = claim("a", "static/a");
  const auto hint = [](const std::vector<output::Output>& both) {
    base::Report report;
    output::settle(both, report);
    return report.sorted().at(0).hint;
  };
  const std::string of_page = "rename one of them, or change the `slug` or `url` of a page";
  CHECK(hint({page, file}) == of_page);
  CHECK(hint({file, page}) == of_page);
  CHECK(hint({file, file}) == "rename one of them, or take it out");
}

TEST_CASE("two names that look the same are told to differ in their form") {
  const output::Output composed = claim("\u00E4.txt", "static/\u00E4.txt");
  const output::Output decomposed = claim("\u00E4.txt", "static/a\u0308.txt");
  for (const auto& both : {std::vector{composed, decomposed}, {decomposed, composed}}) {
    base::Report report;
    output::settle(both, report);
    REQUIRE(report.errors() == 1);
    CHECK(report.sorted()[0].message.ends_with(
        "differ only in how their letters are composed (NFC and NFD)"));
    CHECK(report.sorted()[0].hint == "rename or remove one of them");
  }
}

TEST_CASE("a part of an address has at most 255 bytes, and no control characters") {
  const auto said = [](const std::string& path, const std::string& source) {
    base::Report report;
    output::settle({claim(path, source)}, report);
    std::string text;
    for (const base::Diagnostic& each : report.sorted()) text += base::format(each);
    return text;
  };
  CHECK(said(std::string(255, 'x') + "/index.html", "content/a.md").empty());
  CHECK(said(std::string(256, 'x') + "/index.html", "content/a.md") ==
        "content/a.md: error: a part of this address has 256 bytes, and a disk takes 255 "
        "[bad-address]\n  hint: give the page a shorter `slug`\n");
  CHECK(said("a\nb/index.html", "content/a.md") ==
        "content/a.md: error: this address holds a control character: a\\x0Ab/index.html "
        "[control-character]\n  hint: choose another address\n");
  CHECK(said("a\nb", "static/a\nb") ==
        "static/a\\x0Ab: error: the name of this file holds a control character "
        "[bad-file-name]\n  hint: rename it\n");
  CHECK(said("a/../b", "content/a.md") ==
        "content/a.md: error: this address leads out of the site [bad-address]\n  hint: choose one "
        "without \"..\"\n");
}

TEST_CASE("what XML cannot hold is replaced, never written") {
  CHECK(output::xml_text("a\x01 <b> & \"c\"\t\n") ==
        "a\xEF\xBF\xBD &lt;b&gt; &amp; &quot;c&quot;\t\n");
  CHECK(output::xml_text("\xEF\xBF\xBE") == "\xEF\xBF\xBD");
  CHECK(output::xml_text("a\rb\fc") == "a&#13;b c");
}
