#include "commands/explanation.h"

#include <algorithm>
#include <array>
#include <ostream>
#include <utility>

#include "base/json.h"
#include "commands/text_table.h"

namespace commands {
namespace {

std::string_view word_of(theme::ValueState state) {
  constexpr auto kWords = std::to_array<std::string_view>({"something", "nothing", "unasked"});
  return kWords[static_cast<std::size_t>(state)];
}

base::Json json_of(const Explanation& explanation) {
  base::JsonObject object;
  for (const Fact& fact : explanation.all) {
    if (fact.is_list) {
      object.emplace_back(fact.name, base::JsonList(fact.values.begin(), fact.values.end()));
    } else {
      object.emplace_back(fact.name, fact.values.front());
    }
  }
  base::JsonList name_uses;
  for (const theme::NameUse& use : explanation.name_uses) {
    name_uses.push_back(base::JsonObject{{"name", use.name},
                                         {"file", use.place.file},
                                         {"line", use.place.line},
                                         {"found", std::string(word_of(use.state))}});
  }
  if (!name_uses.empty()) object.emplace_back("reads", std::move(name_uses));
  return object;
}

void print_lines(const Explanation& explanation, const Console& console) {
  std::vector<Row> rows;
  for (const Fact& fact : explanation.all) {
    for (const std::string& value : fact.values) rows.push_back({fact.name, value});
  }
  for (const theme::NameUse& use : explanation.name_uses) {
    rows.push_back({"reads", use.name, file_and_line(use.place), std::string(word_of(use.state))});
  }
  print_rows({}, rows, console);
}

void print_for_eyes(const Explanation& explanation, const Console& console) {
  std::size_t width = 0;
  for (const Fact& fact : explanation.all) width = std::max(width, fact.name.size());
  for (const Fact& fact : explanation.all) {
    std::string name = fact.name;
    for (const std::string& value : fact.values) {
      console.out << name << std::string(width + 2 - name.size(), ' ') << value << '\n';
      name.clear();
    }
  }
  if (explanation.name_uses.empty()) return;
  console.out << '\n';
  std::vector<Row> rows;
  for (const theme::NameUse& use : explanation.name_uses) {
    const std::string found(use.state == theme::ValueState::empty       ? "nothing"
                            : use.state == theme::ValueState::not_shown ? "(not asked on this page)"
                                                                        : "");
    rows.push_back({use.name, found, file_and_line(use.place)});
  }
  print_rows({"READS", "FINDS", "FIRST IN"}, rows, console);
}

}  // namespace

void Explanation::add(const std::string& name, const std::string& value) {
  if (!value.empty()) all.push_back({name, {value}});
}

void Explanation::add_list(const std::string& name, std::vector<std::string> values) {
  if (!values.empty()) all.push_back({name, std::move(values), true});
}

void print_explanation(const Explanation& explanation, const Console& console) {
  switch (console.form) {
    case Form::json:
      console.out << base::to_text(json_of(explanation)) << '\n';
      return;
    case Form::lines:
      return print_lines(explanation, console);
    case Form::terminal:
      return print_for_eyes(explanation, console);
  }
}

std::string file_and_line(const base::Location& place) {
  return place.line > 0 ? place.file + ':' + std::to_string(place.line) : place.file;
}

}  // namespace commands
