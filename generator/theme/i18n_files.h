// Loads the i18n files of a theme and of a site.
#pragma once

#include <string>
#include <vector>

#include "base/files.h"
#include "base/report.h"
#include "language/tables.h"

namespace theme {

// The texts of theme `name`, overridden by those in `site`/i18n/. When the site has no folder for
// the theme, the built-in theme is used. `languages` are those of the site, the default first. An
// unknown theme has no texts; load() reports it.
language::Tables load_words(const base::Files& files, const std::string& site,
                            const std::string& name, const std::vector<std::string>& languages,
                            base::Report& report);

}  // namespace theme
