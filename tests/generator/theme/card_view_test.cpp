// What lists show of a page, and to what else it belongs.
#include "theme/card_view.h"

#include <doctest/doctest.h>

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
