// Menus as pages see them.
#include "theme/menu_view.h"

#include <doctest/doctest.h>

#include "theme/small_site.h"
#include "theme/small_theme.h"
#include "theme/views.h"

namespace {

constexpr const char* kMenu =
    "{{#site.menu}}{{name}}{{#current}}*{{/current}}{{#ancestor}}+{{/ancestor}}"
    "{{#has_children}}({{#children}}{{name}}{{#current}}*{{/current}}{{#ancestor}}+{{/ancestor}} "
    "{{/children}}){{/has_children}} {{/site.menu}}";

content::FrontMatter titled(const std::string& title) {
  content::FrontMatter front_matter;
  front_matter.title = title;
  front_matter.date = theme::day("2024-05-01");
  return front_matter;
}

std::string show(const site::Site& site, const std::string& path, const std::string& text) {
  const site::Index index = theme::page_at(site, path);
  REQUIRE(index != site::kNone);
  return theme::render(text, theme::Views(site).page(index, {}));
}

configuration::Configuration with_menu(
    const std::vector<std::pair<std::string, std::string>>& items) {
  configuration::Configuration configuration;
  configuration.base_url = "https://example.org/blog/";
  configuration.menus = {theme::main_menu(items)};
  return configuration;
}

}  // namespace

TEST_CASE("the menu marks the item of this page, else the nearest above it") {
  const auto site = theme::make_site(
      with_menu({{"Home", "/"}, {"Posts", "/posts/"}, {"Other", "https://example.com/posts/"}}),
      {theme::post("a", titled("A"))});
  CHECK(show(site, "/posts/a/", kMenu) == "Home Posts+ Other ");
  CHECK(show(site, "/posts/", kMenu) == "Home Posts* Other ");
  CHECK(show(site, "/", kMenu) == "Home* Posts Other ");
  CHECK(show(site, "/404.html", kMenu) == "Home Posts Other ");
  CHECK(show(site, "/posts/", "{{#site.menu}}{{url}} {{/site.menu}}") ==
        "/blog/ /blog/posts/ https://example.com/posts/ ");
}

TEST_CASE("the nearer item of the menu is marked wherever it stands") {
  const auto site =
      theme::make_site(with_menu({{"A", "/posts/a/"}, {"Posts", "/posts"}}),
                       {theme::post("a", titled("A")), theme::post("b", titled("B"))});
  CHECK(show(site, "/posts/a/", kMenu) == "A* Posts ");
  CHECK(show(site, "/posts/b/", kMenu) == "A Posts+ ");
}

TEST_CASE("a page that a permalink moved is still below its section's item") {
  auto configuration = with_menu({{"Posts", "/posts/"}});
  configuration.permalinks = {{"posts", "/:year/:slug/", {}}};
  const auto site = theme::make_site(configuration, {theme::post("a", titled("A"))});
  CHECK(show(site, "/2024/a/", kMenu) == "Posts+ ");
}

TEST_CASE("a page is below the items of the folders in its address, whatever its section") {
  auto configuration = with_menu({{"Year", "/2024/"}, {"Other", "/2025.html"}});
  configuration.permalinks = {{"posts", "/:year/:month/:slug/", {}}};
  const auto site = theme::make_site(configuration, {theme::post("a", titled("A"))});
  CHECK(show(site, "/2024/05/a/", kMenu) == "Year+ Other ");
}

TEST_CASE("the parents of the marked item are ancestors, too") {
  auto configuration = with_menu({{"Read", "/read/"}, {"About", "/about/"}});
  configuration.menus[0].items.push_back({.name = "Posts", .url = "/posts/", .parent = "Read"});
  configuration.menus[0].items.push_back({.name = "Else", .url = "/else/", .parent = "Read"});
  const auto site = theme::make_site(configuration, {theme::post("a", titled("A"))});
  CHECK(show(site, "/posts/", kMenu) == "Read+(Posts* Else ) About ");
  CHECK(show(site, "/posts/a/", kMenu) == "Read+(Posts+ Else ) About ");
  CHECK(show(site, "/", kMenu) == "Read(Posts Else ) About ");
}

TEST_CASE("menus have names, and a missing menu shows nothing") {
  auto configuration = with_menu({{"Posts", "/posts/"}});
  configuration.menus.push_back({"footer", {{.name = "Imprint", .url = "/imprint/"}}});
  const auto site = theme::make_site(configuration, {theme::post("a", titled("A"))});
  CHECK(show(site, "/",
             "{{#site.menus.footer}}{{name}}{{/site.menus.footer}}"
             "{{#site.menus.main}}{{name}}{{/site.menus.main}}"
             "{{#site.menus.none}}{{name}}{{/site.menus.none}}"
             "{{^site.menus.none}}-{{/site.menus.none}}") == "ImprintPosts-");
}

TEST_CASE("a site knows how many items its menu and how many languages it has") {
  const std::string text =
      "{{#site.has_menu}}menu {{/site.has_menu}}{{site.menu_count}} "
      "{{#site.has_languages}}languages {{/site.has_languages}}{{site.languages_count}}";
  auto configuration = with_menu({});
  CHECK(show(theme::make_site(configuration, {}), "/", text) == "0 1");
  configuration = with_menu({{"Posts", "/posts/"}});
  configuration.languages = {{.tag = "en"}, {.tag = "fr"}};
  CHECK(show(theme::make_site(configuration, {}), "/", text) == "menu 1 languages 2");
  configuration.languages.push_back({.tag = "de"});
  CHECK(show(theme::make_site(configuration, {}), "/", text) == "menu 1 languages 3");
}
