// The metadata of pages. tests/metadata parses it as search engines and messengers do.
#include "theme/metadata_view.h"

#include <doctest/doctest.h>

#include <string>

#include "theme/small_site.h"
#include "theme/views.h"

namespace {

configuration::Configuration blog() {
  configuration::Configuration configuration;
  configuration.title = "Blog";
  configuration.description = "About it all";
  configuration.base_url = "https://example.org/blog/";
  configuration.language = "de-CH";
  return configuration;
}

theme::View page_of(const site::Site& site, const std::string& path,
                    const theme::Slice& slice = {}) {
  return *theme::Views(site).page(theme::page_at(site, path), slice).find("page");
}

std::string text_of(const theme::View& view, const std::string& name) {
  return std::get<std::string>(view.find(name)->data());
}

// "og:title=A\n…"
std::string pairs(const theme::View& page, const std::string& list) {
  std::string text;
  for (const auto& item :
       *std::get<std::shared_ptr<const theme::ViewItems>>(page.find(list)->data()))
    text += text_of(item, "name") + '=' + text_of(item, "content") + '\n';
  return text;
}

content::FrontMatter dated() {
  content::FrontMatter front_matter;
  front_matter.title = "A </script> & B";
  front_matter.date = theme::day("2024-05-01");
  return front_matter;
}

}  // namespace

TEST_CASE("the description for search engines is the author's, else the summary, cut") {
  auto described = dated();
  described.description = "Said by hand.";
  std::string words;
  for (int i = 0; i < 60; ++i) words += "word ";
  const auto site = theme::make_site(
      blog(), {theme::post("a", described), theme::post("b", dated(), "First.\n\nSecond.\n"),
               theme::post("c", dated(), words)});
  CHECK(text_of(page_of(site, "/posts/a/"), "head_description") == "Said by hand.");
  CHECK(text_of(page_of(site, "/posts/b/"), "head_description") == "First. Second.");
  const std::string cut = text_of(page_of(site, "/posts/c/"), "head_description");
  CHECK(cut.size() < 165);
  CHECK(cut.ends_with("word word…"));
  CHECK(text_of(page_of(site, "/"), "head_description") == "About it all");
  CHECK(text_of(page_of(site, "/posts/", {1, 3, 1, 1}), "head_description") ==
        "A </script> & B · A </script> & B");
  CHECK(text_of(page_of(site, "/404.html"), "head_description") == "About it all");
}

TEST_CASE("Open Graph and the X card describe a page") {
  auto post = dated();
  post.lastmod = theme::day("2024-06-01");
  post.image = content::Image{.source = {.value = "/cover.png"}};
  post.terms = {{"tags", {{.value = "x"}, {.value = "y"}}}};
  const auto site = theme::make_site(blog(), {theme::post("a", post)});
  const auto page = page_of(site, "/posts/a/");
  CHECK(pairs(page, "open_graph") ==
        "og:type=article\nog:site_name=Blog\nog:title=A </script> & B\nog:description=Text.\n"
        "og:url=https://example.org/blog/posts/a/\nog:locale=de_CH\n"
        "og:image=https://example.org/blog/cover.png\n"
        "article:published_time=2024-05-01T00:00:00Z\n"
        "article:modified_time=2024-06-01T00:00:00Z\narticle:section=Posts\n"
        "article:tag=x\narticle:tag=y\n");
  CHECK(pairs(page, "x_card") ==
        "twitter:card=summary_large_image\ntwitter:title=A </script> & B\n"
        "twitter:description=Text.\ntwitter:image=https://example.org/blog/cover.png\n");
  CHECK(pairs(page_of(site, "/tags/"), "open_graph") ==
        "og:type=website\nog:site_name=Blog\nog:title=Tags\n"
        "og:description=x · y\n"
        "og:url=https://example.org/blog/tags/\nog:locale=de_CH\n");
}

