// The result of `explain`, and how it is printed for people and for programs.
#pragma once

#include <string>
#include <vector>

#include "commands/console.h"
#include "theme/name_uses.h"

namespace commands {

struct Fact {
  std::string name;  // "source"
  std::vector<std::string> values;
  bool is_list = false;  // always a list in JSON, even with one value
};

struct Explanation {
  std::vector<Fact> all;  // each has at least one value
  std::vector<theme::NameUse> name_uses;

  void add(const std::string& name, const std::string& value);  // ignores an empty value
  void add_list(const std::string& name, std::vector<std::string> values);
};

// On a terminal the facts are in columns. Otherwise each value has a line with tabs between the
// fields: name and value, or "reads", name, place and result. As JSON: {"url": …, "reads":
// [{"name", "file", "line", "found": "something", "nothing" or "unasked"}]}.
void print_explanation(const Explanation& explanation, const Console& console);

// Returns "content/a.md:3", or only the file if the line is unknown.
std::string file_and_line(const base::Location& place);

}  // namespace commands
