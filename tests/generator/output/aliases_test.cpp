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
  CHECK(said("/v1.0/feed/", "content/_index.md") ==
        of_feed("content/_index.md",
                "keep the feed at this address: feeds: {also: {rss: /v1.0/feed/}} in postil.yaml, "
                "and take the alias out"));
  CHECK(said("/posts/sitemap.xml") ==
        section +
            ":3:11: only a server can lead on from this address | write its rules with redirects: "
            "[nginx] in postil.yaml\n");
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

TEST_CASE("an alias at the address of a page or a file is an error, at that of a list none") {
  const SiteFiles others = {{"content/b.md", "# B\n"},
                            {"static/c.pdf", "c"},
                            {"static/d/index.html", "d"},
                            {"content/posts/x.md", "# X\n"}};
  const auto taken = [&](const std::string& alias) {
    SiteFiles files = others;
    files["content/a.md"] = "---\naliases: [" + alias + "]\n---\n";
    return findings(files);
  };
  const std::string place = "content/a.md:2:11: this alias is the address of ";
  CHECK(taken("/b/") ==
        place + "a page, content/b.md | take the alias out, or give that page another address\n");
  CHECK(taken("/c.pdf") ==
        place + "a file, static/c.pdf | take the alias out, or rename the file\n");
  CHECK(taken("/d/") ==
        place + "a file, static/d/index.html | take the alias out, or rename the file\n");
  CHECK(
      taken("/posts/") ==
      "content/a.md:2:11: an alias takes the place of a list, the section \"posts\" | to describe "
      "a list, write the _index.md of its folder\n");
  CHECK(taken("/404.html") ==
        place +
            "the 404 page, and is left out | take it out: servers show that page for every address "
            "that is not there\n");
  CHECK(taken("/robots.txt") ==
        place +
            "the generated robots.txt, and is left out | take it out: what is asked for here is "
            "there already\n");
  CHECK(taken("/free/").empty());
}

TEST_CASE("an alias that differs from an address in letter case only is a note") {
  const std::string hint =
      " | no redirect is written, for many servers take both for one address; one that tells them "
      "apart needs a rule of its own\n";
  const std::string note = "content/a.md:2:11: this alias differs in letter case only from ";
  const SiteFiles page = {{"content/a.md", "---\naliases: [/Posts/B/]\n---\n"},
                          {"content/posts/b.md", "# B\n"}};
  CHECK(findings(page) == note + "/posts/b/ (content/posts/b.md)" + hint);
  const SiteFiles file = {{"content/a.md", "---\naliases: [/X.html]\n---\n"},
                          {"static/x.html", "x"}};
  CHECK(findings(file) == note + "/x.html (static/x.html)" + hint);
  const SiteFiles upper = {{"content/a.md", "---\naliases: [/b/]\n---\n"},
                           {"content/b.md", "---\nurl: /B/\n---\n"}};
  CHECK(findings(upper) == note + "/B/ (content/b.md)" + hint);
  const SiteFiles own = {{"content/a.md", "---\naliases: [/Old/, /old/]\n---\n"}};
  CHECK(findings(own) ==
        "content/a.md:2:18: this alias differs in letter case only from /Old/, an alias of this "
        "page" +
            hint);
}

TEST_CASE("an alias of two pages is an error, in any letter case") {
  const auto two = [](const std::string& a, const std::string& b) {
    return findings({{"content/a.md", "---\naliases: [" + a + "]\n---\n"},
                     {"content/b.md", "---\naliases: [" + b + "]\n---\n"}});
  };
  const std::string rest =
      "; the other one is at content/a.md:2 | an address can lead to one page only: take one of "
      "the two aliases out\n";
  CHECK(two("/old/", "/old/") == "content/b.md:2:11: two pages have the alias /old/" + rest);
  CHECK(two("/old/", "/Old/") ==
        "content/b.md:2:11: the aliases /old/ and /Old/ of two pages differ in letter case only" +
            rest);
  CHECK(two("/old/", "/older/").empty());
}

TEST_CASE("nothing is said about the address that leads to the default language") {
  const std::string configuration =
      "languages:\n  de: {}\n  en: {}\nlanguage: de\ndefault_language_in_folder: true\n";
  CHECK(findings({{"postil.yaml", configuration},
                  {"static/index.html", "mine"},
                  {"content/a.de.md", "# A\n"}})
            .empty());
}

TEST_CASE("a line of the author's own redirects that leads elsewhere is told at the alias") {
  const auto with = [](const std::string& to, const std::string& asked, const std::string& file) {
    return findings({{"postil.yaml", "redirects: [" + asked + "]\n"},
                     {file, "/old/ " + to + (asked == "nginx" ? ";\n" : "\n")},
                     {"content/a.md", "---\naliases: [/old/]\n---\n"},
                     {"content/b.md", "# B\n"}});
  };
  for (const auto& [asked, file] :
       {std::pair("netlify", "static/_redirects"), std::pair("nginx", "static/redirects.map")}) {
    CAPTURE(asked);
    CHECK(with("/b/", asked, file) ==
          "content/a.md:2:11: " + std::string(file) +
              " leads from this address to /b/ | the lines of that file come first: take the "
              "alias out, or its line\n");
    CHECK(with("/a/", asked, file).empty());
    CHECK(with("/a", asked, file).empty());
  }
  CHECK(with("/b/", "netlify", "static/redirects.map").empty());
}
