// Lists, parts of lists, feeds and bundles where URLs name files.
#include <doctest/doctest.h>

#include "../site/make.h"
#include "site/feeds.h"
#include "site/links.h"
#include "site/lists.h"

namespace {

site::Site ugly_site(std::vector<content::Document> documents) {
  configuration::Configuration configuration;
  configuration.urls = configuration::UrlStyle::ugly;
  base::Report report;
  return assemble(std::move(documents), report, configuration);
}

}  // namespace

TEST_CASE("with ugly URLs a list is a file beside its folder, and its parts lie in the folder") {
  auto a = document("content/posts/a.md", "A", "2024-01-01");
  a.front_matter.terms = {terms("tags", {"x"})};
  const auto site = ugly_site({a});
  CHECK(site.home().path == "/");
  CHECK(index_of(site, "/tags.html") != site::kNone);
  CHECK(index_of(site, "/tags/x.html") != site::kNone);
  REQUIRE(index_of(site, "/posts.html") != site::kNone);
  const site::Page& posts = site.pages[index_of(site, "/posts.html")];
  CHECK(site::slice_path(posts, 1) == "/posts.html");
  CHECK(site::slice_path(posts, 2) == "/posts/page/2.html");
  CHECK(site::feed_path(posts, configuration::FeedFormat::atom) == "/posts/atom.xml");
  CHECK(site::slice_path(site.home(), 2) == "/page/2/");
  CHECK(site::feed_path(site.home(), configuration::FeedFormat::rss) == "/rss.xml");
}

TEST_CASE("with ugly URLs the files of two bundles do not meet") {
  auto bundle = document("content/posts/b/index.md", "B");
  bundle.source.section = "posts";
  bundle.source.name = "b";
  const auto site = ugly_site({bundle});
  const site::Page& page = site.pages[index_of(site, "/posts/b.html")];
  CHECK(site::resource_path(site, page, bundle, "content/posts/b/x/plot.png") ==
        "/posts/b/x/plot.png");
}

TEST_CASE("a list takes the url of its _index.md") {
  auto posts = document("content/posts/_index.md", "Posts");
  posts.front_matter.url = content::Text{"/writing/", {}};
  base::Report report;
  const auto site = assemble({posts, document("content/posts/a.md", "A")}, report);
  const site::Page& list = site.pages[index_of(site, "/writing/")];
  CHECK(list.kind == site::Kind::section);
  CHECK(list.pages == std::vector<site::Index>{index_of(site, "/posts/a/")});
}
