// Sites in several languages.
#include <doctest/doctest.h>

#include "content/source.h"
#include "site/feeds.h"
#include "site/make.h"
#include "site/translations.h"

namespace {

configuration::Configuration in_two_languages() {
  configuration::Configuration configuration;
  configuration.title = "Site";
  configuration.base_url = "https://example.org/";
  configuration.languages = {{.tag = "en"}, {.tag = "fr"}};
  return configuration;
}

content::Document written(const std::string& path, const std::string& date = "") {
  content::Document made = document(path, "", date);
  made.source = content::source_of(path, "content/", {"en", "fr"});
  made.front_matter.title = path;
  return made;
}

}  // namespace

TEST_CASE("nothing of one language stands in a list of another") {
  auto a = written("content/posts/a.md", "2024-05-01");
  auto b = written("content/posts/b.md", "2024-05-02");
  auto a_fr = written("content/posts/a.fr.md", "2024-05-01");
  auto c_fr = written("content/posts/c.fr.md", "2024-05-03");
  for (content::Document* each : {&a, &b, &a_fr, &c_fr}) {
    each->front_matter.terms = {terms("tags", {"x"})};
    each->front_matter.keywords = {{"k", {}}};
  }
  configuration::Configuration configuration = in_two_languages();
  configuration.archives = {{"posts", {}}};
  base::Report report;
  const auto site = assemble({a, a_fr, b, c_fr}, report, configuration);
  CHECK(report.sorted().empty());
  const auto page = [&](const std::string& path) -> const site::Page& {
    REQUIRE(index_of(site, path) != site::kNone);
    return site.pages[index_of(site, path)];
  };
  for (const std::string list : {"/", "/posts/", "/tags/x/", "/posts/2024/", "/posts/2024/05/"}) {
    CHECK(paths_of(site, page(list).pages) == Paths{"/posts/b/", "/posts/a/"});
    CHECK(paths_of(site, page("/fr" + list).pages) == Paths{"/fr/posts/c/", "/fr/posts/a/"});
  }
  CHECK(paths_of(site, page("/posts/a/").related) == Paths{"/posts/b/"});
  CHECK(paths_of(site, page("/fr/posts/a/").related) == Paths{"/fr/posts/c/"});
  CHECK(site.pages[page("/posts/a/").next].path == "/posts/b/");
  CHECK(site.pages[page("/fr/posts/a/").next].path == "/fr/posts/c/");
  for (const char* path : {"/fr/posts/2024/", "/fr/tags/", "/fr/tags/x/", "/fr/404.html"}) {
    CAPTURE(path);
    CHECK(page(path).language == 1);
  }
  CHECK(page("/fr/404.html").parent == index_of(site, "/fr/"));
  CHECK(page("/404.html").parent == index_of(site, "/"));
  CHECK(page("/fr/404.html").title == "Page not found");  // the built-in words are English here
}

TEST_CASE("links between languages are no backlinks") {
  auto a = written("content/posts/a.md", "2024-05-01");
  auto b_fr = written("content/posts/b.fr.md", "2024-05-01");
  markdown::Rendered linking;
  linking.slots.push_back({markdown::SlotKind::link, 0, "a.md", 1, 1});
  base::Report report;
  const auto site =
      site::assemble({in_two_languages(), {{a, b_fr}, {}}, {{}, linking}, {}}, report);
  CHECK(site.slots[1] == Paths{"/posts/a/"});
  CHECK(site.pages[index_of(site, "/posts/a/")].backlinks.empty());
}

