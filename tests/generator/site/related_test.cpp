#include "site/related.h"

#include <doctest/doctest.h>

#include "../site/make.h"

namespace {

content::Document post(const std::string& name, const std::string& date,
                       const std::vector<std::string>& tags,
                       const std::vector<std::string>& keywords = {}) {
  auto made = document("content/posts/" + name + ".md", name, date);
  if (!tags.empty()) made.front_matter.terms = {terms("tags", tags)};
  for (const std::string& keyword : keywords) made.front_matter.keywords.push_back({keyword, {}});
  return made;
}

std::string related(const site::Site& site, const std::string& name) {
  std::string text;
  for (const site::Index page : site.pages[index_of(site, "/posts/" + name + "/")].related)
    text += site.pages[page].title + ' ';
  return text;
}

}  // namespace

TEST_CASE("pages that share more, or weightier terms, are nearer; of equals the nearest in time") {
  base::Report report;
  const auto site =
      assemble({post("a", "2024-05-01", {"x", "y"}, {"k"}), post("both", "2020-01-01", {"x", "y"}),
                post("word", "2020-01-01", {}, {"K"}), post("near", "2024-05-02", {"x"}),
                post("far", "2021-05-02", {"x"}), post("none", "2024-05-01", {"z"})},
               report);
  CHECK(related(site, "a") == "both word near far ");
  CHECK(related(site, "none").empty());
}

TEST_CASE("the limit is kept, and a weight of 0 switches a measure off") {
  configuration::Configuration configuration;
  configuration.related.limit = 1;
  configuration.related.weights = {{"tags", 0}, {"keywords", 5}};
  base::Report report;
  const auto site =
      assemble({post("a", "2024-05-01", {"x"}, {"k"}), post("b", "2024-05-01", {"x"}),
                post("c", "2024-05-01", {}, {"k"}), post("d", "2023-05-01", {}, {"k"})},
               report, configuration);
  CHECK(related(site, "a") == "c ");
  CHECK(related(site, "b").empty());
}

TEST_CASE("pages that the author names come first, by source or address") {
  base::Report report;
  auto a = post("a", "2024-05-01", {"x"});
  a.front_matter.related = {
      {"c.md", {}}, {"/posts/d/", {}}, {"posts/e.md", {}}, {"@/posts/c.md", {}}};
  const auto site = assemble({a, post("b", "2024-05-01", {"x"}), post("c", "2020-01-01", {"x"}),
                              post("d", "2020-01-01", {}), post("e", "2020-01-01", {})},
                             report);
  CHECK(report.warnings() == 0);
  CHECK(related(site, "a") == "c d e b ");
}

TEST_CASE("a page that is named is not shown again for its terms") {
  base::Report report;
  configuration::Configuration configuration;
  auto a = post("a", "2024-05-01", {"x"});
  a.front_matter.related = {{"c.md", {}}, {"a.md", {}}};
  const std::vector<content::Document> all = {a, post("b", "2024-05-01", {"x"}),
                                              post("c", "2024-05-02", {"x"}),
                                              post("d", "2020-01-01", {"x"})};
  CHECK(related(assemble(all, report, configuration), "a") == "c b d ");
  configuration.related.limit = 2;
  CHECK(related(assemble(all, report, configuration), "a") == "c b ");
  configuration.related.limit = 1;
  CHECK(related(assemble(all, report, configuration), "a") == "c ");
  configuration.related.limit = 0;
  CHECK(related(assemble(all, report, configuration), "a") == "c ");
}

TEST_CASE("a page that is named but not there, or unlisted, is a warning at its place") {
  base::Report report;
  auto a = post("a", "2024-05-01", {});
  a.front_matter.related = {{"posts/bb.md", {.file = "content/posts/a.md", .line = 3}},
                            {"/posts/hidden/", {.file = "content/posts/a.md", .line = 4}}};
  auto hidden = post("hidden", "2024-05-01", {});
  hidden.front_matter.unlisted = true;
  const auto site = assemble({a, post("b", "2024-05-01", {}), hidden}, report);
  REQUIRE(report.warnings() == 2);
  CHECK(report.sorted()[0].message == "there is no page \"posts/bb.md\"");
  CHECK(report.sorted()[0].hint == "did you mean \"@/posts/b.md\"?");
  CHECK(report.sorted()[1].message == "\"/posts/hidden/\" is unlisted");
  CHECK(related(site, "a").empty());
}

TEST_CASE("unlisted pages are related to nothing") {
  base::Report report;
  auto hidden = post("hidden", "2024-05-01", {"x"});
  hidden.front_matter.unlisted = true;
  const auto site = assemble({hidden, post("a", "2024-05-01", {"x"})}, report);
  CHECK(related(site, "a").empty());
}

TEST_CASE("a term that hundreds share still finds the pages nearest in time") {
  std::vector<content::Document> documents;
  for (int i = 0; i < 500; ++i) {
    const std::string day = std::to_string(2000 + i / 25) + "-01-" + (i % 25 < 9 ? "0" : "") +
                            std::to_string(i % 25 + 1);
    documents.push_back(post("p" + std::to_string(i), day, {"all"}));
  }
  base::Report report;
  const auto site = assemble(std::move(documents), report);
  CHECK(related(site, "p260") == "p261 p259 p262 p258 ");
}
