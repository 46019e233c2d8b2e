// The same page in other languages.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "site/site.h"
#include "theme/view.h"

namespace theme {

// The listed pages by the `translation_key` that they share, each list in order of languages.
using Translations = std::map<std::string, std::vector<site::Index>>;
Translations make_translations(const site::Site& site);

// The other pages of the same key.
ViewItems translation_items(const site::Site& site, const Translations& translations,
                            site::Index page);

// The language tag of a page: its own, else that of the site.
const std::string& language_of(const site::Site& site, const site::Page& page);

}  // namespace theme
