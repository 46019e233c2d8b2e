// The finished pages: what is counted, and which links lead to other sites.
#include "check/pages.h"

#include <doctest/doctest.h>

#include "memory_site.h"

namespace {

struct Checked {
  check::CheckSummary summary;
  std::string externals;  // each URL with its places
  std::string findings;
};

// A site of one template that shows the text, with `text` around it in each page.
Checked checked(const SiteFiles& site, const std::string& text = "") {
  base::MemoryFiles files;
  for (const std::string name : {"404", "home", "page", "section"})
    files.all["site/templates/" + name + ".mustache"] = text + "{{{page.content}}}\n";
  for (const auto& [path, bytes] : site) files.all["site/" + path] = bytes;
  base::Report report;
  const commands::Request request{
      .folder = "site", .clock = {1719792000}, .origins = base::Origins::marked};
  const auto built = commands::build_site(files, request, report);
  Checked result;
  result.summary = check::check_pages({built->site, built->theme, built->outputs, built->redirects},
                                      {2}, report);
  for (const check::ExternalLink& link : result.summary.externals) {
    result.externals += link.url;
    for (const base::Location& place : link.locations)
      result.externals +=
          ' ' + place.file + ':' + std::to_string(place.line) + ':' + std::to_string(place.column);
    result.externals += '\n';
  }
  result.findings = findings_of(report);
  return result;
}

}  // namespace

TEST_CASE("links to other sites are told apart from those of this one, each with its places") {
  const Checked site = checked(
      {{"postil.yaml", "base_url: https://example.org/blog/\n"},
       {"content/a.md",
        "[x](https://x.org/#part) [b](b.md)\n[x](https://x.org/) <a href=\"//y.org/?q\">y</a>\n\n"
        "[m](mailto:a@example.org) [own](https://example.org/blog/b/) "
        "[up](https://example.org/)\n"},
       {"content/b.md", "[x](HTTP://X.org/) [z](http://z.org/a#b) [z](http://z.org/a)\n"}});
  CHECK(site.externals ==
        "HTTP://X.org/ content/b.md:1:1\n"
        "http://z.org/a content/b.md:1:20 content/b.md:1:42\n"
        "https://example.org/ content/a.md:4:62\n"
        "https://x.org/ content/a.md:1:1 content/a.md:2:1\n"
        "https://y.org/?q content/a.md:2:21\n");
  CHECK(site.summary.pages == 4);  // and the front page and that for missing ones
  CHECK(site.summary.links == 3);
  CHECK(site.findings.empty());
}

TEST_CASE("a link of a template to another site has one place, that of the template") {
  const Checked site = checked({{"content/a.md", "# A\n"}, {"content/b.md", "# B\n"}},
                               "<p>\n<a href=\"https://x.org/\">x</a></p>\n");
  CHECK(site.externals ==
        "https://x.org/ templates/404.mustache:2:1 templates/home.mustache:2:1 "
        "templates/page.mustache:2:1\n");
  CHECK(site.summary.links == 0);
}

TEST_CASE("a page of HTML beside a text is looked at in its own lines, whatever its address is") {
  const Checked site =
      checked({{"content/posts/2024-trip/index.md", "---\nslug: far\n---\n# A\n"},
               {"content/posts/2024-trip/old.html", "<p>\n<a href=\"/gone/\">x</a>\n"}});
  CHECK(site.findings == "content/posts/2024-trip/old.html:2:1: there is no page at /gone/\n");
}

TEST_CASE("what a text and a template do wrong is said once, with the pages that have it") {
  const SiteFiles site = {{"content/a.md", "# A\n\n[x](/gone/)\n"},
                          {"content/b.md", "# B\n\n[x](/gone/) <a\nhref=\"/lost/\">y</a>\n"}};
  CHECK(checked(site, "<a href=\"\">x</a> <a href=\"/gone/\">x</a> <a href=\"/away/\">x</a>\n")
            .findings ==
        "content/a.md:3:1: there is no page at /gone/\n"
        "content/b.md:3:1: there is no page at /gone/\n"
        "content/b.md:4:7: there is no page at /lost/\n"
        "templates/404.mustache:1:1: this address is empty (on /404.html) | write where it leads, "
        "or leave the attribute out\n"
        "templates/404.mustache:1:41: there is no page at /away/ (on /404.html)\n"
        "templates/home.mustache:1:1: this address is empty (on /) | write where it leads, or "
        "leave the attribute out\n"
        "templates/home.mustache:1:41: there is no page at /away/ (on /)\n"
        "templates/page.mustache:1:1: this address is empty (on /a/ and 1 other page) | write "
        "where it leads, or leave the attribute out\n"
        "templates/page.mustache:1:41: there is no page at /away/ (on /a/ and 1 other page)\n");
}

TEST_CASE("of an id in a text and in a template, that of the text is to be changed") {
  const std::string hint = " | give one of them another name: links to it lead to the first\n";
  SiteFiles site = {{"content/a.md", "# A\n\n<i id=\"x\">i</i> <i id=\"y\">i</i>\n"},
                    {"content/b.md", "# B\n\n<i id=\"z\">i</i>\n\n<i id=\"z\">i</i>\n"}};
  const std::string in_texts = "content/a.md:3:1: the id \"x\" stands twice in the page" + hint +
                               "content/b.md:5:1: the id \"z\" stands twice in the page" + hint;
  CHECK(checked(site, "<p id=\"x\">p</p>\n").findings == in_texts);
  site["templates/page.mustache"] = "{{{page.content}}}\n<p id=\"x\">p</p>\n";
  CHECK(checked(site).findings == in_texts);
  site["templates/page.mustache"] = "{{{page.content}}}\n<p id=\"w\">p</p><p id=\"w\">p</p>\n";
  CHECK(checked(site).findings ==
        "content/b.md:5:1: the id \"z\" stands twice in the page" + hint +
            "templates/page.mustache:2:16: the id \"w\" stands twice in the page (on /a/ and 1 "
            "other page)" +
            hint);
}

TEST_CASE("a link whose letters are decomposed leads to the composed name, in a copied page too") {
  CHECK(checked({{"content/caf\u00E9.md", "# A\n"},
                 {"static/b.html",
                  "<!doctype html><title>B</title><a href=\"/cafe%CC%81/\">x</a>\n"
                  "<a href=\"cafe%CC%81/\">x</a><a href=\"cafe\u0301/\">x</a>\n"
                  "<a href=\"caf\u00E9/\">x</a><a href=\"caf%C3%A9/\">x</a>\n"}})
            .findings == "");
}

TEST_CASE("an address that shares this page with another site is not asked for") {
  CHECK(checked({{"postil.yaml", "base_url: https://example.org/blog/\n"},
                 {"content/a.md",
                  "<a href=\"https://share.org/?u=https%3A//example.org/blog/a/\">x</a>\n"
                  "<a href=\"https://share.org/?u=https%3A%2F%2Fexample.org%2Fblog%2Fa%2F\">x</a>\n"
                  "<a href=\"https://share.org/?u=https://example.org/blog/a/\">x</a>\n"
                  "<a href=\"https://share.org/?u=https%3A//example.com/blog/a/\">x</a>\n"
                  "<a href=\"https://share.org/https://example.org/blog/\">x</a>\n"}})
            .externals ==
        "https://share.org/?u=https%3A//example.com/blog/a/ content/a.md:4:1\n"
        "https://share.org/https://example.org/blog/ content/a.md:5:1\n");
}
