#include "site/taxonomies.h"

#include <doctest/doctest.h>

#include "../site/make.h"
#include "site/feeds.h"
#include "site/lists.h"

namespace {

content::Document tagged(const std::string& name, const std::vector<std::string>& tags,
                         const std::string& taxonomy = "tags") {
  auto made = document("content/posts/" + name + ".md", name, "2024-01-01");
  made.front_matter.terms = {terms(taxonomy, tags)};
  for (content::Text& term : made.front_matter.terms[0].terms)
    term.location = {.file = made.source.path, .line = 2, .column = 8};
  return made;
}

}  // namespace

TEST_CASE("spellings of one term share a page named by the commonest of them") {
  base::Report report;
  auto a = document("content/posts/a.md", "A", "2024-01-01");
  auto b = document("content/posts/b.md", "B", "2024-01-02");
  auto c = document("content/posts/c.md", "C", "2024-01-03");
  a.front_matter.terms = {terms("tags", {"static site"})};
  b.front_matter.terms = {terms("tags", {"Static-Site"})};
  c.front_matter.terms = {terms("tags", {"Static-Site", "static_site"})};
  const auto site = assemble({a, b, c}, report);
  const auto& term = site.pages[index_of(site, "/tags/static-site/")];
  CHECK(term.title == "Static-Site");
  CHECK(paths_of(site, term.pages) == Paths{"/posts/c/", "/posts/b/", "/posts/a/"});
  CHECK(site.pages[index_of(site, "/posts/c/")].terms.size() == 1);
}

TEST_CASE("an author is found by folder and by title, and has a page before the first post") {
  base::Report report;
  auto ada = document("content/authors/ada/_index.md", "Ada Beispiel");
  auto ben = document("content/authors/ben/_index.md", "Ben Muster");
  auto a = document("content/posts/a.md", "A", "2024-01-01");
  auto b = document("content/posts/b.md", "B", "2024-01-02");
  a.front_matter.terms = {terms("authors", {"Ada Beispiel"})};
  b.front_matter.terms = {terms("authors", {"ada"})};
  const auto site = assemble({ada, ben, a, b}, report);
  CHECK(site.pages[index_of(site, "/authors/ada/")].title == "Ada Beispiel");
  CHECK(site.pages[index_of(site, "/authors/ada/")].pages.size() == 2);
  CHECK(index_of(site, "/authors/ben/") != site::kNone);
  CHECK(index_of(site, "/authors/ada-beispiel/") == site::kNone);
}

TEST_CASE("a term without letter or digit is an error at its place") {
  base::Report report;
  auto a = document("content/posts/a.md", "A");
  a.front_matter.terms = {terms("tags", {"!!"})};
  assemble({a}, report);
  REQUIRE(report.errors() == 1);
  CHECK(report.sorted().front().location.file == "somewhere");
}

TEST_CASE("terms are one by NFC, case, and space, hyphen or underscore") {
  CHECK(site::term_key("Stra\xC3\x9F"
                       "e") == site::term_key("STRASSE"));
  CHECK(site::term_key("Caf\xC3\xA9") == site::term_key("cafe\xCC\x81"));
  CHECK(site::term_key("a b") == site::term_key("A_b"));
  CHECK(site::term_key("a b") == site::term_key("a-B"));
  CHECK(site::term_key("ab") != site::term_key("a b"));
  CHECK(site::term_key(" ab\t") == site::term_key("ab"));
}

TEST_CASE("terms that clash in the address are an error that names both and their places") {
  base::Report report;
  const auto site = assemble({tagged("a", {"C++"}), tagged("b", {"cplusplus"})}, report);
  REQUIRE(report.errors() == 1);
  const base::Diagnostic said = report.sorted().front();
  CHECK(said.location.file == "content/posts/b.md");
  CHECK(said.message ==
        "\"C++\" (content/posts/a.md:2) and \"cplusplus\" of tags would have one address, "
        "/tags/cplusplus/");
}

TEST_CASE("a clash is solved by a description of one of the two") {
  base::Report report;
  auto described = document("content/tags/cpp/_index.md", "C++");
  const auto site = assemble({described, tagged("a", {"C++"}), tagged("b", {"cplusplus"})}, report);
  CHECK_FALSE(report.has_errors());
  CHECK(site.pages[index_of(site, "/tags/cpp/")].pages.size() == 1);
  CHECK(site.pages[index_of(site, "/tags/cplusplus/")].pages.size() == 1);
}

TEST_CASE("a term that is described twice is an error that names both files") {
  base::Report report;
  assemble({document("content/tags/x.md", "X"), document("content/tags/x/_index.md", "X")}, report);
  REQUIRE(report.errors() == 1);
  CHECK(report.sorted().front().message ==
        "one term is described twice: content/tags/x.md and content/tags/x/_index.md");
}