TEST_CASE("what a picture shows is told with the picture, and not without one") {
  auto pictured = dated();
  pictured.image = content::Image{.source = {.value = "/cover.png"}, .alt = "A plot"};
  auto configuration = blog();
  const auto page =
      page_of(theme::make_site(configuration, {theme::post("a", pictured)}), "/posts/a/");
  CHECK(pairs(page, "open_graph").find("cover.png\nog:image:alt=A plot\n") != std::string::npos);
  CHECK(pairs(page, "x_card").find("cover.png\ntwitter:image:alt=A plot\n") != std::string::npos);
  configuration.base_url.clear();  // no other site can show the picture
  const auto local =
      page_of(theme::make_site(configuration, {theme::post("a", pictured)}), "/posts/a/");
  CHECK(pairs(local, "open_graph").find(":image") == std::string::npos);
  CHECK(pairs(local, "x_card").find(":image") == std::string::npos);
}

TEST_CASE("a list is no article, even with a date, a section and tags of its own") {
  auto front_matter = dated();
  front_matter.lastmod = theme::day("2024-06-01");
  front_matter.terms = {{"tags", {{.value = "x"}}}};
  const auto site = theme::make_site(
      blog(), {theme::post("a", dated()), theme::index_of("posts/sub", front_matter)});
  const auto page = page_of(site, "/posts/sub/");
  CHECK(pairs(page, "open_graph").starts_with("og:type=website\n"));
  CHECK(pairs(page, "open_graph").find("article:") == std::string::npos);
  CHECK(text_of(page, "json_ld").find("BlogPosting") == std::string::npos);
  CHECK(text_of(page, "json_ld").find("BreadcrumbList") != std::string::npos);
}

TEST_CASE("JSON-LD tells of the site, of a dated page, and of the way to each page") {
  auto full = dated();
  full.lastmod = theme::day("2024-06-01");
  full.image = content::Image{.source = {.value = "/cover.png"}};
  full.original = {"https://example.net/a", ""};
  full.terms = {{"tags", {{.value = "x"}, {.value = "y"}}},
                {"authors", {{.value = "Ada"}, {.value = "Bob"}}}};
  content::FrontMatter bare;
  bare.title = "Bare";
  bare.date = theme::day("2024-05-02");
  content::FrontMatter undated;
  undated.title = "Undated";
  auto configuration = blog();
  const auto site = theme::make_site(
      configuration, {theme::post("full", full), theme::post("bare", bare, ""),
                      theme::post("undated", undated), theme::index_of("authors/ada", {})});
  const auto json = [&](const std::string& path) {
    return text_of(page_of(site, path), "json_ld");
  };
  const std::string begin = R"({"@context":"https://schema.org","@graph":[)";
  const std::string publisher =
      R"("publisher":{"@type":"Organization","name":"Blog","url":"https://example.org/blog/"},)";
  const auto address = [](const std::string& name) {
    return R"("mainEntityOfPage":"https://example.org/blog/posts/)" + name +
           R"(/","url":"https://example.org/blog/posts/)" + name + R"(/",)";
  };
  const auto way = [](const std::string& title, const std::string& name) {
    return R"({"@type":"BreadcrumbList","itemListElement":[)"
           R"({"@type":"ListItem","position":1,"name":"Blog","item":"https://example.org/blog/"},)"
           R"({"@type":"ListItem","position":2,"name":"Posts",)"
           R"("item":"https://example.org/blog/posts/"},)"
           R"({"@type":"ListItem","position":3,"name":")" +
           title + R"(","item":"https://example.org/blog/posts/)" + name + R"(/"}]}]})";
  };
  CHECK(json("/") == begin + R"({"@type":"WebSite","name":"Blog","description":"About it all",)"
                             R"("url":"https://example.org/blog/","inLanguage":"de-CH"}]})");
  const std::string title = R"(A \u003c/script> & B)";
  CHECK(json("/posts/full/") ==
        begin + R"({"@type":"BlogPosting","headline":")" + title +
            R"(","description":"Text.","image":["https://example.org/blog/cover.png"],)"
            R"("datePublished":"2024-05-01T00:00:00Z","dateModified":"2024-06-01T00:00:00Z",)"
            R"("author":[{"@type":"Person","name":"Ada",)"
            R"("url":"https://example.org/blog/authors/ada/"},{"@type":"Person","name":"Bob",)"
            R"("url":"https://example.org/blog/authors/bob/"}],)" +
            publisher + address("full") +
            R"("isBasedOn":"https://example.net/a","articleSection":"Posts",)"
            R"("keywords":["x","y"],"inLanguage":"de-CH"},)" +
            way(title, "full"));
  CHECK(json("/posts/bare/") ==
        begin +
            R"({"@type":"BlogPosting","headline":"Bare","description":"About it all",)"
            R"("datePublished":"2024-05-02T00:00:00Z","dateModified":"2024-05-02T00:00:00Z",)" +
            publisher + address("bare") + R"("articleSection":"Posts","inLanguage":"de-CH"},)" +
            way("Bare", "bare"));
  CHECK(json("/posts/undated/") == begin + way("Undated", "undated"));
  CHECK(json("/404.html").empty());
  configuration.author = "Plato";  // who has no page
  const auto by_plato = theme::make_site(configuration, {theme::post("bare", bare)});
  CHECK(text_of(page_of(by_plato, "/posts/bare/"), "json_ld")
            .find(R"("author":[{"@type":"Person","name":"Plato"}],)") != std::string::npos);
}

