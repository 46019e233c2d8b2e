// Aliases that programs ask for, and what is said about them.
#include <doctest/doctest.h>

#include "../check/memory_site.h"

namespace {

// What is said about an alias of the section posts/, or of the page `file`.
std::string said(const std::string& alias, const std::string& file = "content/posts/_index.md",
                 const std::string& more = "") {
  return findings({{"postil.yaml", "base_url: https://example.org/\n" + more},
                   {file, "---\ntitle: T\naliases: [" + alias + "]\n---\n"},
                   {"content/posts/a.md", "---\ndate: 2024-01-01\n---\n# A\n"}});
}

std::string of_feed(const std::string& file, const std::string& hint) {
  return file + ":3:11: readers of feeds ask for this address, and a page is no feed to them | " +
         hint + '\n';
}

}  // namespace

TEST_CASE("an alias that readers of feeds ask for is told with the feed to write") {
  const std::string section = "content/posts/_index.md";
  const auto beside = [&](const std::string& format, const std::string& name) {
    return of_feed(section, "keep a feed of this name beside every list: feeds: {also: {" + format +
                                ": " + name + "}} in postil.yaml, and take the alias out");
  };
  CHECK(said("/posts/feed.rss") == beside("rss", "feed.rss"));
  CHECK(said("/posts/index.xml") == beside("rss", "index.xml"));
  CHECK(said("/posts/news.xml") == beside("atom", "news.xml"));
  CHECK(said("/posts/news.json") == beside("json", "news.json"));
  CHECK(said("/posts/feed/") == beside("rss", "feed/"));
  CHECK(said("/posts/atom/") == beside("atom", "atom/"));
  CHECK(said("/posts/news.xml", section, "feeds: [rss]\n") == beside("rss", "news.xml"));
  CHECK(said("/feed.rss") ==
        of_feed(section,
                "let the server lead on to /posts/rss.xml, for example with a line in "
                "static/_redirects"));
  CHECK(said("/feed.rss", "content/_index.md") ==
        of_feed("content/_index.md",
                "keep the feed at this address: feeds: {also: {rss: "
                "/feed.rss}} in postil.yaml, and take the alias out"));
  CHECK(said("/posts/sitemap-old/").empty());
  CHECK(said("/posts/feeds/").empty());
}

TEST_CASE("an alias that programs ask for needs a server, unless one is named") {
  const std::string page = "content/b.md";
  for (const char* alias : {"/old.xml", "/old.txt", "/old.rss", "/old.atom", "/old.json"}) {
    CAPTURE(alias);
    CHECK(said(alias, page) == page +
                                   ":3:11: only a server can lead on from this address | write its "
                                   "rules with redirects: [nginx] in postil.yaml\n");
    CHECK(said(alias, page, "redirects: [netlify]\n").empty());
    CHECK(said(alias, page, "redirects: [nginx]\n").empty());
  }
  for (const char* alias : {"/old/", "/old.html", "/old.pdf"}) CHECK(said(alias, page).empty());
}
