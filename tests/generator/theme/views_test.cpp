#include "theme/views.h"

#include <doctest/doctest.h>

#include "theme/small_site.h"
#include "theme/small_theme.h"

namespace {

using configuration::Configuration;
using content::FrontMatter;

Configuration blog() {
  Configuration configuration;
  configuration.title = "Blog";
  configuration.base_url = "https://example.org/blog/";
  return configuration;
}

FrontMatter dated(const std::string& title, const std::string& date) {
  FrontMatter front_matter;
  front_matter.title = title;
  front_matter.date = theme::day(date);
  return front_matter;
}

// Renders `text` with the view of the page at `path`.
std::string show(const site::Site& site, const std::string& path, const std::string& text,
                 theme::Slice slice = {}) {
  const site::Index index = theme::page_at(site, path);
  REQUIRE(index != site::kNone);
  if (slice.end == 0) slice.end = site.pages[index].pages.size();
  return theme::render(text, theme::Views(site).page(index, slice));
}

}  // namespace

TEST_CASE("a page knows its addresses") {
  const auto site = theme::make_site(blog(), {theme::post("ä b", dated("A", "2024-05-01"))});
  const std::string path = site.pages[site.home().pages.at(0)].path;
  CHECK(show(site, path, "{{page.url}}|{{page.permalink}}|{{page.canonical}}|{{site.home_url}}") ==
        "/blog/posts/%C3%A4-b/|https://example.org/blog/posts/%C3%A4-b/|"
        "https://example.org/blog/posts/%C3%A4-b/|/blog/");
}

TEST_CASE("without base_url a page has no absolute URLs") {
  const auto site = theme::make_site({}, {theme::post("a", dated("A", "2024-05-01"))});
  CHECK(show(site, "/posts/a/",
             "{{page.url}}{{#page.has_permalink}}P{{/page.has_permalink}}"
             "{{#page.has_canonical}}C{{/page.has_canonical}}"
             "{{#page.has_linkedin_url}}L{{/page.has_linkedin_url}}"
             "{{#site.has_feeds}}F{{/site.has_feeds}}{{page.linkedin_url}}") == "/posts/a/");
}

TEST_CASE("the canonical URL of a republished page is the original's, whose host is named") {
  FrontMatter front_matter = dated("A", "2024-05-01");
  front_matter.original = {"https://example.net/a?b=1&c", ""};
  const auto site = theme::make_site(blog(), {theme::post("a", front_matter)});
  CHECK(show(site, "/posts/a/",
             "{{{page.canonical}}} {{page.original.host}} "
             "{{#page.original.has_note}}note{{/page.original.has_note}}") ==
        "https://example.net/a?b=1&c example.net ");
}

TEST_CASE("the 404 page has no canonical URL") {
  const auto site = theme::make_site(blog(), {});
  CHECK(show(site, "/404.html",
             "{{page.kind}}{{#page.is_not_found}}!{{/page.is_not_found}}{{page.canonical}}") ==
        "not_found!");
}

TEST_CASE("head titles name page, part and site") {
  auto configuration = blog();
  configuration.paginate = 1;
  const auto site = theme::make_site(configuration, {theme::post("a", dated("A", "2024-05-01")),
                                                     theme::post("b", dated("B", "2024-05-02"))});
  const std::string title = "{{page.head_title}}";
  CHECK(show(site, "/posts/a/", title) == "A · Blog");
  CHECK(show(site, "/", title) == "Blog");
  CHECK(show(site, "/", title, {1, 2, 2, 2}) == "Blog · Page 2");
  CHECK(show(site, "/posts/", title, {1, 2, 2, 2}) == "Posts · Page 2 · Blog");
  configuration.title = "";
  const auto untitled =
      theme::make_site(configuration, {theme::post("a", dated("A", "2024-05-01"))});
  CHECK(show(untitled, "/posts/a/", title) == "A");
  CHECK(show(untitled, "/posts/", title, {0, 1, 2, 2}) == "Posts · Page 2");
  CHECK(show(untitled, "/", title) == untitled.home().title);
}

TEST_CASE("lists show the cards of their part, with their positions") {
  auto configuration = blog();
  const auto site = theme::make_site(configuration, {theme::post("a", dated("A", "2024-05-01")),
                                                     theme::post("b", dated("B", "2024-05-02")),
                                                     theme::post("c", dated("C", "2024-05-03"))});
  CHECK(show(site, "/posts/",
             "{{#pages}}{{index}}{{title}}{{#first}}F{{/first}}{{#last}}L{{/last}} {{/pages}}"
             "{{paginator.number}}/{{paginator.total}} {{paginator.prev_url}} "
             "{{#paginator.pages}}{{#current}}*{{/current}}{{url}} {{/paginator.pages}}",
             {1, 3, 2, 2}) == "1BF 2AL 2/2 /blog/posts/ /blog/posts/ */blog/posts/page/2/ ");
}

