#include "theme/site_view.h"

#include <string>
#include <utility>

#include "base/version.h"
#include "theme/addresses.h"
#include "theme/languages_view.h"
#include "theme/list_view.h"
#include "theme/recent_comments.h"
#include "theme/view_fields.h"

namespace theme {
namespace {

ViewItems taxonomies_of(const site::Site& site, site::Index language) {
  ViewItems items;
  for (const site::Page& page : site.pages) {
    if (page.kind != site::Kind::taxonomy || !page.is_listed || page.language != language) continue;
    ViewFields fields = {{"name", page.taxonomy},
                         {"title", page.title},
                         {"url", site::relative_url(site, page.path)}};
    add_list(fields, "terms", term_items(site, page));
    items.push_back(View::object(std::move(fields)));
  }
  return with_ends(items);
}

View facts(const site::Site& site, site::Index index, const BakedComments& comments) {
  const configuration::Configuration& configuration = site.configuration;
  const site::Language& language = site.languages[index];
  const site::Page& home = site.pages[language.home];
  ViewFields fields = {{"title", language.title},
                       {"description", language.description},
                       {"language", language.tag},
                       {"home_url", site::relative_url(site, home.path)},
                       {"base_path", site::relative_url(site, "/")},
                       {"generator", "Postil " + std::string(base::version())},
                       {"params", tree_view(language.params)},
                       {"data", tree_view(site.data)}};
  add_text(fields, "base_url", configuration.base_url);
  add_text(fields, "author", configuration.author);
  add_feeds(fields, site, home);
  add_list(fields, "taxonomies", taxonomies_of(site, index));
  add_list(fields, "recent_comments", recent_comments(site, index, comments));
  return View::object(std::move(fields));
}

}  // namespace

SiteView::SiteView(const site::Site& site, const BakedComments& comments) : site_(site) {
  for (site::Index i = 0; i < site.languages.size(); ++i) {
    languages_.push_back({facts(site, i, comments), {}});
    for (const site::Menu& menu : site.languages[i].menus)
      languages_.back().menus.emplace_back(site, menu);
  }
}

View SiteView::of(const site::Page& page) const {
  const auto& [facts, all] = languages_[page.language];
  ViewFields menus;
  View main_menu = View::list({});
  std::size_t main_size = 0;
  for (std::size_t i = 0; i < all.size(); ++i) {
    const site::Menu& written = site_.language_of(page).menus[i];
    const View menu = all[i].of(page);
    menus.emplace_back(written.name, menu);
    if (written.name != "main") continue;
    main_menu = menu;
    main_size = written.top.size();
  }
  return View::object({{"menu", std::move(main_menu)},
                       {"has_menu", main_size > 0},
                       {"menu_count", std::to_string(main_size)},
                       {"menus", View::object(std::move(menus))},
                       {"languages", View::list(language_items(site_, page))},
                       {"languages_count", std::to_string(site_.languages.size())},
                       {"has_languages", site_.languages.size() > 1}},
                      facts);
}

}  // namespace theme
