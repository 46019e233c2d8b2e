// The i18n files of a theme and of a site.
#pragma once

#include <string>
#include <vector>

#include "base/files.h"
#include "base/report.h"
#include "language/tables.h"

namespace theme {

// The words of theme `name` (that of the program, when the site has no folder of that name) and,
// over them, those of `site`/i18n/. `languages` are the site's, the default first. A theme that is
// not there has none: load() says that it is missing.
language::Tables load_words(const base::Files& files, const std::string& site,
                            const std::string& name, const std::vector<std::string>& languages,
                            base::Report& report);

}  // namespace theme
