// The titles of pages, the page for missing addresses, and what a whole site says of its pages.
#include "site/pages.h"

#include <doctest/doctest.h>

#include "../check/memory_site.h"
#include "make.h"

namespace {

markdown::Rendered with_headings(const std::vector<std::string>& texts) {
  markdown::Rendered rendered;
  for (const std::string& text : texts) rendered.headings.push_back({.text = text});
  return rendered;
}

// The content document of the page for missing addresses.
content::Document lost(const std::optional<std::string>& title) {
  auto made = document("content/404.md", "");
  made.front_matter.title = title;
  return made;
}

}  // namespace

TEST_CASE("a page is called by its title, a heading, or the name of its file or folder") {
  const auto page = document("content/posts/my-page.md", "");
  CHECK(site::title_of(document("content/a.md", "T"), with_headings({"H"})) == "T");
  CHECK(site::title_of(page, with_headings({"", "First", "Second"})) == "First");
  CHECK(site::title_of(page, with_headings({""})) == "My page");
  CHECK(site::title_of(document("content/posts/my-folder/_index.md", ""), {}) == "My folder");
  CHECK(site::title_of(document("content/--.md", ""), {}) == "--");
  auto empty = page;
  empty.front_matter.title = "";
  CHECK(site::title_of(empty, {}) == "My page");
}

TEST_CASE("the home page is called as the site is in its language") {
  configuration::Configuration configuration;
  configuration.title = "Site";
  configuration.languages = {{.tag = "en"}, {.tag = "fr", .title = "Le site"}};
  auto home = document("content/_index.md", "");
  const auto title = [&] { return site::given_title(home, configuration); };
  home.source.language = "en";
  CHECK(title() == "Site");
  home.source.language = "fr";
  CHECK(title() == "Le site");
  home.front_matter.title = "";
  CHECK(title() == "Le site");
  home.front_matter.title = "Own";
  CHECK(title() == "Own");
  CHECK(site::given_title(document("content/posts/_index.md", ""), configuration).empty());
  CHECK(site::given_title(document("content/a.md", ""), configuration).empty());
}

TEST_CASE("the author's page for missing addresses is the only one, and in no list") {
  configuration::Configuration configuration;
  configuration.comments.service = "https://comments.example.org";
  configuration.comments.enabled = true;
  base::Report report;
  const auto site = assemble({lost("Lost"), document("content/a.md", "A")}, report, configuration);
  CHECK(std::count_if(site.pages.begin(), site.pages.end(), [](const site::Page& page) {
          return page.kind == site::Kind::not_found;
        }) == 1);
  const site::Page& page = site.pages[index_of(site, "/404.html")];
  CHECK(page.title == "Lost");
  CHECK(page.parent == index_of(site, "/"));
  CHECK_FALSE(page.is_listed);
  CHECK_FALSE(page.comments);
  CHECK(site.pages[index_of(site, "/a/")].comments);
}

TEST_CASE("a page for missing addresses without a title says what it is") {
  const auto title_of = [](const std::optional<std::string>& title,
                           const std::vector<std::string>& headings) {
    base::Report report;
    const auto site =
        site::assemble({{}, {{lost(title)}, {}}, {with_headings(headings)}, {}}, report);
    return site.pages[index_of(site, "/404.html")].title;
  };
  CHECK(title_of(std::nullopt, {}) == "Page not found");
  CHECK(title_of("", {}) == "Page not found");
  CHECK(title_of("", {"Gone"}) == "Gone");
  CHECK(title_of("T", {}) == "T");
}

TEST_CASE("the section of a page in an address is the nearest folder with a text") {
  configuration::Configuration configuration;
  configuration.permalinks = {{"posts", "/:sections/:filename/", {}}};
  const auto page = document("content/posts/deep/er/a.md", "A");
  base::Report report;
  CHECK(index_of(assemble({page}, report, configuration), "/posts/a/") != site::kNone);
  CHECK(index_of(
            assemble({page, document("content/posts/deep/_index.md", "D")}, report, configuration),
            "/posts/deep/a/") != site::kNone);
}

TEST_CASE("a list takes the url of its text with the slashes it lacks") {
  auto posts = document("content/posts/_index.md", "Posts");
  posts.front_matter.url = content::Text{"blog", {}};
  base::Report report;
  CHECK(index_of(assemble({posts}, report), "/blog/") != site::kNone);
}

