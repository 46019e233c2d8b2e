// `unlisted` and `sitemap: false`.
#include <doctest/doctest.h>

#include <algorithm>

#include "../site/make.h"
#include "output/sitemap.h"
#include "site/lists.h"

namespace {

site::Site site_with_secret(base::Report& report) {
  configuration::Configuration configuration;
  configuration.base_url = "https://example.org/";
  auto secret = document("content/posts/secret.md", "Secret", "2024-01-02");
  secret.front_matter.unlisted = true;
  secret.front_matter.terms = {terms("tags", {"shared", "own"})};
  auto older = document("content/posts/older.md", "Older", "2024-01-01");
  older.front_matter.terms = {terms("tags", {"shared"})};
  const auto newer = document("content/posts/newer.md", "Newer", "2024-01-03");
  auto hidden = document("content/hidden/a.md", "Hidden", "2024-01-04");
  hidden.front_matter.unlisted = true;
  return assemble({secret, older, newer, hidden}, report, configuration);
}

bool lists(const site::Site& site, const std::string& list, const std::string& path) {
  const auto& pages = site.pages[index_of(site, list)].pages;
  return std::count(pages.begin(), pages.end(), index_of(site, path)) > 0;
}

bool in_sitemap(const site::Site& site, const std::string& path) {
  const auto pages = output::sitemap_parts(site).front();
  return std::count(pages.begin(), pages.end(), index_of(site, path)) > 0;
}

}  // namespace

TEST_CASE("an unlisted page is there, and in no list") {
  base::Report report;
  const auto site = site_with_secret(report);
  REQUIRE(index_of(site, "/posts/secret/") != site::kNone);
  for (const char* list : {"/", "/posts/", "/tags/shared/"}) {
    CAPTURE(list);
    CHECK_FALSE(lists(site, list, "/posts/secret/"));
    CHECK(lists(site, list, "/posts/older/"));
  }
}

TEST_CASE("an unlisted page stands between no neighbours") {
  base::Report report;
  const auto site = site_with_secret(report);
  const auto& secret = site.pages[index_of(site, "/posts/secret/")];
  CHECK(secret.previous == site::kNone);
  CHECK(secret.next == site::kNone);
  CHECK(site.pages[index_of(site, "/posts/older/")].next == index_of(site, "/posts/newer/"));
}

TEST_CASE("an unlisted page links to the terms of others and makes none") {
  base::Report report;
  const auto site = site_with_secret(report);
  CHECK(index_of(site, "/tags/own/") == site::kNone);
  const auto& secret = site.pages[index_of(site, "/posts/secret/")];
  REQUIRE(secret.terms.size() == 1);
  CHECK(secret.terms[0].page == index_of(site, "/tags/shared/"));
}

TEST_CASE("a folder of unlisted pages is no section") {
  base::Report report;
  const auto site = site_with_secret(report);
  CHECK(index_of(site, "/hidden/") == site::kNone);
  CHECK(index_of(site, "/hidden/a/") != site::kNone);
}

TEST_CASE("the sitemap leaves out what is unlisted and what asks for it") {
  base::Report report;
  auto site = site_with_secret(report);
  CHECK_FALSE(in_sitemap(site, "/posts/secret/"));
  CHECK(in_sitemap(site, "/posts/older/"));
  auto alone = document("content/posts/alone.md", "Alone", "2024-01-01");
  alone.front_matter.sitemap = false;
  site = assemble({alone}, report, site.configuration);
  CHECK_FALSE(in_sitemap(site, "/posts/alone/"));
  CHECK(lists(site, "/posts/", "/posts/alone/"));
}
