// The addresses of a site below a path, and the pages that they find.
#include "site/known_paths.h"

#include <doctest/doctest.h>

#include <set>

#include "site/make.h"
#include "site/pages_by_path.h"

namespace {

using KnownPaths = std::set<std::string>;

configuration::Configuration below(const std::string& base_url) {
  configuration::Configuration configuration;
  configuration.base_url = base_url;
  configuration.paginate = 1;
  configuration.feeds.formats = {configuration::FeedFormat::rss};
  return configuration;
}

site::Site site_of(const configuration::Configuration& configuration) {
  auto a = document("content/posts/a.md", "A", "2024-01-01");
  a.front_matter.aliases = {{"/old/", {}}};
  auto trip = document("content/trip/index.md", "Trip");
  trip.source = {.path = "content/trip/index.md", .name = "trip", .is_bundle = true};
  trip.resources = {"content/trip/sea.png"};
  base::Report report;
  return site::assemble(
      {.configuration = configuration,
       .selection = {{a, document("content/posts/b.md", "B", "2024-01-02"), trip}, {}},
       .rendered = std::vector<markdown::Rendered>(3),
       .content = {.resources = {{"content/top.png"}}},
       .static_files = {"css/a.css"}},
      report);
}

KnownPaths known(const configuration::Configuration& configuration) {
  const auto site = site_of(configuration);
  return {site.known_paths.begin(), site.known_paths.end()};
}

}  // namespace

TEST_CASE("a site below a path knows the addresses of all of its files") {
  configuration::Configuration configuration = below("https://example.org/blog/");
  KnownPaths paths = {"/",
                      "/page/2/",
                      "/rss.xml",
                      "/posts/",
                      "/posts/page/2/",
                      "/posts/rss.xml",
                      "/posts/a/",
                      "/posts/b/",
                      "/trip/",
                      "/trip/sea.png",
                      "/404.html",
                      "/old/",
                      "/top.png",
                      "/css/a.css",
                      "/sitemap.xml",
                      "/robots.txt"};
  CHECK(known(configuration) == paths);
  configuration.robots = false;
  paths.erase("/robots.txt");
  CHECK(known(configuration) == paths);
  configuration.sitemap = false;
  configuration.robots = true;
  paths.erase("/sitemap.xml");
  paths.insert("/robots.txt");
  CHECK(known(configuration) == paths);
  CHECK(known(below("https://example.org/")).empty());
  CHECK(known(below("")).empty());
}

TEST_CASE("an address is known with and without its slash and index.html, in any form") {
  auto page = document("content/caf\u00E9.md", "C");
  base::Report report;
  const auto site = assemble({page}, report, below("https://example.org/blog/"));
  for (const char* path : {"/caf\u00E9/", "/cafe\u0301/", "/caf\u00E9", "/caf\u00E9/index.html",
                           "/index.html", "/", "/robots.txt"}) {
    CAPTURE(path);
    CHECK(site::is_known_path(site, path));
  }
  for (const char* path : {"/cafe/", "/caf\u00E9/x", "/caf\u00E9/index.htm", "/robots"}) {
    CAPTURE(path);
    CHECK_FALSE(site::is_known_path(site, path));
  }
}

TEST_CASE("a page is found by any spelling of its address, before a list without a text") {
  auto page = document("content/about.md", "About");
  page.front_matter.url = content::Text{.value = "/posts/"};
  base::Report report;
  const auto site = assemble(
      {page, document("content/posts/caf\u00E9.md", "C"), document("content/x.md", "X")}, report);
  const site::PagesByPath pages(site);
  const auto title = [&](const std::string& path) {
    const site::Index found = pages.find(path);
    return found == site::kNone ? std::string("-") : site.pages[found].title;
  };
  CHECK(title("/posts/") == "About");
  CHECK(title("/posts") == "About");
  CHECK(title("/posts/index.html") == "About");
  for (const char* path : {"/posts/caf\u00E9/", "/posts/cafe\u0301/", "/posts/caf%C3%A9",
                           "/posts/cafe%CC%81/index.html"})
    CHECK(title(path) == "C");
  CHECK(title("/x/") == "X");
  CHECK(title("/x/index.htm") == "-");
  CHECK(title("/y/") == "-");
  CHECK(title("/404.html") == site.pages[index_of(site, "/404.html")].title);
}
