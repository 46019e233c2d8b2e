#include "theme/site_view.h"

#include <string>
#include <utility>

#include "base/version.h"
#include "theme/addresses.h"
#include "theme/list_view.h"
#include "theme/pieces.h"

namespace theme {
namespace {

ViewItems taxonomies_of(const site::Site& site) {
  ViewItems items;
  for (const site::Page& page : site.pages) {
    if (page.kind != site::Kind::taxonomy || !page.is_listed) continue;
    ViewFields fields = {{"name", page.taxonomy},
                         {"title", page.title},
                         {"url", site::relative_url(site, page.path)}};
    add_list(fields, "terms", term_items(site, page));
    items.push_back(View::object(std::move(fields)));
  }
  return with_ends(items);
}

View facts(const site::Site& site) {
  const configuration::Configuration& configuration = site.configuration;
  ViewFields fields = {{"title", site.title},
                       {"description", configuration.description},
                       {"language", configuration.language},
                       {"home_url", site::relative_url(site, "/")},
                       {"base_path", site::relative_url(site, "/")},
                       {"generator", "Postil " + std::string(base::version())},
                       {"params", tree_view(configuration.params)},
                       {"data", tree_view(site.data)}};
  add_text(fields, "base_url", configuration.base_url);
  add_text(fields, "author", configuration.author);
  add_feeds(fields, site, site.home());
  add_list(fields, "taxonomies", taxonomies_of(site));
  return View::object(std::move(fields));
}

}  // namespace

SiteView::SiteView(const site::Site& site) : site_(site), facts_(facts(site)) {
  for (const site::Menu& menu : site.menus) menus_.emplace_back(site, menu);
}

View SiteView::of(const site::Page& page) const {
  ViewFields menus;
  View main_menu = View::list({});
  std::size_t main_size = 0;
  for (std::size_t i = 0; i < menus_.size(); ++i) {
    const View menu = menus_[i].of(page);
    menus.emplace_back(site_.menus[i].name, menu);
    if (site_.menus[i].name != "main") continue;
    main_menu = menu;
    main_size = site_.menus[i].top.size();
  }
  return View::object({{"menu", std::move(main_menu)},
                       {"has_menu", main_size > 0},
                       {"menu_count", std::to_string(main_size)},
                       {"menus", View::object(std::move(menus))}},
                      facts_);
}

}  // namespace theme
