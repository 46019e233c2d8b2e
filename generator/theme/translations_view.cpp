#include "theme/translations_view.h"

#include <algorithm>
#include <tuple>

#include "theme/pieces.h"

namespace theme {

Translations make_translations(const site::Site& site) {
  Translations translations;
  for (site::Index i = 0; i < site.pages.size(); ++i) {
    const auto& key = front_matter_of(site, site.pages[i]).translation_key;
    if (key && site.pages[i].is_listed) translations[key->value].push_back(i);
  }
  const auto place = [&](site::Index page) {
    return std::tie(language_of(site, site.pages[page]), site.pages[page].path);
  };
  for (auto& [key, pages] : translations) {
    std::sort(pages.begin(), pages.end(),
              [&](site::Index a, site::Index b) { return place(a) < place(b); });
  }
  return translations;
}

ViewItems translation_items(const site::Site& site, const Translations& translations,
                            site::Index page) {
  ViewItems items;
  const auto& key = front_matter_of(site, site.pages[page]).translation_key;
  const auto found = key ? translations.find(key->value) : translations.end();
  if (found == translations.end()) return items;
  for (const site::Index other : found->second) {
    if (other == page) continue;
    const site::Page& translation = site.pages[other];
    items.push_back(View::object({{"lang", language_of(site, translation)},
                                  {"permalink", site::absolute_url(site, translation.path)}},
                                 link_view(site, translation)));
  }
  return with_ends(items);
}

const std::string& language_of(const site::Site& site, const site::Page& page) {
  const auto& lang = front_matter_of(site, page).lang;
  return lang ? lang->value : site.configuration.language;
}

}  // namespace theme