TEST_CASE("a paginator knows its neighbours, and whether there are any") {
  const auto site = theme::make_site(blog(), {theme::post("a", dated("A", "2024-05-01"))});
  const auto paginator = [&](int number, int total) {
    return show(site, "/posts/",
                "{{#paginator}}{{number}}/{{total}}={{pages_count}}"
                "{{#has_pages}} many{{/has_pages}}{{#has_prev}} <{{/has_prev}}{{prev_url}}"
                "{{#has_next}} >{{/has_next}}{{next_url}}"
                "{{#pages}} {{index}}{{number}}{{#first}}F{{/first}}{{#last}}L{{/last}}"
                "{{#current}}*{{/current}}{{/pages}}{{/paginator}}",
                {0, 1, number, total});
  };
  CHECK(paginator(1, 1) == "1/1=1 11FL*");
  CHECK(paginator(1, 2) == "1/2=2 many >/blog/posts/page/2/ 11F* 22L");
  CHECK(paginator(2, 3) == "2/3=3 many </blog/posts/ >/blog/posts/page/3/ 11F 22* 33L");
  CHECK(paginator(3, 3) == "3/3=3 many </blog/posts/page/2/ 11F 22 33L*");
}

TEST_CASE("a list knows whether its pages differ in section, categories and authors") {
  const std::string text =
      "{{#sections_differ}}S{{/sections_differ}}{{#categories_differ}}C{{/categories_differ}}"
      "{{#authors_differ}}A{{/authors_differ}}";
  const auto by = [](const std::string& title, const std::string& category,
                     const std::string& author) {
    FrontMatter front_matter = dated(title, "2024-05-01");
    front_matter.terms = {{"categories", {{category, {}}}}, {"authors", {{author, {}}}}};
    return front_matter;
  };
  const FrontMatter one = by("A", "x", "Ada");
  CHECK(show(theme::make_site(blog(), {}), "/", text).empty());
  CHECK(show(theme::make_site(blog(), {theme::post("a", one)}), "/posts/", text).empty());
  CHECK(show(theme::make_site(blog(), {theme::post("a", one), theme::post("b", one)}), "/posts/",
             text)
            .empty());
  const auto mixed = theme::make_site(
      blog(), {theme::post("a", one),
               theme::post("b", by("B", "y", "Bob")),
               theme::index_of("news", {}),
               {{.path = "content/news/c.md", .section = "news", .name = "c"}, one, "Text.\n"}});
  CHECK(show(mixed, "/", text) == "SCA");
  CHECK(show(mixed, "/posts/", text) == "CA");
  CHECK(show(mixed, "/news/", text).empty());
  // The first part shows one page only, but the labels are those of the whole list.
  CHECK(show(mixed, "/posts/", text, {0, 1, 1, 2}) == "CA");
}

TEST_CASE("neighbours are the older and the newer page of the section") {
  const auto site = theme::make_site(blog(), {theme::post("a", dated("A", "2024-05-01")),
                                              theme::post("b", dated("B", "2024-05-02"))});
  const std::string text =
      "{{#page.has_prev}}{{page.prev.title}}{{/page.has_prev}}<"
      "{{#page.next}}{{title}}{{/page.next}}";
  CHECK(show(site, "/posts/a/", text) == "<B");
  CHECK(show(site, "/posts/b/", text) == "A<");
}