TEST_CASE("one place, one translation_key, or both make translations") {
  auto a = written("content/posts/a.md");
  auto a_fr = written("content/fr/posts/a.md");
  auto contact = written("content/contact.md");
  auto kontakt = written("content/ecrire.fr.md");
  for (content::Document* each : {&contact, &kontakt})
    each->front_matter.translation_key = content::Text{"contact", {}};
  auto hidden = written("content/posts/h.md");
  auto hidden_fr = written("content/posts/h.fr.md");
  hidden_fr.front_matter.unlisted = true;
  base::Report report;
  const auto site =
      assemble({contact, kontakt, a_fr, a, hidden, hidden_fr}, report, in_two_languages());
  const auto others = [&](const std::string& path) {
    return paths_of(site, site.pages[index_of(site, path)].translations);
  };
  CHECK(others("/posts/a/") == Paths{"/fr/posts/a/"});
  CHECK(others("/fr/posts/a/") == Paths{"/posts/a/"});
  CHECK(others("/contact/") == Paths{"/fr/ecrire/"});
  CHECK(others("/") == Paths{"/fr/"});
  CHECK(others("/fr/posts/") == Paths{"/posts/"});
  CHECK(others("/posts/h/").empty());
  CHECK(others("/404.html").empty());
  const auto alternates = site::alternates_of(site, site.pages[index_of(site, "/fr/posts/a/")]);
  REQUIRE(alternates.size() == 3);
  CHECK(alternates[0].tag == "fr");
  CHECK(alternates[1].tag == "en");
  CHECK(alternates[2].tag == "x-default");
  CHECK(site.pages[alternates[2].page].path == "/posts/a/");
}

TEST_CASE("a translation's other translations are the page's own too") {
  auto a = written("content/posts/a.md");
  auto a_fr = written("content/posts/a.fr.md");
  auto elsewhere = written("content/posts/anders.md");
  elsewhere.front_matter.lang = content::Text{"de", {}};
  for (content::Document* each : {&a_fr, &elsewhere})
    each->front_matter.translation_key = content::Text{"a", {}};
  base::Report report;
  const auto site = assemble({a, a_fr, elsewhere}, report, in_two_languages());
  const auto others = [&](const std::string& path) {
    return paths_of(site, site.pages[index_of(site, path)].translations);
  };
  CHECK(others("/posts/a/") == Paths{"/posts/anders/", "/fr/posts/a/"});
  CHECK(others("/fr/posts/a/") == Paths{"/posts/anders/", "/posts/a/"});
  CHECK(others("/posts/anders/") == Paths{"/posts/a/", "/fr/posts/a/"});
}

TEST_CASE("an unlisted page does not make translations of two others") {
  auto a = written("content/posts/a.md");
  auto hidden = written("content/posts/a.fr.md");
  auto other = written("content/posts/other.fr.md");
  hidden.front_matter.unlisted = true;
  for (content::Document* each : {&hidden, &other})
    each->front_matter.translation_key = content::Text{"k", {}};
  base::Report report;
  const auto site = assemble({a, hidden, other}, report, in_two_languages());
  CHECK(site.pages[index_of(site, "/posts/a/")].translations.empty());
  CHECK(site.pages[index_of(site, "/fr/posts/other/")].translations.empty());
}

TEST_CASE("in one language, pages of one name are no translations") {
  auto a = document("content/posts/a.md", "A");
  auto other = document("content/posts/a.html", "B");
  other.front_matter.url = content::Text{.value = "/b/"};
  other.front_matter.lang = content::Text{.value = "fr"};
  base::Report report;
  const auto site = assemble({a, other}, report);
  REQUIRE(index_of(site, "/b/") != site::kNone);
  CHECK(site.pages[index_of(site, "/posts/a/")].translations.empty());
  CHECK(site.pages[index_of(site, "/b/")].translations.empty());
}

TEST_CASE("a language has the site's values but for its own, and feeds below its folder") {
  configuration::Configuration configuration = in_two_languages();
  configuration.description = "All";
  configuration.params = {{"a", {"site"}}, {"b", {"site"}}};
  const auto nested = [](const base::ValueMap& map) { return base::Value{.data = map}; };
  configuration.params["in"] = nested({{"c", {"site"}}, {"d", {"site"}}});
  configuration.languages[1].title = "Le site";
  configuration.languages[1].params = {{"b", {"fr"}}, {"in", nested({{"d", {"fr"}}})}};
  base::Report report;
  const auto site =
      assemble({written("content/posts/a.fr.md", "2024-05-01")}, report, configuration);
  const site::Language& french = site.languages[1];
  CHECK(french.title == "Le site");
  CHECK(french.description == "All");
  CHECK(french.name == "Français");
  CHECK(french.params == base::ValueMap{{"a", {"site"}},
                                        {"b", {"fr"}},
                                        {"in", nested({{"c", {"site"}}, {"d", {"fr"}}})}});
  CHECK(site.languages[0].params == configuration.params);
  const site::Page& home = site.pages[french.home];
  CHECK(home.title == "Le site");
  CHECK(home.description == "All");
  CHECK(site::feed_path(home, configuration::FeedFormat::atom) == "/fr/atom.xml");
  CHECK_FALSE(site::feeds_of(site, home).empty());
  CHECK(site::feeds_of(site, site.home()).empty());
}

