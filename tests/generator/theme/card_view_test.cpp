// What lists show of a page, and to what else it belongs.
#include "theme/card_view.h"

#include <doctest/doctest.h>

#include "theme/author_view.h"
#include "theme/small_site.h"
#include "theme/small_theme.h"
#include "theme/views.h"

namespace {

configuration::Configuration blog() {
  configuration::Configuration configuration;
  configuration.title = "Blog";
  configuration.base_url = "https://example.org/blog/";
  return configuration;
}

content::FrontMatter dated(const std::string& title, const std::string& date) {
  content::FrontMatter front_matter;
  front_matter.title = title;
  front_matter.date = theme::day(date);
  return front_matter;
}

std::string show(const site::Site& site, const std::string& path, const std::string& text) {
  const site::Index index = theme::page_at(site, path);
  REQUIRE(index != site::kNone);
  return theme::render(text,
                       theme::Views(site).page(index, {0, site.pages[index].pages.size(), 1, 1}));
}

}  // namespace

TEST_CASE("a taxonomy of the site's own is told from those that every template knows") {
  auto configuration = blog();
  configuration.taxonomies = {"tags", "categories", "series", "authors", "places"};
  auto front_matter = dated("A", "2024-05-01");
  for (const char* taxonomy : {"tags", "categories", "series", "authors", "places"})
    front_matter.terms.push_back({taxonomy, {{"x", {}}}});
  const auto site = theme::make_site(configuration, {theme::post("a", front_matter)});
  CHECK(show(site, "/posts/a/",
             "{{#page.taxonomies}}{{name}}{{#is_own}}!{{/is_own}}{{^last}} {{/last}}"
             "{{/page.taxonomies}}") == "tags categories series authors places!");
}

TEST_CASE("a card has the texts, addresses, date and picture of its page") {
  auto full = dated("A <b>", "2024-05-01");
  full.description = "Short";
  full.image = content::Image{{"/p.png", {}}, "A plot"};
  full.params["color"] = theme::text_value("red");
  const auto site =
      theme::make_site(blog(), {theme::post("a", full, "Long *text*.\n"),
                                theme::post("b", dated("B", "2024-04-01"), "Other [x](y/).\n")});
  const std::string text =
      "{{#pages}}{{index}} {{title}}|{{url}}|{{permalink}}|{{description}}"
      "{{#has_description}}!{{/has_description}}|{{summary}}|{{{summary_html}}}|{{excerpt}}|"
      "{{date.day}}|{{section.title}} {{section.url}}|{{image}}{{#has_image}}!{{/has_image}}"
      "{{image_alt}}|{{params.color}}|{{comment_count}}{{#has_comments}}!{{/has_comments}}"
      "{{#first}}F{{/first}}{{#last}}L{{/last}}\n{{/pages}}";
  CHECK(
      show(site, "/posts/", text) ==
      "1 A &lt;b&gt;|/blog/posts/a/|https://example.org/blog/posts/a/|Short!|Long text.|"
      "<p>Long <em>text</em>.</p>\n|Short|2024-05-01|Posts /blog/posts/|/blog/p.png!A plot|red|0F\n"
      "2 B|/blog/posts/b/|https://example.org/blog/posts/b/||Other x.|"
      "<p>Other <a href=\"/blog/posts/b/y/\">x</a>.</p>\n|Other x.|2024-04-01|"
      "Posts /blog/posts/|||0L\n");
}

TEST_CASE("counts of no, one and many readers have their texts") {
  const auto counted = [](int shares, int views) {
    auto front_matter = dated("A", "2024-05-01");
    front_matter.shares = shares;
    front_matter.views = views;
    const auto site = theme::make_site(blog(), {theme::post("a", front_matter)});
    return show(site, "/posts/a/",
                "{{page.shares}} {{page.shares_text}}, {{page.views}} {{page.views_text}}");
  };
  CHECK(counted(0, 1) == "0 0 shares, 1 1 view");
  CHECK(counted(2, 0) == "2 2 shares, 0 0 views");
}

