// Finds mistakes in the function calls of a template at load.
#pragma once

#include <set>
#include <string>
#include <vector>

#include "base/report.h"
#include "language/strings.h"
#include "theme/parse.h"

namespace theme {

struct Known {
  const language::Strings& words;                 // in the site's default language
  std::set<std::string, std::less<>> assets;      // files in static/, of theme and site
  std::set<std::string, std::less<>> used_words;  // i18n keys in templates; output
};

// Errors: unknown keys and files, invalid date formats, missing and superfluous placeholders.
// The names in arguments are checked by check_names().
void check_calls(const std::vector<Node>& nodes, Known& known, base::Report& report);

}  // namespace theme
