// What an archetype leaves open, {{title}} and the like, and how it is filled in.
#pragma once

#include <optional>
#include <string>

#include "base/report.h"

namespace commands {

// One line each, of valid UTF-8.
struct Values {
  std::string title;
  std::string date;     // RFC 3339
  std::string name;     // of the file, or of the bundle's folder, without ending
  std::string section;  // the top folder below content/; may be empty
};

// Puts the values in place of {{title}}, {{date}}, {{name}} and {{section}}; blanks inside of the
// braces do not count. In the front matter a value that stands in quotes is escaped, and a plain
// one is quoted with all around it, so that any title is right YAML; a plain {{date}} stays plain.
// Elsewhere values stand as they are. `{{<` and `{{%` begin a shortcode and are left alone; any
// other name, and a placeholder that its line does not close, is an error at its place in `file`,
// and then nothing is returned.
std::optional<std::string> fill_in(const std::string& file, const std::string& text,
                                   const Values& values, base::Report& report);

}  // namespace commands