TEST_CASE("the parts of a series are sorted by weight, date and address") {
  const auto part = [](const char* date, std::optional<int> weight) {
    content::FrontMatter front_matter;
    front_matter.title = "T";
    if (*date != '\0') front_matter.date = theme::day(date);
    front_matter.weight = weight;
    front_matter.terms = {{"series", {{"Margins", {}}}}};
    return front_matter;
  };
  const auto site = theme::make_site(
      blog(), {theme::post("a", part("", {})), theme::post("b", part("2024-01-02", {})),
               theme::post("c", part("2024-01-01", {})), theme::post("d", part("", {})),
               theme::post("e", part("2024-01-01", {})), theme::post("f", part("2024-06-01", 2)),
               theme::post("g", part("", 1)), theme::post("alone", {})});
  const std::string text =
      "{{#page.series}}{{name}} {{url}} {{number}}/{{total}}{{#has_parts}}:{{/has_parts}}"
      "{{#parts}}{{#first}}F{{/first}} {{url}}{{#current}}*{{/current}}{{#last}} L{{/last}}"
      "{{/parts}}{{/page.series}}";
  CHECK(show(site, "/posts/b/", text) ==
        "Margins /blog/series/margins/ 5/7:F /blog/posts/g/ /blog/posts/f/ /blog/posts/c/ "
        "/blog/posts/e/ /blog/posts/b/* /blog/posts/a/ /blog/posts/d/ L");
  CHECK(show(site, "/posts/alone/", text).empty());
}

TEST_CASE("translations are alternates for search engines where there is a base_url") {
  auto configuration = blog();
  configuration.languages = {{.tag = "en"}, {.tag = "fr"}};
  const std::string text =
      "{{#page.translations}}{{lang}} {{url}};{{/page.translations}}"
      "{{#page.has_alternates}} {{#page.alternates}}{{lang}} {{permalink}};{{/page.alternates}}"
      "{{/page.has_alternates}}";
  CHECK(show(theme::make_site(configuration, {}), "/", text) ==
        "fr /blog/fr/; en https://example.org/blog/;fr https://example.org/blog/fr/;"
        "x-default https://example.org/blog/;");
  configuration.base_url.clear();
  CHECK(show(theme::make_site(configuration, {}), "/", text) == "fr /fr/;");
}

TEST_CASE("only a page in the folder of a section has a section") {
  const auto site = theme::make_site(
      blog(),
      {theme::post("a", dated("A", "2024-05-01")),
       {{.path = "content/about.md", .name = "about"}, dated("About", "2024-05-01"), "T.\n"},
       theme::index_of("posts/sub", {})});
  const std::string text =
      "{{#page.has_section}}has {{/page.has_section}}{{#page.section}}{{title}}{{/page.section}}"
      "{{^page.section}}none{{/page.section}}";
  CHECK(show(site, "/posts/a/", text) == "has Posts");
  CHECK(show(site, "/posts/sub/", text) == "has Posts");
  CHECK(show(site, "/posts/", text) == "none");
  CHECK(show(site, "/about/", text) == "none");
  CHECK(show(site, "/", text) == "none");
}

TEST_CASE("a page of no date, no last change and few words has none, and is read in a minute") {
  const auto site = theme::make_site(blog(), {theme::post("a", {}, "Text.\n")});
  CHECK(show(site, "/posts/a/",
             "{{#page.date}}D{{/page.date}}{{#page.has_date}}d{{/page.has_date}}"
             "{{#page.lastmod}}L{{/page.lastmod}}{{#page.has_lastmod}}l{{/page.has_lastmod}}"
             "{{page.words}} {{page.reading_minutes}}") == "1 1");
}

TEST_CASE("a part of a series without others says so") {
  auto front_matter = dated("A", "2024-05-01");
  front_matter.terms = {{"series", {{"Margins", {}}}}};
  const auto site = theme::make_site(blog(), {theme::post("a", front_matter)});
  CHECK(show(site, "/posts/a/",
             "{{#page.series}}{{number}}/{{total}} {{parts_count}}{{#has_parts}}!{{/has_parts}}"
             "{{#parts}} {{title}}{{/parts}}{{/page.series}}") == "1/1 1 A");
}