TEST_CASE("a taxonomy of the site's own has term pages with feeds and parts") {
  configuration::Configuration configuration;
  configuration.base_url = "https://example.org/";
  configuration.taxonomies = {"places"};
  configuration.paginate = 1;
  base::Report report;
  const auto site =
      assemble({tagged("a", {"Bern", "Ulm"}, "places"), tagged("b", {"bern"}, "places")}, report,
               configuration);
  CHECK(paths_of(site, site.pages[index_of(site, "/places/")].children) ==
        Paths{"/places/bern/", "/places/ulm/"});
  const site::Page& bern = site.pages[index_of(site, "/places/bern/")];
  CHECK_FALSE(site::feeds_of(site, bern).empty());
  CHECK(site::slice_count(site, bern) == 2);
  CHECK(site::slice_count(site, site.pages[index_of(site, "/places/")]) == 1);
}

TEST_CASE("a taxonomy has the text of its own _index.md, with and without terms") {
  auto own = document("content/tags/_index.md", "Topics");
  base::Report report;
  const auto alone = assemble({own}, report);
  REQUIRE(index_of(alone, "/tags/") != site::kNone);
  CHECK(alone.pages[index_of(alone, "/tags/")].title == "Topics");
  CHECK(index_of(alone, "/categories/") == site::kNone);
  const auto site = assemble({own, tagged("a", {"x"})}, report);
  const site::Page& taxonomy = site.pages[index_of(site, "/tags/")];
  CHECK(taxonomy.title == "Topics");
  CHECK(taxonomy.kind == site::Kind::taxonomy);
  CHECK(site.pages[index_of(site, "/tags/x/")].parent == index_of(site, "/tags/"));
}

TEST_CASE("a term that cannot have a page is told at its first mention") {
  base::Report report;
  assemble({tagged("a", {"!!"}), tagged("b", {"!!"}), tagged("c", {"!!"})}, report);
  REQUIRE(report.errors() == 1);
  CHECK(report.sorted()[0].location.file == "content/posts/a.md");
  CHECK(report.sorted()[0].location.line == 2);
}

TEST_CASE("a file that looks like a post does not keep others from describing terms") {
  auto other = document("content/tags/b/_index.md", "Bee");
  base::Report report;
  const auto site = assemble(
      {document("content/tags/a.md", "A", "2024-01-01"), other, tagged("p", {"b"})}, report);
  CHECK(report.warnings() == 1);
  CHECK(site.pages[index_of(site, "/tags/b/")].title == "Bee");
}

TEST_CASE("of two spellings that are as common, the first in the order of bytes is the name") {
  base::Report report;
  const auto site = assemble({tagged("a", {"x y"}), tagged("b", {"X-y"})}, report);
  CHECK(site.pages[index_of(site, "/tags/x-y/")].title == "X-y");
}

TEST_CASE("a term is found by the folder of its document in any spelling") {
  base::Report report;
  const auto site = assemble(
      {document("content/tags/_index.md", "Topics"),
       document("content/tags/Static Site/_index.md", "On sites"), tagged("a", {"static-site"})},
      report);
  CHECK(report.sorted().empty());
  const site::Page& term = site.pages[index_of(site, "/tags/static-site/")];
  CHECK(term.title == "On sites");
  CHECK(term.pages.size() == 1);
  CHECK(site.pages[index_of(site, "/tags/")].children.size() == 1);
}

TEST_CASE("after a term that is described twice the others are read all the same") {
  base::Report report;
  const auto site =
      assemble({document("content/tags/x.md", "X"), document("content/tags/x/_index.md", "X"),
                document("content/tags/z.md", "Zed")},
               report);
  CHECK(report.errors() == 1);
  CHECK(site.pages[index_of(site, "/tags/z/")].title == "Zed");
}

TEST_CASE("a folder without letter or digit is an error at the term's own file") {
  base::Report report;
  assemble({document("content/tags/!!/_index.md", "Bangs")}, report);
  REQUIRE(report.errors() == 1);
  CHECK(report.sorted()[0].location.file == "content/tags/!!/_index.md");
}

TEST_CASE("two terms whose addresses differ in letter case only are an error") {
  auto a = document("content/tags/a/_index.md", "A");
  auto b = document("content/tags/b/_index.md", "B");
  a.front_matter.url = content::Text{"/Topic/", {}};
  b.front_matter.url = content::Text{"/topic/", {}};
  base::Report report;
  assemble({a, b}, report);
  CHECK(report.errors() == 1);
}