TEST_CASE("an author's view comes from the author's page") {
  FrontMatter ada;
  ada.title = "Ada King Lovelace";
  ada.params["avatar"] = theme::text_value("ada.jpg");
  ada.params["links"] = {
      base::ValueList{{base::ValueMap{{"name", theme::text_value("Mail")},
                                      {"url", theme::text_value("mailto:ada@example.org")}}},
                      theme::text_value("/about/")}};
  ada.params["books"] = {base::ValueList{theme::text_value("Notes")}};
  FrontMatter front_matter = dated("A", "2024-05-01");
  front_matter.terms = {{"authors", {{"Ada King Lovelace", {}}}}};
  const auto site = theme::make_site(
      blog(),
      {theme::post("a", front_matter), theme::index_of("authors/ada", ada, "*Wrote* notes.\n")},
      {{"content/authors/ada/ada.jpg"}});
  const std::string text =
      "{{#page.authors}}{{name}} {{initials}} {{url}} {{avatar}} {{{bio}}}"
      "{{#links}}{{name}}={{url}}{{^last}}, {{/last}}{{/links}}"
      "{{#books}};{{title}}{{#has_url}}!{{/has_url}}{{/books}}{{/page.authors}}";
  const std::string expected =
      "Ada King Lovelace AL /blog/authors/ada/ /blog/authors/ada/ada.jpg "
      "<p><em>Wrote</em> notes.</p>\nMail=mailto:ada@example.org, /about/=/blog/about/;Notes";
  CHECK(show(site, "/posts/a/", text) == expected);
  CHECK(show(site, "/authors/ada/", text) == expected);
  CHECK(show(site, "/posts/", "{{#pages}}{{#authors}}{{name}}{{/authors}}{{/pages}}") ==
        "Ada King Lovelace");
}

TEST_CASE("a page without authors is by the site's author, who has no page") {
  auto configuration = blog();
  configuration.author = "Plato";
  const auto site = theme::make_site(configuration, {theme::post("a", dated("A", "2024-05-01"))});
  CHECK(show(site, "/posts/a/",
             "{{#page.authors}}{{name}} {{initials}} [{{url}}]{{#has_url}}!{{/has_url}}"
             "{{#has_profile}}!{{/has_profile}}{{/page.authors}}") == "Plato P []");
}

TEST_CASE("an author with a page has a profile when there is something to show") {
  FrontMatter ada = dated("A", "2024-05-01");
  ada.terms = {{"authors", {{"Ada", {}}}}};
  const auto profile = [&](const FrontMatter& page, const std::string& text) {
    const auto site = theme::make_site(
        blog(), {theme::post("a", ada), theme::index_of("authors/ada", page, text)});
    return show(site, "/posts/a/",
                "{{#page.authors}}{{#has_url}}{{url}}{{/has_url}}"
                "{{#has_profile}} profile{{/has_profile}}{{/page.authors}}");
  };
  FrontMatter pictured;
  pictured.params["avatar"] = theme::text_value("ada.jpg");
  CHECK(profile({}, "") == "/blog/authors/ada/");
  CHECK(profile({}, "Wrote notes.\n") == "/blog/authors/ada/ profile");
  CHECK(profile(pictured, "") == "/blog/authors/ada/ profile");
}

TEST_CASE("a picture is found beside its page, at the root, or elsewhere") {
  const auto image = [](const std::string& reference) {
    FrontMatter front_matter = dated("A", "2024-05-01");
    front_matter.image = {{reference, {}}, ""};
    const auto site =
        theme::make_site(blog(), {theme::post("a", front_matter)}, {{"content/posts/plot 1.png"}});
    return show(site, "/posts/a/", "{{page.image}}") + ' ' +
           show(site, "/posts/", "{{#pages}}{{image}}{{/pages}}");
  };
  CHECK(image("plot 1.png") ==
        "https://example.org/blog/posts/plot%201.png /blog/posts/plot%201.png");
  CHECK(image("/x.png") == "https://example.org/blog/x.png /blog/x.png");
  CHECK(image("https://cdn.example/x.png") ==
        "https://cdn.example/x.png https://cdn.example/x.png");
  CHECK(image("other.png") == "https://example.org/blog/posts/a/other.png /blog/posts/a/other.png");
}

TEST_CASE("a table of contents needs three headings") {
  const auto toc = [](const std::string& body) {
    const auto site = theme::make_site(blog(), {theme::post("a", dated("A", "2024-05-01"), body)});
    return show(site, "/posts/a/",
                "{{#page.has_toc}}{{#page.toc}}{{#is_deeper}}-{{/is_deeper}}{{id}} {{/page.toc}}"
                "{{/page.has_toc}}");
  };
  CHECK(toc("# One\n\n## Two\n\n### Three\n\n#### Four\n\n## Five\n") == "two -three five ");
  CHECK(toc("## Two\n\n### Three\n") == "");
}

TEST_CASE("breadcrumbs lead from the home page to the page") {
  const auto site = theme::make_site(blog(), {theme::post("a", dated("A", "2024-05-01"))});
  const std::string text =
      "{{#page.breadcrumbs}}{{title}}={{url}}{{#last}}.{{/last}} {{/page.breadcrumbs}}";
  CHECK(show(site, "/posts/a/", text) == "Blog=/blog/ Posts=/blog/posts/ A=/blog/posts/a/. ");
  CHECK(show(site, "/", text) == "");
}