TEST_CASE("the pages that link here are listed with their places") {
  const auto site = theme::make_site(
      blog(), {theme::post("a", dated("A", "2024-05-01")),
               theme::post("b", dated("B", "2024-05-02"), "[A](a.md)\n"),
               theme::post("c", dated("C", "2024-05-03"), "[A](a.md) [B](b.md)\n")});
  const std::string text =
      "{{page.backlinks_count}}{{#page.has_backlinks}}!{{/page.has_backlinks}}"
      "{{#page.backlinks}} {{index}}{{title}}{{#first}}F{{/first}}{{#last}}L{{/last}}"
      "{{/page.backlinks}}";
  CHECK(show(site, "/posts/a/", text) == "2! 1CF 2BL");
  CHECK(show(site, "/posts/b/", text) == "1! 1CFL");
  CHECK(show(site, "/posts/c/", text) == "0");
}

TEST_CASE("the pages of a list are grouped by year") {
  const auto site =
      theme::make_site(blog(), {theme::post("a", dated("A", "2024-05-01")),
                                theme::post("b", dated("B", "2024-01-01")),
                                theme::post("c", dated("C", "2023-05-01")), theme::post("d", {})});
  CHECK(show(site, "/posts/",
             "{{groups_count}}{{#groups}} {{index}}:{{name}}{{#has_name}}!{{/has_name}}"
             "{{#pages}} {{index}}{{url}}{{#first}}F{{/first}}{{#last}}L{{/last}}{{/pages}}"
             "{{#last}}.{{/last}}{{/groups}}") ==
        "3 1:2024! 1/blog/posts/a/F 2/blog/posts/b/L 2:2023! 1/blog/posts/c/FL "
        "3: 1/blog/posts/d/FL.");
}

TEST_CASE("pages that differ in their tags only do not differ in their categories") {
  const auto tagged = [](const std::string& tag) {
    content::FrontMatter front_matter;
    front_matter.terms = {{"tags", {{tag, {}}}}, {"categories", {{"c", {}}}}};
    return front_matter;
  };
  const auto site =
      theme::make_site(blog(), {theme::post("a", tagged("x")), theme::post("b", tagged("y"))});
  CHECK(show(site, "/posts/", "{{#categories_differ}}C{{/categories_differ}}").empty());
}

TEST_CASE("a list with archives has its years, and their months with pages") {
  auto configuration = blog();
  configuration.archives = {{"posts", {}}};
  const auto site = theme::make_site(
      configuration,
      {theme::post("a", dated("A", "2024-05-01")), theme::post("b", dated("B", "2024-05-02")),
       theme::post("c", dated("C", "2024-01-01")), theme::post("d", dated("D", "2023-01-01"))});
  const std::string text =
      "{{archives_count}}{{#archives}} {{title}} {{url}} {{count}}:"
      "{{#months}} {{title}} {{url}} {{count_text}}{{^last}},{{/last}}{{/months}}"
      "{{#last}}.{{/last}}{{/archives}}";
  CHECK(show(site, "/posts/", text) ==
        "2 2024 /blog/posts/2024/ 3: May /blog/posts/2024/05/ 2 posts, January "
        "/blog/posts/2024/01/ 1 post 2023 /blog/posts/2023/ 1: January /blog/posts/2023/01/ "
        "1 post.");
  CHECK(show(site, "/", text) == "0");
}

TEST_CASE("the languages of a site stand by weight, each with this page or else its home") {
  auto configuration = blog();
  configuration.languages = {{.tag = "en"},
                             {.tag = "ar", .weight = 2},
                             {.tag = "fr", .weight = 1},
                             {.tag = "de", .name = "Deutsch (Schweiz)"}};
  const auto in = [](const std::string& tag) {
    theme::TestDocument document = theme::post("a", {});
    document.source.path = "content/posts/a." + tag + ".md";
    document.source.language = tag;
    return document;
  };
  const auto site = theme::make_site(configuration, {in("en"), in("fr")});
  const std::string text =
      "{{#site.languages}}{{lang}} {{name}} {{direction}} {{url}}{{#current}}*{{/current}}"
      "{{#is_translated}}+{{/is_translated}};{{/site.languages}}";
  CHECK(show(site, "/posts/a/", text) ==
        "fr Fran\u00E7ais ltr /blog/fr/posts/a/+;"
        "ar \u0627\u0644\u0639\u0631\u0628\u064A\u0629 rtl /blog/ar/;"
        "en English ltr /blog/posts/a/*+;de Deutsch (Schweiz) ltr /blog/de/;");
}

