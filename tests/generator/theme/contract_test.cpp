// Every object of the views has exactly the fields of the contract with themes.
#include <doctest/doctest.h>

#include <cstdlib>
#include <deque>
#include <filesystem>
#include <fstream>
#include <set>
#include <sstream>

#include "base/disk_files.h"
#include "base/text.h"
#include "commands/pipeline.h"
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

// The differences from the schema, in all objects below `view`; "" when there are none.
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

// A site with pages that fill every field, and pages that leave fields empty.
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

const char* const kIntroduction =
    R"(---
title: Data of templates
description: Every name that a template can read, and what it holds. Made from the program itself.
weight: 4
comments: false
---

This is version 1 of the data that [templates](templates.md) see. Every name below is always there: an empty text, false or an empty list says that there is nothing. A name that is not below is an error.

A text is escaped by `{{name}}`; HTML is put in by `{{{name}}}`. A flag is true or false, for `{{#name}}` and `{{^name}}`. An empty text counts as true in Mustache: ask the flag `has_` for it. Numbers are texts. Below `params` and `site.data` stands what authors wrote; a name that is not there is false.

Around all of it stands `theme`, with `theme.name` and the theme’s [options](templates.md#options).
)";

std::string heading_of(const Schema& schema) {
  if (&schema == &theme::contract()) return "At the top";
  if (&schema == &theme::body_contract()) return "In a template that others extend";
  std::string name(schema.name);
  name.front() = static_cast<char>(std::toupper(static_cast<unsigned char>(name.front())));
  return name;
}

std::string kind_of(const Field& field) {
  const auto link = [&] {
    return '[' + std::string(field.of->name) + "](#" + base::anchor(field.of->name) + ')';
  };
  switch (field.type) {
    case Type::text:
      return "text";
    case Type::html:
      return "HTML";
    case Type::flag:
      return "flag";
    case Type::object:
      return link();
    case Type::optional:
      return link() + " or false";
    case Type::list:
      return "list of " + link();
    case Type::texts:
      return "list of texts, each `{{.}}`";
    case Type::tree:
      return "any values";
  }
  return "";
}

// Escapes a meaning for a Markdown table: each "|", and each "<" outside code.
std::string in_table(std::string_view meaning) {
  std::string text;
  bool is_code = false;
  for (const char c : meaning) {
    if (c == '`') is_code = !is_code;
    if (c == '|' || (c == '<' && !is_code)) text += '\\';
    text += c;
  }
  return text;
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

// Checks every page of a site on the disk, through the stages of a build.
std::string wrong_pages(const std::string& folder) {
  const auto files = base::disk_files();
  base::Report report;
  const auto built =
      commands::build_site(*files, {.folder = folder, .clock = {1793491200}}, report);
  std::string complaint;
  for (const output::Output& output : built->outputs) {
    if (!output.rendering) continue;
    const View view = built->views.page(output.rendering->page, output.rendering->slice);
    complaint += wrong(view, theme::contract(), output.path);
  }
  return complaint;
}

TEST_CASE(
    "every page of the demo site and of the golden sites holds exactly the names of the contract") {
  const std::filesystem::path checkout =
      std::filesystem::path(POSTIL_MANUAL).parent_path().parent_path();
  CHECK(wrong_pages(checkout.string()) == "");
  for (const auto& site : std::filesystem::directory_iterator(checkout / "tests/golden")) {
    if (!site.is_directory()) continue;
    CAPTURE(site.path().filename().string());
    CHECK(wrong_pages(site.path().string()) == "");
  }
}

// Calls `visit` once for each schema of the contract, and before the schemas of its fields.
template <typename Visit>
void for_each_schema(Visit visit) {
  std::set<const Schema*> seen;
  std::deque<const Schema*> todo = {&theme::contract(), &theme::body_contract()};
  while (!todo.empty()) {
    const Schema& schema = *todo.front();
    todo.pop_front();
    if (!seen.insert(&schema).second) continue;
    visit(schema);
    for (const Field& field : schema.fields) {
      if (field.of != nullptr) todo.push_back(field.of);
    }
  }
}

TEST_CASE("every list has has_NAME and NAME_count, and every item its position") {
  for_each_schema([](const Schema& schema) {
    for (const Field& field : schema.fields) {
      if (field.name == theme::kAnyName) continue;
      const std::string name(field.name);
      CAPTURE(schema.name);
      CAPTURE(name);
      if (field.type == Type::list || field.type == Type::texts) {
        CHECK(schema.find("has_" + name) != nullptr);
        CHECK(schema.find(name + "_count") != nullptr);
      }
      if (field.type != Type::list) continue;
      for (const char* const place : {"first", "last", "index"})
        CHECK(field.of->find(place) != nullptr);
    }
  });
}

// The manual's page of the names, generated from the tables that check_names() reads.
std::string contract_page() {
  std::string text = kIntroduction;
  for_each_schema([&](const Schema& schema) {
    text += "\n## " + heading_of(schema) + "\n\n| name | holds | meaning |\n| --- | --- | --- |\n";
    for (const Field& field : schema.fields) {
      const bool is_any = field.name == theme::kAnyName;
      text += "| " + (is_any ? "any name" : '`' + std::string(field.name) + '`') + " | " +
              kind_of(field) + " | " + in_table(field.meaning) + " |\n";
    }
  });
  return text;
}

TEST_CASE("the manual's page of names is generated from the contract") {
  const std::string path = POSTIL_MANUAL "/theme-data.md";
  const std::string made = contract_page();
  if (std::getenv("POSTIL_BLESS") != nullptr) std::ofstream(path) << made;
  std::stringstream written;
  written << std::ifstream(path).rdbuf();
  INFO("POSTIL_BLESS=1 generator-tests -tc='the manual*' writes it anew");
  CHECK(written.str() == made);
}

TEST_CASE("every field of the contract has a meaning, and a schema if it needs one") {
  for_each_schema([](const Schema& schema) {
    std::set<std::string_view> names;
    for (const Field& field : schema.fields) {
      CAPTURE(field.name);
      CHECK_FALSE(field.meaning.empty());
      CHECK(names.insert(field.name).second);
      const bool holds_objects =
          field.type == Type::object || field.type == Type::optional || field.type == Type::list;
      CHECK((field.of != nullptr) == holds_objects);
    }
  });
}
