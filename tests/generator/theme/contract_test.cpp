// The views hold exactly what the contract with themes says, on every object.
#include <doctest/doctest.h>

#include <set>

#include "theme/contract.h"
#include "theme/small_site.h"
#include "theme/views.h"

namespace {

using theme::Field;
using theme::Schema;
using theme::Type;
using theme::View;

std::string wrong(const View& view, const Schema& schema, const std::string& place);

std::string wrong_items(const View& view, const Field& field, const std::string& place) {
  const auto* items = std::get_if<std::shared_ptr<const theme::ViewItems>>(&view.data());
  if (items == nullptr) return place + " is no list; ";
  std::string complaint;
  for (const View& item : **items) {
    if (field.type == Type::list) complaint += wrong(item, *field.of, place);
    if (field.type == Type::texts && !std::holds_alternative<std::string>(item.data())) {
      complaint += place + " holds more than texts; ";
    }
  }
  return complaint;
}

std::string wrong_field(const View& view, const Field& field, const std::string& place) {
  const bool is_flag = std::holds_alternative<bool>(view.data());
  switch (field.type) {
    case Type::text:
    case Type::html:
      return std::holds_alternative<std::string>(view.data()) ? "" : place + " is no text; ";
    case Type::flag:
      return is_flag ? "" : place + " is no flag; ";
    case Type::optional:
      if (is_flag) return "";
      [[fallthrough]];
    case Type::object:
      return wrong(view, *field.of, place);
    case Type::list:
    case Type::texts:
      return wrong_items(view, field, place);
    case Type::tree:
      return std::holds_alternative<std::shared_ptr<const theme::ViewObject>>(view.data())
                 ? ""
                 : place + " is no tree; ";
  }
  return "unreachable";
}

// What differs from the schema, down to the leaves; "" when nothing does.
std::string wrong(const View& view, const Schema& schema, const std::string& place) {
  const auto* shared = std::get_if<std::shared_ptr<const theme::ViewObject>>(&view.data());
  if (shared == nullptr) return place + " is no object; ";
  std::string complaint;
  std::set<std::string> seen;
  for (const auto* object = shared->get(); object != nullptr; object = object->rest.get()) {
    for (const auto& [name, value] : object->fields) {
      if (!seen.insert(name).second) complaint += place + '.' + name + " is there twice; ";
      if (schema.find(name) == nullptr) complaint += place + '.' + name + " is not documented; ";
    }
  }
  for (const Field& field : schema.fields) {
    if (field.name == theme::kAnyName) {
      for (const auto& [name, value] : shared->get()->fields)
        complaint += wrong_field(value, field, place + '.' + name);
      continue;
    }
    const std::string where = place + '.' + std::string(field.name);
    const View* value = view.find(field.name);
    complaint += value == nullptr ? where + " is missing; " : wrong_field(*value, field, where);
  }
  return complaint;
}

// Everything that can be there, and pages where nothing is.
site::Site full_site() {
  configuration::Configuration configuration;
  configuration.title = "Site";
  configuration.base_url = "https://example.org/blog/";
  configuration.author = "Nobody Else";
  configuration.menus = {
      theme::main_menu({{"Posts", "/posts/"}, {"Elsewhere", "https://example.com/"}}),
      {.name = "footer",
       .items = {{.name = "Top", .url = "/"},
                 {.name = "Below", .url = "/posts/", .parent = "Top"}}}};
  configuration.archives = {{"posts", {}}};
  configuration.comments.service = "https://comments.example.org";
  configuration.params["logo"] = theme::text_value("x");
  content::FrontMatter full;
  full.title = "Full";
  full.date = theme::day("2024-05-01");
  full.lastmod = theme::day("2024-06-01");
  full.description = "Described";
  full.terms = {{"tags", {{"a", {}}, {"b", {}}}},
                {"categories", {{"c", {}}}},
                {"series", {{"s", {}}}},
                {"authors", {{"Ada Lovelace", {}}}}};
  full.image = {{"plot.png", {}}, "A plot"};
  full.keywords = {{"k", {}}};
  full.translation_key = content::Text{"t", {}};
  full.original = {"https://example.net/a", "Republished with permission"};
  full.shares = 2;
  full.views = 1;
  full.params["x"] = theme::text_value("y");
  content::FrontMatter older;
  older.date = theme::day("2023-05-01");
  older.keywords = {{"k", {}}};
  older.translation_key = content::Text{"t", {}};
  older.terms = {{"series", {{"s", {}}}}};
  content::FrontMatter ada;
  ada.title = "Ada Lovelace";
  ada.params["avatar"] = theme::text_value("ada.jpg");
  ada.params["links"] = {base::ValueList{
      {base::ValueMap{{"name", theme::text_value("Site")}, {"url", theme::text_value("/x/")}}}}};
  ada.params["books"] = {base::ValueList{{base::ValueMap{{"title", theme::text_value("Notes")}}}}};
  return theme::make_site(
      configuration,
      {theme::post("full", full, "## A\n\n## B\n\n### C\n\nText.\n"),
       theme::post("older", older, "[Full](full.md)\n"), theme::post("empty", {}, ""),
       theme::index_of("posts", {}), theme::index_of("posts/sub", {}),
       theme::index_of("authors/ada-lovelace", ada, "Wrote notes.\n")});
}

}  // namespace

TEST_CASE("every view holds exactly the names of the contract") {
  const site::Site site = full_site();
  const theme::Views views(site);
  for (site::Index i = 0; i < site.pages.size(); ++i) {
    CAPTURE(site.pages[i].path);
    const std::size_t size = site.pages[i].pages.size();
    CHECK(wrong(views.page(i, {0, size, 1, 2}), theme::contract(), "top") == "");
  }
}

TEST_CASE("every view of an empty site holds exactly the names of the contract") {
  const site::Site site = theme::make_site({}, {});
  const theme::Views views(site);
  for (site::Index i = 0; i < site.pages.size(); ++i) {
    CAPTURE(site.pages[i].path);
    CHECK(wrong(views.page(i, {}), theme::contract(), "top") == "");
  }
}

TEST_CASE("every field of the contract says what it means and what it holds") {
  std::set<const Schema*> seen;
  std::vector<const Schema*> todo = {&theme::contract(), &theme::body_contract()};
  while (!todo.empty()) {
    const Schema& schema = *todo.back();
    todo.pop_back();
    if (!seen.insert(&schema).second) continue;
    std::set<std::string_view> names;
    for (const Field& field : schema.fields) {
      CAPTURE(field.name);
      CHECK_FALSE(field.meaning.empty());
      CHECK(names.insert(field.name).second);
      const bool holds_objects =
          field.type == Type::object || field.type == Type::optional || field.type == Type::list;
      CHECK((field.of != nullptr) == holds_objects);
      if (field.of != nullptr) todo.push_back(field.of);
    }
  }
}
