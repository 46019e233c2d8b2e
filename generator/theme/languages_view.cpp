#include "theme/languages_view.h"

#include <algorithm>
#include <limits>
#include <string>
#include <vector>

#include "language/tag.h"
#include "site/translations.h"
#include "theme/view_fields.h"

namespace theme {
namespace {

std::vector<site::Index> in_order(const site::Site& site) {
  std::vector<site::Index> order;
  for (site::Index i = 0; i < site.languages.size(); ++i) order.push_back(i);
  std::stable_sort(order.begin(), order.end(), [&](site::Index a, site::Index b) {
    constexpr int kUnweighted = std::numeric_limits<int>::max();
    return site.languages[a].weight.value_or(kUnweighted) <
           site.languages[b].weight.value_or(kUnweighted);
  });
  return order;
}

}  // namespace

ViewItems translation_items(const site::Site& site, const site::Page& page) {
  ViewItems items;
  for (const site::Index other : page.translations) {
    const site::Page& translation = site.pages[other];
    items.push_back(View::object({{"lang", site::tag_of(site, translation)},
                                  {"permalink", site::absolute_url(site, translation.path)}},
                                 link_view(site, translation)));
  }
  return with_ends(items);
}

ViewItems alternate_items(const site::Site& site, const site::Page& page) {
  ViewItems items;
  if (site.configuration.base_url.empty()) return items;
  for (const site::Alternate& each : site::alternates_of(site, page)) {
    const std::string& path = site.pages[each.page].path;
    items.push_back(
        View::object({{"lang", each.tag}, {"permalink", site::absolute_url(site, path)}}));
  }
  return with_ends(items);
}

ViewItems language_items(const site::Site& site, const site::Page& page) {
  ViewItems items;
  for (const site::Index index : in_order(site)) {
    const site::Language& language = site.languages[index];
    const site::Index translation = site::in_language(site, page, index);
    const bool is_translated = translation != site::kNone;
    const site::Page& target = site.pages[is_translated ? translation : language.home];
    items.push_back(View::object(
        {{"name", language.name},
         {"lang", language.tag},
         {"direction", std::string(language::name_of(language::direction_of(language.tag)))},
         {"url", site::relative_url(site, target.path)},
         {"current", page.language == index},
         {"is_translated", is_translated}}));
  }
  return with_ends(items);
}

}  // namespace theme
