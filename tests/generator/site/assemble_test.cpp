#include "site/assemble.h"

#include <doctest/doctest.h>

#include "../site/make.h"
#include "site/links.h"
#include "site/lists.h"
#include "site/pages.h"

TEST_CASE("home lists dated pages, newest first; a section lists its own") {
  base::Report report;
  const auto site = assemble(
      {document("content/about.md", "About"), document("content/posts/a.md", "A", "2024-01-01"),
       document("content/posts/b.md", "B", "2024-02-01"), document("content/notes/c.md", "C")},
      report);
  CHECK_FALSE(report.has_errors());
  CHECK(paths_of(site, site.home().pages) == Paths{"/posts/b/", "/posts/a/"});
  CHECK(paths_of(site, site.pages[index_of(site, "/posts/")].pages) ==
        Paths{"/posts/b/", "/posts/a/"});
  CHECK(paths_of(site, site.pages[index_of(site, "/notes/")].pages) == Paths{"/notes/c/"});
  CHECK(paths_of(site, site.home().children) == Paths{"/notes/", "/posts/"});
}

TEST_CASE("a site without dates lists all its pages at home") {
  base::Report report;
  const auto site = assemble({document("content/about.md", "About")}, report);
  CHECK(paths_of(site, site.home().pages) == Paths{"/about/"});
}

TEST_CASE("weight comes before date, and neighbours follow the reading order") {
  base::Report report;
  auto first = document("content/manual/z.md", "Z");
  first.front_matter.weight = 1;
  auto second = document("content/manual/a.md", "A");
  second.front_matter.weight = 2;
  const auto site = assemble({second, first}, report);
  const auto& page = site.pages[index_of(site, "/manual/z/")];
  CHECK(page.next == index_of(site, "/manual/a/"));
  CHECK(page.previous == site::kNone);
}

TEST_CASE("between dated posts, next is the newer one") {
  base::Report report;
  const auto site = assemble({document("content/posts/old.md", "Old", "2024-01-01"),
                              document("content/posts/new.md", "New", "2024-02-01")},
                             report);
  CHECK(site.pages[index_of(site, "/posts/old/")].next == index_of(site, "/posts/new/"));
  CHECK(site.pages[index_of(site, "/posts/new/")].previous == index_of(site, "/posts/old/"));
}

TEST_CASE("an undated page beside dated ones takes nobody's neighbour away") {
  base::Report report;
  const auto site = assemble({document("content/posts/old.md", "Old", "2024-01-01"),
                              document("content/posts/new.md", "New", "2024-02-01"),
                              document("content/posts/undated.md", "Undated")},
                             report);
  CHECK(site.pages[index_of(site, "/posts/old/")].next == index_of(site, "/posts/new/"));
  CHECK(site.pages[index_of(site, "/posts/old/")].previous == site::kNone);
  CHECK(site.pages[index_of(site, "/posts/undated/")].previous == site::kNone);
}

TEST_CASE("an alias is read from the root of the site") {
  base::Report report;
  auto a = document("content/posts/a.md", "A");
  a.front_matter.aliases = {{"docs/conferences.html", {}},
                            {"/old/place", {}},
                            {"/old/place/index.html", {}},
                            {"/posts/a/", {}}};
  const auto site = assemble({a}, report);
  REQUIRE(site.aliases.size() == 2);
  CHECK(site.aliases[0].path == "/docs/conferences.html");
  CHECK(site.aliases[1].path == "/old/place/");
}

TEST_CASE("links lead to pages, files and absolute addresses from wherever the text is shown") {
  configuration::Configuration configuration;
  configuration.base_url = "https://example.org/blog/";
  auto a = document("content/posts/a.md", "A");
  auto b = document("content/posts/b/index.md", "B");
  b.source.section = "posts";
  b.source.name = "b";
  b.source.is_bundle = true;
  b.resources = {"content/posts/b/plot one.png"};
  markdown::Rendered of_a;
  for (const char* target : {"b/index.md#x", "@/posts/b/index.md", "https://other.org/x", "#here",
                             "/about/", "sub/y", "mailto:a@b.org"}) {
    of_a.slots.push_back({markdown::SlotKind::link, 0, target, 1, 1});
  }
  of_a.slots.push_back({markdown::SlotKind::label, 0, "footnotes", 0, 0});
  markdown::Rendered of_b;
  of_b.slots.push_back({markdown::SlotKind::image, 0, "plot%20one.png", 1, 1});
  base::Report report;
  const auto site = site::assemble({configuration, {{a, b}, {}}, {of_a, of_b}, {}}, report);
  CHECK(site.slots[0] == std::vector<std::string>{
                             "/blog/posts/b/#x", "/blog/posts/b/", "https://other.org/x", "#here",
                             "/blog/about/", "/blog/posts/a/sub/y", "mailto:a@b.org", "Footnotes"});
  CHECK(site.slots[1] == std::vector<std::string>{"/blog/posts/b/plot%20one.png"});
}

