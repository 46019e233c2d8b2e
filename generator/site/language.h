// The languages of a site. Each has its own home, sections, taxonomies, menus and words.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/value.h"
#include "configuration/configuration.h"
#include "language/dates.h"
#include "language/tables.h"
#include "site/menu.h"
#include "site/page.h"

namespace site {

struct Language {
  std::string tag;          // "fr"
  std::string name;         // "Français"
  std::string title;        // of the site
  std::string description;  // of the site
  std::optional<int> weight;
  base::ValueMap params;
  std::vector<configuration::Menu> written_menus;  // those of postil.yaml
  std::string prefix;  // of its addresses: "/fr"; "" of a default that has no folder
  language::Strings words;
  language::Dates dates;
  Index home = kNone;       // its home page
  std::vector<Menu> menus;  // by name; each has items
};

// The languages of the site, the default first. There is one if the configuration lists no
// languages.
std::vector<Language> languages_of(const configuration::Configuration& configuration,
                                   const language::Tables& words);

// What the addresses of a language begin with: "/fr". "" for the site's default language, unless it
// has a folder, too. Without a tag the default is meant.
std::string language_prefix(const configuration::Configuration& configuration,
                            std::string_view tag);

}  // namespace site