TEST_CASE("a picture without an absolute URL is left out of the metadata") {
  auto configuration = blog();
  configuration.base_url.clear();
  auto post = dated();
  post.image = content::Image{.source = {.value = "/cover.png"}};
  const auto site = theme::make_site(configuration, {theme::post("a", post)});
  const auto page = page_of(site, "/posts/a/");
  CHECK(pairs(page, "x_card").find("image=") == std::string::npos);
  CHECK(pairs(page, "x_card").starts_with("twitter:card=summary\n"));
  CHECK(text_of(page, "json_ld").empty());
}

TEST_CASE("no title can end the <script> that contains it") {
  const auto site = theme::make_site(blog(), {theme::post("a", dated())});
  const std::string json = text_of(page_of(site, "/posts/a/"), "json_ld");
  CHECK(json.find('<') == std::string::npos);
  CHECK(json.find("\"headline\":\"A \\u003c/script> & B\"") != std::string::npos);
}

TEST_CASE("each kind of metadata can be switched off") {
  auto configuration = blog();
  configuration.metadata = {.open_graph = false, .x_card = false, .json_ld = false};
  const auto site = theme::make_site(configuration, {theme::post("a", dated())});
  const auto page = page_of(site, "/posts/a/");
  CHECK(pairs(page, "open_graph").empty());
  CHECK(pairs(page, "x_card").empty());
  CHECK(text_of(page, "json_ld").empty());
  CHECK_FALSE(text_of(page, "head_description").empty());
}

TEST_CASE("only the first part of the home page describes the site") {
  const auto site =
      theme::make_site(blog(), {theme::post("a", dated()), theme::post("b", dated())});
  CHECK(text_of(page_of(site, "/", {0, 1, 1, 2}), "json_ld").find("WebSite") != std::string::npos);
  CHECK(text_of(page_of(site, "/", {1, 2, 2, 2}), "json_ld").find("WebSite") == std::string::npos);
}

TEST_CASE("a last change before the date is ignored") {
  auto post = dated();
  post.lastmod = theme::day("2024-01-01");
  const auto site = theme::make_site(blog(), {theme::post("a", post)});
  const auto page = page_of(site, "/posts/a/");
  CHECK_FALSE(std::get<bool>(page.find("has_lastmod")->data()));
  CHECK(text_of(page, "json_ld").find("2024-01-01") == std::string::npos);
}
