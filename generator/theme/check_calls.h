// Finds what is wrong with the functions of a template before any page is rendered.
#pragma once

#include <set>
#include <string>
#include <vector>

#include "base/report.h"
#include "language/strings.h"
#include "theme/parse.h"

namespace theme {

struct Known {
  const language::Strings& words;                 // of the site's default language
  std::set<std::string, std::less<>> assets;      // files below static/, of theme and site
  std::set<std::string, std::less<>> used_words;  // keys that templates ask for; filled here
};

// Unknown keys and files, formats that no date can follow, placeholders that are missing or too
// many are errors. Names are checked by check_names().
void check_calls(const std::vector<Node>& nodes, Known& known, base::Report& report);

}  // namespace theme
