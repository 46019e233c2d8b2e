#include "commands/facts.h"

#include <algorithm>
#include <array>
#include <ostream>
#include <utility>

#include "base/json.h"
#include "commands/columns.h"

namespace commands {
namespace {

std::string_view word_of(theme::ValueState state) {
  constexpr std::array<std::string_view, 3> kWords = {"something", "nothing", "unasked"};
  return kWords[static_cast<std::size_t>(state)];
}

base::Json json_of(const Facts& facts) {
  base::JsonObject object;
  for (const Fact& fact : facts.all) {
    if (fact.is_list) {
      object.emplace_back(fact.name, base::JsonList(fact.values.begin(), fact.values.end()));
    } else {
      object.emplace_back(fact.name, fact.values.front());
    }
  }
  base::JsonList name_uses;
  for (const theme::NameUse& use : facts.name_uses) {
    name_uses.push_back(base::JsonObject{{"name", use.name},
                                         {"file", use.place.file},
                                         {"line", use.place.line},
                                         {"found", std::string(word_of(use.state))}});
  }
  if (!name_uses.empty()) object.emplace_back("reads", std::move(name_uses));
  return object;
}

void print_lines(const Facts& facts, const Console& console) {
  std::vector<Row> rows;
  for (const Fact& fact : facts.all) {
    for (const std::string& value : fact.values) rows.push_back({fact.name, value});
  }
  for (const theme::NameUse& use : facts.name_uses) {
    rows.push_back({"reads", use.name, place_text(use.place), std::string(word_of(use.state))});
  }
  print_rows({}, rows, console);
}

void print_for_eyes(const Facts& facts, const Console& console) {
  std::size_t width = 0;
  for (const Fact& fact : facts.all) width = std::max(width, fact.name.size());
  for (const Fact& fact : facts.all) {
    std::string name = fact.name;
    for (const std::string& value : fact.values) {
      console.out << name << std::string(width + 2 - name.size(), ' ') << value << '\n';
      name.clear();
    }
  }
  if (facts.name_uses.empty()) return;
  console.out << '\n';
  std::vector<Row> rows;
  for (const theme::NameUse& use : facts.name_uses) {
    const std::string found(use.state == theme::ValueState::empty       ? "nothing"
                            : use.state == theme::ValueState::not_shown ? "(not asked on this page)"
                                                                        : "");
    rows.push_back({use.name, found, place_text(use.place)});
  }
  print_rows({"READS", "FINDS", "FIRST IN"}, rows, console);
}

}  // namespace

void Facts::add(const std::string& name, const std::string& value) {
  if (!value.empty()) all.push_back({name, {value}});
}

void Facts::add_list(const std::string& name, std::vector<std::string> values) {
  if (!values.empty()) all.push_back({name, std::move(values), true});
}

void print_facts(const Facts& facts, const Console& console) {
  switch (console.form) {
    case Form::json:
      console.out << base::to_text(json_of(facts)) << '\n';
      return;
    case Form::lines:
      return print_lines(facts, console);
    case Form::terminal:
      return print_for_eyes(facts, console);
  }
}

std::string place_text(const base::Location& place) {
  return place.line > 0 ? place.file + ':' + std::to_string(place.line) : place.file;
}

}  // namespace commands
