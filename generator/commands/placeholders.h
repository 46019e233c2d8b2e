// Fills in the placeholders of an archetype, such as {{title}}.
#pragma once

#include <optional>
#include <string>

#include "base/report.h"

namespace commands {

// Each value is one line of valid UTF-8.
struct Values {
  std::string title;
  std::string date;     // RFC 3339
  std::string name;     // of the file or the bundle's folder, without extension
  std::string section;  // top folder below content/; may be empty
};

// Replaces {{title}}, {{date}}, {{name}} and {{section}} by the values; blanks inside the braces
// are ignored. In front matter a value inside a quoted scalar is escaped. A plain scalar that
// contains a value is quoted as a whole, so that any title gives valid YAML; a plain {{date}} stays
// plain. Elsewhere the values are inserted unchanged. `{{<` and `{{%` begin a shortcode and are
// kept. An unknown name or an unclosed placeholder is an error at its place in `file`, and nothing
// is returned.
std::optional<std::string> fill_in(const std::string& file, const std::string& text,
                                   const Values& values, base::Report& report);

}  // namespace commands
