// What `explain` has to say, for eyes and for programs.
#pragma once

#include <string>
#include <vector>

#include "commands/console.h"
#include "theme/readings.h"

namespace commands {

struct Fact {
  std::string name;  // "source"
  std::vector<std::string> values;
  bool is_list = false;  // in JSON, even with one value
};

struct Facts {
  std::vector<Fact> all;  // none without a value
  std::vector<theme::Reading> readings;

  void add(const std::string& name, const std::string& value);  // an empty one is left out
  void add_list(const std::string& name, std::vector<std::string> values);
};

// On a terminal in columns; else a line for each value: name and value, or "reads", name, place and
// what was found, with tabs between; or one JSON object, {"url": …, "reads": [{"name", "file",
// "line", "found": "something", "nothing" or "unasked"}]}.
void print_facts(const Facts& facts, const Console& console);

// "content/a.md:3", or the file alone.
std::string place_text(const base::Location& place);

}  // namespace commands
