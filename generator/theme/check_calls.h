// Finds mistakes in the function calls of a template at load.
#pragma once

#include <set>
#include <string>
#include <vector>

#include "base/report.h"
#include "language/strings.h"
#include "theme/template_parser.h"

namespace theme {

struct TemplateResources {
  const language::Strings& strings;              // in the site's default language
  std::set<std::string, std::less<>> assets;     // files in static/, of theme and site
  std::set<std::string, std::less<>> used_keys;  // i18n keys in templates; output
};

// Errors: unknown keys and files, invalid date formats, missing and superfluous placeholders.
// The names in arguments are checked by check_names().
void check_calls(const std::vector<Node>& nodes, TemplateResources& resources,
                 base::Report& report);

}  // namespace theme