TEST_CASE("the key of a thread is the decoded path with the path of base_url") {
  auto configuration = blog();
  configuration.comments.service = "https://c.example";
  FrontMatter front_matter = dated("A", "2024-05-01");
  front_matter.url = {"/grüße & co/", {}};
  const auto site = theme::make_site(configuration, {theme::post("a", front_matter)});
  const std::string path = site.pages[site.home().pages.at(0)].path;
  CHECK(show(site, path,
             "{{{page.comments.thread}}} {{page.comments.action}} {{page.comments.threads_url}} "
             "{{page.comments.script_url}}") ==
        "/blog/grüße & co/ "
        "https://c.example/api/v1/comments?thread=/blog/gr%C3%BC%C3%9Fe%20%26%20co/ "
        "https://c.example/threads?thread=/blog/gr%C3%BC%C3%9Fe%20%26%20co/ "
        "https://c.example/embed.js");
}

TEST_CASE("a page without comments has no comment section") {
  auto configuration = blog();
  configuration.comments.service = "https://c.example";
  FrontMatter front_matter = dated("A", "2024-05-01");
  front_matter.comments.enabled = false;
  const auto site = theme::make_site(configuration, {theme::post("a", front_matter)});
  CHECK(show(site, "/posts/a/", "{{#page.has_comments}}x{{/page.has_comments}}") == "");
}

TEST_CASE("counts have singular and plural texts") {
  FrontMatter front_matter = dated("A", "2024-05-01");
  front_matter.shares = 1;
  front_matter.views = 78;
  const auto site = theme::make_site(blog(), {theme::post("a", front_matter)});
  CHECK(show(site, "/posts/a/", "{{page.shares_text}}, {{page.views_text}}") ==
        "1 share, 78 views");
}

TEST_CASE("lastmod is shown only when it is on another day") {
  FrontMatter front_matter = dated("A", "2024-05-01");
  front_matter.lastmod = theme::day("2024-05-01 10:00");
  auto site = theme::make_site(blog(), {theme::post("a", front_matter)});
  const std::string text = "{{#page.has_lastmod}}{{page.lastmod.human}}{{/page.has_lastmod}}";
  CHECK(show(site, "/posts/a/", text) == "");
  front_matter.lastmod = theme::day("2024-05-02");
  site = theme::make_site(blog(), {theme::post("a", front_matter)});
  CHECK(show(site, "/posts/a/", text) == "2 May 2024");
}

TEST_CASE("params are a tree, and a false in the front matter is false") {
  FrontMatter front_matter = dated("A", "2024-05-01");
  front_matter.params["wide"] = {false};
  front_matter.params["list"] = {base::ValueList{theme::text_value("x"), {base::ValueMap{}}, {}}};
  front_matter.params["map"] = {base::ValueMap{{"key", theme::text_value("<v>")}}};
  const auto site = theme::make_site(blog(), {theme::post("a", front_matter)});
  CHECK(show(site, "/posts/a/",
             "{{^page.params.wide}}narrow{{/page.params.wide}} {{page.params.map.key}} "
             "{{#page.params.list}}[{{.}}]{{/page.params.list}}") == "narrow &lt;v&gt; [x][][]");
}

TEST_CASE("a taxonomy lists its terms, and home its sections") {
  FrontMatter front_matter = dated("A", "2024-05-01");
  front_matter.terms = {{"tags", {{"x", {}}, {"y", {}}}}};
  const auto site =
      theme::make_site(blog(), {theme::post("a", front_matter), theme::index_of("docs", {})});
  CHECK(show(site, "/tags/",
             "{{#terms}}{{name}} {{url}} {{count_text}}{{^last}}; {{/last}}{{/terms}}") ==
        "x /blog/tags/x/ 1 post; y /blog/tags/y/ 1 post");
  CHECK(show(site, "/", "{{#sections}}{{title}} {{count_text}}{{^last}}; {{/last}}{{/sections}}") ==
        "Docs 0 posts; Posts 1 post");
}

TEST_CASE("views are the same at any number of threads") {
  std::vector<theme::TestDocument> written;
  for (int i = 0; i < 40; ++i) {
    written.push_back(theme::post("p" + std::to_string(i), dated("P", "2024-05-01")));
  }
  const auto site = theme::make_site(blog(), written);
  const std::string text = "{{#pages}}{{url}} {{/pages}}";
  const theme::Views one(site, {1});
  const theme::Views many(site, {8});
  CHECK(theme::render(text, one.page(0, {0, 40, 1, 1})) ==
        theme::render(text, many.page(0, {0, 40, 1, 1})));
}