TEST_CASE("held-back documents are counted once, and why") {
  auto draft = document("content/posts/a.md", "A", "2030-01-01");
  draft.front_matter.draft = true;
  const auto future = document("content/posts/b.md", "B", "2030-01-01");
  auto expired = document("content/posts/c.md", "C", "2020-01-01");
  expired.front_matter.expiry_date = base::parse_date("2021-01-01", "UTC").date;
  const base::Clock clock{base::parse_date("2024-01-01", "UTC").date->instant};
  base::Report report;
  const auto selection = site::select({draft, future, expired}, clock, {}, report);
  CHECK(selection.documents.empty());
  CHECK(selection.skipped.drafts == 1);
  CHECK(selection.skipped.future == 1);
  CHECK(selection.skipped.expired == 1);
  CHECK(site::select({draft, future, expired}, clock,
                     {.drafts = true, .future = true, .expired = true}, report)
            .documents.size() == 3);
}

TEST_CASE("a page knows the pages that link to it, each once") {
  configuration::Configuration configuration;
  configuration.base_url = "https://example.org/";
  const auto linking = [](std::initializer_list<const char*> targets) {
    markdown::Rendered rendered;
    for (const char* target : targets)
      rendered.slots.push_back({markdown::SlotKind::link, 0, target, 1, 1});
    return rendered;
  };
  auto hidden = document("content/posts/hidden.md", "H", "2024-01-03");
  hidden.front_matter.unlisted = true;
  base::Report report;
  const auto site = site::assemble(
      {configuration,
       {{document("content/posts/a.md", "A", "2024-01-01"),
         document("content/posts/b.md", "B", "2024-01-02"),
         document("content/posts/c.md", "C", "2024-01-03"), hidden},
        {}},
       {linking({"#own", "a.md", "../a/"}), linking({"a.md#x", "/posts/a/", "c.md"}),
        linking({"https://example.org/posts/a/index.html?x", "https://other.org/posts/b/"}),
        linking({"a.md"})},
       {}},
      report);
  CHECK(paths_of(site, site.pages[index_of(site, "/posts/a/")].backlinks) ==
        Paths{"/posts/c/", "/posts/b/"});
  CHECK(paths_of(site, site.pages[index_of(site, "/posts/c/")].backlinks) == Paths{"/posts/b/"});
  CHECK(site.pages[index_of(site, "/posts/b/")].backlinks.empty());
}

TEST_CASE("breadcrumbs lead through nested sections, taxonomies and archives") {
  configuration::Configuration configuration;
  configuration.archives = {{"posts", {}}};
  auto page = document("content/posts/deep/er/a.md", "A", "2024-05-01");
  page.front_matter.terms = {terms("tags", {"x"})};
  base::Report report;
  const auto site =
      assemble({document("content/posts/deep/_index.md", "Deep"), page}, report, configuration);
  const auto above = [&](const char* path) {
    Paths paths;
    for (auto at = index_of(site, path); at != site::kNone; at = site.pages[at].parent)
      paths.push_back(site.pages[at].path);
    return paths;
  };
  CHECK(above("/posts/deep/er/a/") == Paths{"/posts/deep/er/a/", "/posts/deep/", "/posts/", "/"});
  CHECK(above("/tags/x/") == Paths{"/tags/x/", "/tags/", "/"});
  CHECK(above("/posts/2024/05/") == Paths{"/posts/2024/05/", "/posts/2024/", "/posts/", "/"});
}

TEST_CASE("dated pages at the top of content know their neighbours, and other pages there do not") {
  base::Report report;
  const auto site =
      assemble({document("content/a.md", "A", "2024-05-01"),
                document("content/b.md", "B", "2024-05-02"), document("content/about.md", "About")},
               report);
  const auto a = index_of(site, "/a/");
  const auto b = index_of(site, "/b/");
  CHECK(site.pages[a].next == b);
  CHECK(site.pages[b].previous == a);
  CHECK(site.pages[a].previous == site::kNone);
  CHECK(site.pages[index_of(site, "/about/")].next == site::kNone);
}

TEST_CASE("a name becomes a title with blanks and a capital letter") {
  const std::pair<const char*, const char*> names[] = {{"my-first_post", "My first post"},
                                                       {"a", "A"},
                                                       {"z-x", "Z x"},
                                                       {"Already", "Already"},
                                                       {"2024-x", "2024 x"},
                                                       {"ü-x", "ü x"},
                                                       {"{x", "{x"},
                                                       {"`x", "`x"},
                                                       {"", ""}};
  for (const auto& [name, shown] : names) CHECK(site::humanize(name) == shown);
}

TEST_CASE("a page called 404 is that for missing addresses unless its url says otherwise") {
  const auto kind_at = [](const std::string& url, const std::string& slug, const char* path) {
    auto page = document("content/404.md", "Lost");
    if (!url.empty()) page.front_matter.url = content::Text{.value = url};
    if (!slug.empty()) page.front_matter.slug = content::Text{.value = slug};
    base::Report report;
    const auto site = assemble({page}, report);
    const auto found = index_of(site, path);
    REQUIRE(found != site::kNone);
    return std::string(site::name_of(site.pages[found].kind)) + ' ' + site.pages[found].title;
  };
  CHECK(kind_at("", "", "/404.html") == "not_found Lost");
  CHECK(kind_at("", "404", "/404.html") == "not_found Lost");
  CHECK(kind_at("/x/404/", "", "/404.html") == "not_found Lost");
  CHECK(kind_at("/404.html", "", "/404.html") == "not_found Lost");
  CHECK(kind_at("/elsewhere/", "", "/elsewhere/") == "page Lost");
  CHECK(kind_at("/elsewhere/", "", "/404.html") == "not_found Page not found");
  CHECK(kind_at("", "lost", "/lost/") == "page Lost");
}