TEST_CASE("terms are translations of those of their name in the same taxonomy") {
  auto a = written("content/posts/a.md");
  auto b_fr = written("content/posts/b.fr.md");
  a.front_matter.terms = {terms("tags", {"ab", "ac"}), terms("categories", {"ab"})};
  b_fr.front_matter.terms = {terms("tags", {"ab"}), terms("categories", {"ad"})};
  base::Report report;
  const auto site = assemble({a, b_fr}, report, in_two_languages());
  const auto others = [&](const std::string& path) {
    REQUIRE(index_of(site, path) != site::kNone);
    return paths_of(site, site.pages[index_of(site, path)].translations);
  };
  CHECK(others("/tags/ab/") == Paths{"/fr/tags/ab/"});
  CHECK(others("/tags/ac/").empty());
  CHECK(others("/categories/ab/").empty());
  CHECK(others("/fr/categories/ad/").empty());
  CHECK(others("/tags/") == Paths{"/fr/tags/"});
  CHECK(others("/categories/") == Paths{"/fr/categories/"});
}

TEST_CASE("only a site with several languages says which page is for all other readers") {
  auto a = document("content/a.md", "A");
  auto b = document("content/b.md", "B");
  b.front_matter.lang = content::Text{"fr", {}};
  for (content::Document* each : {&a, &b})
    each->front_matter.translation_key = content::Text{"k", {}};
  base::Report report;
  const auto site = assemble({a, b}, report);
  const auto alternates = site::alternates_of(site, site.pages[index_of(site, "/a/")]);
  REQUIRE(alternates.size() == 2);
  CHECK(alternates[0].tag == "en");
  CHECK(alternates[1].tag == "fr");
}

TEST_CASE("the other address of a feed is of the home page of its language, or of every list") {
  base::Report report;
  const auto site = assemble(
      {written("content/posts/a.md", "2024-05-01"), written("content/posts/a.fr.md", "2024-05-01")},
      report, in_two_languages());
  const auto at = [&](const char* list, const char* path) {
    return site::other_feed_path(site, site.pages[index_of(site, list)], {.path = path})
        .value_or("none");
  };
  CHECK(at("/", "/old.xml") == "/old.xml");
  CHECK(at("/fr/", "/old.xml") == "/fr/old.xml");
  CHECK(at("/", "/fr/old.xml") == "none");
  CHECK(at("/fr/", "/fr/old.xml") == "/fr/old.xml");
  CHECK(at("/", "/french.xml") == "/french.xml");
  CHECK(at("/fr/", "/french.xml") == "/fr/french.xml");
  CHECK(at("/posts/", "/old.xml") == "none");
  CHECK(at("/posts/", "index.xml") == "/posts/index.xml");
  CHECK(at("/fr/posts/", "index.xml") == "/fr/posts/index.xml");
}

TEST_CASE("an item of a menu leads to the page of the language, where there is one") {
  configuration::Configuration configuration = in_two_languages();
  configuration.menus = {{"main",
                          {{.name = "A", .url = "/posts/a/"},
                           {.name = "B", .url = "/posts/b/"},
                           {.name = "O", .url = "https://other.org/"}}}};
  base::Report report;
  const auto site = assemble({written("content/posts/a.md"), written("content/posts/b.md"),
                              written("content/posts/a.fr.md")},
                             report, configuration);
  const auto urls = [&](site::Index language) {
    Paths found;
    for (const auto& item : site.languages[language].menus.at(0).items) found.push_back(item.url);
    return found;
  };
  CHECK(urls(0) == Paths{"/posts/a/", "/posts/b/", "https://other.org/"});
  CHECK(urls(1) == Paths{"/fr/posts/a/", "/posts/b/", "https://other.org/"});
}
