#include "site/menus.h"

#include <doctest/doctest.h>

#include "../site/make.h"

namespace {

configuration::MenuItem item(const std::string& name, const std::string& parent = "",
                             std::optional<int> weight = std::nullopt) {
  return {.name = name,
          .url = "/x/",
          .parent = parent,
          .weight = weight,
          .location = {.file = "postil.yaml", .line = 5}};
}

content::Document claiming(const std::string& path, content::MenuEntry entry) {
  auto made = document(path, "Title");
  entry.location = {.file = path, .line = 2};
  made.front_matter.menus = {std::move(entry)};
  return made;
}

std::string shown(const site::Menu& menu, const std::vector<std::size_t>& items) {
  std::string text;
  for (const std::size_t index : items) {
    text += menu.items[index].name;
    if (!menu.items[index].children.empty())
      text += '(' + shown(menu, menu.items[index].children) + ')';
    text += ' ';
  }
  return text;
}

std::string shown(const site::Site& site, const std::string& name = "main") {
  for (const site::Menu& menu : site.languages[0].menus) {
    if (menu.name == name) return shown(menu, menu.top);
  }
  return {};
}

configuration::Configuration with(std::vector<configuration::MenuItem> items) {
  configuration::Configuration configuration;
  configuration.menus = {{"main", std::move(items)}};
  return configuration;
}

}  // namespace

TEST_CASE("items are sorted by weight, then as written, the configuration's before the pages'") {
  base::Report report;
  const auto site = assemble({claiming("content/b.md", {.menu = "main", .weight = 2}),
                              claiming("content/c.md", {.menu = "main", .name = "C"}),
                              claiming("content/d.md", {.menu = "foot", .name = "D"})},
                             report, with({item("Z"), item("Y"), item("X", "", 1)}));
  CHECK_FALSE(report.has_errors());
  CHECK(shown(site) == "X Title Z Y C ");
  CHECK(shown(site, "foot") == "D ");
}

TEST_CASE("items stand below their parents, wherever those were written") {
  base::Report report;
  const auto site = assemble(
      {claiming("content/b.md", {.menu = "main", .name = "B", .identifier = "b", .parent = "A"})},
      report, with({item("Deep", "b"), item("A")}));
  CHECK_FALSE(report.has_errors());
  CHECK(shown(site) == "A(B(Deep ) ) ");
}

TEST_CASE("an unknown parent is warned of at the item, with a guess: it may be a draft") {
  base::Report report;
  const auto site = assemble({}, report, with({item("Docs"), item("Deep", "Dcos")}));
  REQUIRE(report.warnings() == 1);
  CHECK_FALSE(report.has_errors());
  CHECK(report.sorted()[0].location.line == 5);
  CHECK(report.sorted()[0].hint == "did you mean \"Docs\"?");
  CHECK(shown(site) == "Docs Deep ");
}

TEST_CASE("two items of one identifier are an error that names both places") {
  base::Report report;
  assemble({claiming("content/b.md", {.menu = "main", .name = "Docs"})}, report,
           with({item("Docs")}));
  REQUIRE(report.errors() == 1);
  CHECK(report.sorted()[0].location.file == "content/b.md");
  CHECK(report.sorted()[0].message ==
        "two items of the menu \"main\" are called \"Docs\"; the other is at postil.yaml:5");
}

TEST_CASE("items that stand below each other are an error, and are all still there") {
  base::Report report;
  const auto site =
      assemble({}, report, with({item("A", "C"), item("B", "A"), item("C", "B"), item("D", "C")}));
  CHECK(report.errors() == 1);
  CHECK(shown(site) == "A(B(C(D ) ) ) ");
}

TEST_CASE("an unlisted page is in no menu") {
  base::Report report;
  auto hidden = claiming("content/b.md", {.menu = "main", .name = "B"});
  hidden.front_matter.unlisted = true;
  CHECK(assemble({hidden}, report).languages[0].menus.empty());
}