TEST_CASE("the first feed of the site is that of feed_url") {
  const auto site = theme::make_site(blog(), {theme::post("a", dated("A", "2024-05-01"))});
  CHECK(show(site, "/",
             "{{site.feed_url}}:{{#site.feeds}} {{title}} {{type}} {{url}}{{^last}},{{/last}}"
             "{{/site.feeds}}") ==
        "/blog/atom.xml: Atom application/atom+xml /blog/atom.xml, RSS application/rss+xml "
        "/blog/rss.xml, JSON Feed application/feed+json /blog/feed.json");
}

TEST_CASE("a value without content in the front matter is false") {
  auto front_matter = dated("A", "2024-05-01");
  front_matter.params["nothing"] = {};
  front_matter.params["empty"] = theme::text_value("");
  const auto site = theme::make_site(blog(), {theme::post("a", front_matter)});
  CHECK(show(site, "/posts/a/",
             "{{#page.params.nothing}}N{{/page.params.nothing}}"
             "{{^page.params.nothing}}n{{/page.params.nothing}}"
             "{{#page.params.empty}}E{{/page.params.empty}}") == "nE");
}

TEST_CASE("the key of a thread is that of the folder, decoded, and nothing is baked in yet") {
  auto configuration = blog();
  configuration.base_url = "https://example.org/gr%C3%BCn/";
  configuration.comments.service = "https://c.example";
  auto front_matter = dated("A", "2024-05-01");
  front_matter.url = {"/x/index.html", {}};
  auto other = dated("B", "2024-05-01");
  other.url = {"/y/other.html", {}};
  configuration.urls = configuration::UrlStyle::ugly;
  const auto site =
      theme::make_site(configuration, {theme::post("a", front_matter), theme::post("b", other),
                                       theme::post("index", dated("C", "2024-04-01"))});
  std::string threads;
  for (const site::Index page : site.home().pages)
    threads += show(site, site.pages[page].path,
                    "{{#page.comments}}{{{thread}}}{{#has_count}}C{{/has_count}}{{count}}"
                    "{{#has_fragment}}F{{/has_fragment}}{{#has_policy}}P{{/has_policy}}"
                    "{{policy_count}} {{count_text}};{{/page.comments}}");
  CHECK(threads ==
        "/gr\u00FCn/x/00 Comments;/gr\u00FCn/y/other.html00 Comments;"
        "/gr\u00FCn/posts/00 Comments;");
}

TEST_CASE("an author has a profile by links or books alone, and what is no book is left out") {
  auto ada = dated("A", "2024-05-01");
  ada.terms = {{"authors", {{"Ada", {}}}}};
  const auto profile = [&](const std::string& name, const base::ValueList& values) {
    content::FrontMatter page;
    page.params[name] = {values};
    const auto site =
        theme::make_site(blog(), {theme::post("a", ada), theme::index_of("authors/ada", page, "")});
    return show(site, "/posts/a/",
                "{{#page.authors}}{{#has_profile}}profile{{/has_profile}}"
                "{{#links}} {{index}}{{name}}={{url}}{{/links}}"
                "{{#books}} {{index}}{{title}}{{#has_url}}={{url}}{{/has_url}}{{/books}}"
                "{{/page.authors}}");
  };
  const auto map = [](const base::ValueMap& values) { return base::Value{values}; };
  const auto text = [](const std::string& written) { return theme::text_value(written); };
  CHECK(profile("links", {text("/x/")}) == "profile 1/x/=/blog/x/");
  CHECK(profile("links", {map({{"name", text("Mail")}}), {true}}).empty());
  CHECK(profile("books", {text("Notes")}) == "profile 1Notes");
  CHECK(profile("books", {map({{"title", text("Notes")}, {"url", text("/n/")}}), {true}, {}}) ==
        "profile 1Notes=/blog/n/");
  CHECK(profile("other", {text("Notes")}).empty());
}

TEST_CASE("the initials of a name are those of its first and its last word") {
  CHECK(theme::initials("Ada King Lovelace") == "AL");
  CHECK(theme::initials("  Ada  ") == "A");
  CHECK(theme::initials(" \u00C9mile du Ch\u00E2telet ") == "\u00C9C");
  CHECK(theme::initials("").empty());
}
