#include "site/authors.h"

#include <doctest/doctest.h>

#include "make.h"

namespace {

// "Ada=/authors/ada/, Ben" of the page at `path`.
std::string authors(const site::Site& site, const std::string& path) {
  std::string shown;
  for (const site::Author& author : site::Authors(site).of(site.pages[index_of(site, path)])) {
    if (!shown.empty()) shown += ", ";
    shown += author.name;
    if (author.page != site::kNone) shown += '=' + site.pages[author.page].path;
  }
  return shown;
}

content::Document post(const std::string& name, const std::vector<content::Terms>& named) {
  auto made = document("content/posts/" + name + ".md", name, "2024-05-01");
  made.front_matter.terms = named;
  return made;
}

}  // namespace

TEST_CASE("authors are those named, in order and each once, with their pages") {
  base::Report report;
  const auto site = assemble({post("a", {terms("authors", {"Ben", "ada", "Ada Lovelace"})}),
                              document("content/authors/ada/_index.md", "Ada Lovelace")},
                             report);
  CHECK(authors(site, "/posts/a/") == "Ben=/authors/ben/, Ada Lovelace=/authors/ada/");
  CHECK(authors(site, "/authors/ada/") == "Ada Lovelace=/authors/ada/");
  CHECK(authors(site, "/posts/").empty());
}

TEST_CASE("a list has no author, with a text of its own neither") {
  base::Report report;
  configuration::Configuration configuration;
  configuration.author = "Owner";
  const auto site = assemble({post("a", {}), document("content/posts/_index.md", "Posts")}, report,
                             configuration);
  CHECK(authors(site, "/posts/").empty());
  CHECK(authors(site, "/").empty());
  CHECK(authors(site, "/posts/a/") == "Owner");
}

TEST_CASE("authors are named when the site makes no pages for them") {
  base::Report report;
  configuration::Configuration configuration;
  configuration.taxonomies = {"tags"};
  configuration.author = "Owner";
  const auto site = assemble({post("a", {terms("authors", {"Ada", "ADA", "Ben"})}), post("b", {})},
                             report, configuration);
  CHECK(authors(site, "/posts/a/") == "Ada, Ben");
  CHECK(authors(site, "/posts/b/") == "Owner");
}

TEST_CASE("a taxonomy of the name author is that of the authors") {
  base::Report report;
  configuration::Configuration configuration;
  configuration.taxonomies = {"author"};
  const auto site = assemble({post("a", {terms("author", {"Ada"})})}, report, configuration);
  CHECK(authors(site, "/posts/a/") == "Ada=/author/ada/");
  CHECK(authors(site, "/author/ada/") == "Ada=/author/ada/");
}

TEST_CASE("the site's author is found as those of posts are") {
  const auto by = [](const std::string& name) {
    base::Report report;
    configuration::Configuration configuration;
    configuration.author = name;
    const auto site =
        assemble({post("a", {}), document("content/authors/ada-l/_index.md", "Ada Lovelace")},
                 report, configuration);
    return authors(site, "/posts/a/");
  };
  CHECK(by("Ada Lovelace") == "Ada Lovelace=/authors/ada-l/");
  CHECK(by("ada lovelace") == "Ada Lovelace=/authors/ada-l/");
  CHECK(by("ada-l") == "Ada Lovelace=/authors/ada-l/");
  CHECK(by("Ben") == "Ben");
  CHECK(by("").empty());
}
