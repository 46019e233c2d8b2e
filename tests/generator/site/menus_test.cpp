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

TEST_CASE("an unknown parent is an error at the item, with a guess") {
  base::Report report;
  const auto site = assemble({}, report, with({item("Docs"), item("Deep", "Dcos")}));
  REQUIRE(report.errors() == 1);
  CHECK(report.warnings() == 0);
  CHECK(report.sorted()[0].location.line == 5);
  CHECK(report.sorted()[0].hint == "did you mean \"Docs\"?");
  CHECK(shown(site) == "Docs Deep ");
}

TEST_CASE("an unknown parent of a page's own entry is an error at that entry") {
  base::Report report;
  assemble({claiming("content/b.md", {.menu = "main", .parent = "nobody"})}, report,
           with({item("Docs")}));
  REQUIRE(report.errors() == 1);
  CHECK(report.sorted()[0].location.file == "content/b.md");
}

TEST_CASE("a parent of another menu is unknown") {
  base::Report report;
  auto configuration = with({item("Docs")});
  configuration.menus.push_back({"footer", {item("Deep", "Docs")}});
  assemble({}, report, configuration);
  CHECK(report.errors() == 1);
}

TEST_CASE("a parent on a held-back page is a warning: it comes with the page") {
  const auto titled = claiming("content/docs.md", {.menu = "main", .identifier = "docs"});
  auto untitled = claiming("content/docs.md", {.menu = "main"});
  untitled.front_matter.title.reset();  // a heading of the text may say it
  for (const auto& held : {titled, untitled}) {
    base::Report report;
    site::Selection selection;
    selection.held.push_back({held, {.source = "content/docs.md", .why = {.draft = true}}});
    const auto site =
        site::assemble({with({item("Deep", "docs")}), std::move(selection), {}, {}}, report);
    CHECK_FALSE(report.has_errors());
    REQUIRE(report.warnings() == 1);
    CHECK(report.sorted()[0].message ==
          "the menu \"main\" has no item \"docs\" to be the parent of \"Deep\": content/docs.md is "
          "held back");
    CHECK(shown(site) == "Deep ");
  }
}

TEST_CASE("a parent on an unlisted page is an error that says why") {
  base::Report report;
  auto hidden = claiming("content/b.md", {.menu = "main", .name = "B"});
  hidden.front_matter.unlisted = true;
  assemble({hidden}, report, with({item("Deep", "B")}));
  REQUIRE(report.errors() == 1);
  CHECK(report.sorted()[0].message.ends_with("content/b.md is unlisted"));
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

TEST_CASE("a menu nested more than 100 deep is an error at the item, and the others stay") {
  std::vector<configuration::MenuItem> items;
  for (int i = 0; i < 150; ++i)
    items.push_back(item("i" + std::to_string(i), i == 0 ? "" : "i" + std::to_string(i - 1)));
  base::Report report;
  const auto site = assemble({}, report, with(items));
  REQUIRE(report.errors() == 1);
  CHECK(report.sorted()[0].message ==
        "the items of the menu \"main\" are nested more than 100 deep");
  CHECK(site.languages[0].menus[0].top.size() == 2);
}

TEST_CASE("a circle that others lead into is told once") {
  base::Report report;
  const auto site =
      assemble({}, report, with({item("C", "A"), item("A", "B"), item("B", "A"), item("D", "C")}));
  REQUIRE(report.errors() == 1);
  CHECK(report.sorted()[0].message == "\"A\" of the menu \"main\" stands below itself");
  CHECK(shown(site) == "A(C(D ) B ) ");
}

TEST_CASE("a menu is at most 100 items deep, also below a circle that is broken up") {
  const auto errors = [](bool is_circle, int depth) {
    std::vector<configuration::MenuItem> items;
    for (int i = 1; i <= depth; ++i)
      items.push_back(item(std::to_string(i), i == 1 ? "" : std::to_string(i - 1)));
    if (is_circle) items[0].parent = "2";
    base::Report report;
    assemble({}, report, with(items));
    std::string text;
    for (const auto& each : report.sorted()) text += each.message + " | " + each.hint + '\n';
    return text;
  };
  const std::string circle =
      "\"1\" of the menu \"main\" stands below itself | leave out one `parent` of the circle\n";
  const std::string deep =
      "the items of the menu \"main\" are nested more than 100 deep | give "
      "\"101\" a `parent` further up\n";
  CHECK(errors(false, 100).empty());
  CHECK(errors(false, 101) == deep);
  CHECK(errors(false, 200) == deep);
  CHECK(errors(true, 100) == circle);
  CHECK(errors(true, 101) == circle + deep);
}