TEST_CASE("an unlisted page asks search engines to leave it alone") {
  FrontMatter secret = dated("Secret", "2024-05-01");
  secret.unlisted = true;
  const auto site = theme::make_site(
      blog(), {theme::post("secret", secret), theme::post("open", dated("Open", "2024-05-01"))});
  const std::string asks = "{{#page.is_unlisted}}noindex{{/page.is_unlisted}}";
  CHECK(show(site, "/posts/secret/", asks) == "noindex");
  CHECK(show(site, "/posts/open/", asks).empty());
}

TEST_CASE("toc: false leaves out the list of headings, and lang is the page's own") {
  FrontMatter front_matter = dated("A", "2024-05-01");
  front_matter.toc = false;
  front_matter.lang = content::Text{"de", {}};
  const auto site =
      theme::make_site(blog(), {theme::post("a", front_matter, "## A\n\n## B\n\n## C\n")});
  CHECK(show(site, "/posts/a/",
             "{{page.lang}}{{#page.has_toc}}T{{/page.has_toc}}{{#page.toc}}t{{/page.toc}}") ==
        "de");
}

TEST_CASE("a page knows its terms by taxonomy, its keywords and what its picture shows") {
  auto configuration = blog();
  configuration.taxonomies = {"tags", "places"};
  FrontMatter front_matter = dated("A", "2024-05-01");
  front_matter.terms = {{"places", {{"Ulm", {}}, {"Bern", {}}}}, {"tags", {{"x", {}}}}};
  front_matter.keywords = {{"k", {}}, {"l", {}}};
  front_matter.image = content::Image{{"p.png", {}}, "A plot"};
  const auto site = theme::make_site(configuration, {theme::post("a", front_matter)});
  CHECK(show(site, "/posts/a/",
             "{{#page.taxonomies}}{{title}}({{url}}):{{#terms}}{{name}},{{/terms}} "
             "{{/page.taxonomies}}{{#page.keywords}}{{.}} {{/page.keywords}}{{page.image_alt}}") ==
        "Tags(/blog/tags/):x, Places(/blog/places/):Ulm,Bern, k l A plot");
  CHECK(show(site, "/",
             "{{#site.taxonomies}}{{name}}:{{#terms}}{{name}}={{count}} {{/terms}}"
             "{{/site.taxonomies}}{{#pages}}{{image_alt}}{{/pages}}") ==
        "tags:x=1 places:Bern=1 Ulm=1 A plot");
}

TEST_CASE("a part of a series knows its number and the other parts, the oldest first") {
  FrontMatter first = dated("First", "2024-05-01");
  FrontMatter second = dated("Second", "2024-05-02");
  first.terms = second.terms = {{"series", {{"Margins", {}}}}};
  const auto site = theme::make_site(blog(), {theme::post("a", second), theme::post("b", first)});
  CHECK(show(site, "/posts/a/",
             "{{#page.series}}{{name}} {{number}}/{{total}} "
             "{{#parts}}{{number}}{{title}}{{#current}}*{{/current}} {{/parts}}{{/page.series}}") ==
        "Margins 2/2 1First 2Second* ");
}

TEST_CASE("pages of one translation_key know each other, in order of their languages") {
  const auto translated = [](const std::string& title, const char* lang) {
    FrontMatter front_matter = dated(title, "2024-05-01");
    if (*lang != 0) front_matter.lang = content::Text{lang, {}};
    front_matter.translation_key = content::Text{"letter", {}};
    return front_matter;
  };
  FrontMatter hidden = translated("Lettera", "it");
  hidden.unlisted = true;
  const auto site = theme::make_site(
      blog(),
      {theme::post("a", translated("Letter", "")), theme::post("b", translated("Lettre", "fr")),
       theme::post("c", translated("Brief", "de")), theme::post("d", hidden),
       theme::post("e", dated("Alone", "2024-05-01"))});
  const std::string text =
      "{{#page.translations}}{{lang}} {{title}} {{url}}; {{/page.translations}}";
  CHECK(show(site, "/posts/a/", text) == "de Brief /blog/posts/c/; fr Lettre /blog/posts/b/; ");
  CHECK(show(site, "/posts/c/", text) == "en Letter /blog/posts/a/; fr Lettre /blog/posts/b/; ");
  CHECK(show(site, "/posts/e/", text).empty());
}