TEST_CASE("an alias has no parts that lead up") {
  CHECK(site::alias_path({.path = "/a/"}, "/b/../c/") == "/c/");
  CHECK(site::alias_path({.path = "/a/"}, "b/./c") == "/b/c/");
  CHECK(site::alias_path({.path = "/a/"}, "/u\u0308") == "/\u00FC/");
}

TEST_CASE("undated pages of a list are in the order of their titles, then of their addresses") {
  base::Report report;
  const auto site =
      assemble({document("content/posts/a.md", "Z"), document("content/posts/b.md", "Y"),
                document("content/posts/d.md", "X"), document("content/posts/c.md", "X")},
               report);
  CHECK(paths_of(site, site.pages[index_of(site, "/posts/")].pages) ==
        Paths{"/posts/c/", "/posts/d/", "/posts/b/", "/posts/a/"});
}

TEST_CASE("neighbours are of one section, not of the home page or a term") {
  auto a = document("content/posts/a.md", "A", "2024-05-01");
  auto b = document("content/notes/b.md", "B", "2024-05-02");
  for (content::Document* each : {&a, &b}) each->front_matter.terms = {terms("tags", {"x"})};
  base::Report report;
  const auto site = assemble({a, b}, report);
  CHECK(site.pages[index_of(site, "/tags/x/")].pages.size() == 2);
  CHECK(site.pages[index_of(site, "/posts/a/")].next == site::kNone);
  CHECK(site.pages[index_of(site, "/notes/b/")].previous == site::kNone);
}

TEST_CASE("addresses that Jekyll would give otherwise are told once for each pattern") {
  const auto said = [](const std::string& more) {
    return findings({{"postil.yaml", "permalinks:\n  posts: /:year/:slug/\n" + more},
                     {"content/posts/2024-05-01-a.md", "# Title a\n"},
                     {"content/posts/2024-05-02-b.md", "# Title b\n"},
                     {"content/posts/c.md", "---\ndate: 2024-05-03\n---\n# Title c\n"},
                     {"content/notes/2024-05-02-d.md", "# Title d\n"}});
  };
  CHECK(said("") ==
        "postil.yaml:2:10: 2 pages with a date in the file's name would have another address in "
        "Jekyll: content/posts/2024-05-01-a.md has /2024/title-a/, in Jekyll /2024/a/ | write "
        "`permalink_tokens: jekyll` for Jekyll's addresses, or `permalink_tokens: hugo` for "
        "these\n");
  CHECK(said("permalink_tokens: hugo\n").empty());
  CHECK(said("permalink_tokens: jekyll\n").empty());
  CHECK(findings({{"postil.yaml", "permalinks:\n  posts: /:year/:slug/\n"},
                  {"content/posts/2024-05-01-a.md", "# A\n"}})
            .empty());
}

TEST_CASE("a footnote with a mistake is told at its place, on whichever page it is") {
  const std::string place = "content/b.md:";
  const auto said = [](const std::string& text) {
    return findings({{"content/a.md", "# A\n"}, {"content/b.md", "---\ntitle: B\n---\n" + text}});
  };
  CHECK(said("x[^one]\n\n[^one]: y\n").empty());
  CHECK(said("x[^one] y[^oen]\n\n[^one]: y\n") ==
        place + "4:10: there is no footnote \"oen\" | did you mean [^one]?\n");
  CHECK(said("x[^a]\n") ==
        place +
            "4:2: there is no footnote \"a\" | begin a line with [^a]: and its text, or write "
            "\\[^a] to show the brackets\n");
  CHECK(said("x[^a]\n\n[^a]: y\n\n[^a]: z\n") ==
        place +
            "8:1: there is a footnote \"a\" on line 6 already, and this one is left out | give one "
            "of them another name\n");
  CHECK(said("x\n\n[^a]: y\n") ==
        place +
            "6:1: nothing in the text refers to the footnote \"a\" | write [^a] where it belongs, "
            "or remove it\n");
}

TEST_CASE("the address / leads to the default language when that has a folder") {
  SiteFiles files = {
      {"postil.yaml",
       "language: de\nlanguages:\n  de: {}\n  en: {}\ndefault_language_in_folder: true\n"},
      {"content/a.de.md", "# A\n"}};
  CHECK(built(files).at("index.html").find("url=/de/") == std::string::npos);  // relative there
  CHECK(built(files).at("index.html").find("url=de/") != std::string::npos);
}

TEST_CASE("templates see the site's data") {
  CHECK(built({{"data/x.yaml", "a: one\n"},
               {"templates/page.mustache", "{{site.data.x.a}}"},
               {"content/a.md", "# A\n"}})
            .at("a/index.html") == "one");
}
