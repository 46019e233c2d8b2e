#include "theme/site_view.h"

#include <algorithm>
#include <limits>
#include <string>
#include <string_view>

#include "base/url.h"
#include "base/version.h"
#include "theme/addresses.h"
#include "theme/pieces.h"

namespace theme {
namespace {

constexpr int kUnweighted = std::numeric_limits<int>::max();

View facts(const site::Site& site) {
  const configuration::Configuration& configuration = site.configuration;
  ViewFields fields = {{"title", site.title},
                       {"description", configuration.description},
                       {"language", configuration.language},
                       {"home_url", site::relative_url(site, "/")},
                       {"base_path", site::relative_url(site, "/")},
                       {"generator", "Postil " + std::string(base::version())},
                       {"params", tree_view(configuration.params)}};
  add_text(fields, "base_url", configuration.base_url);
  add_text(fields, "author", configuration.author);
  add_feeds(fields, site, site.home());
  return View::object(std::move(fields));
}

// By weight, those without one last: as in Hugo.
std::vector<configuration::MenuItem> main_menu(const site::Site& site) {
  const configuration::Menu* menu = site.configuration.menu("main");
  if (menu == nullptr) return {};
  auto items = menu->items;
  std::stable_sort(items.begin(), items.end(), [](const auto& a, const auto& b) {
    return a.weight.value_or(kUnweighted) < b.weight.value_or(kUnweighted);
  });
  return items;
}

View menu_view(const site::Site& site, std::size_t current) {
  ViewItems items;
  const auto menu = main_menu(site);
  for (std::size_t i = 0; i < menu.size(); ++i) {
    items.push_back(View::object({{"name", menu[i].name},
                                  {"url", from_root(site, menu[i].url)},
                                  {"current", i == current}}));
  }
  return View::list(std::move(items));
}

// Whether an item that leads to `path` is above `page`: "/posts" and "/posts/" are above
// "/posts/a/", and "/" is above nothing but itself.
bool leads_to(std::string_view path, std::string_view page) {
  if (path == page) return true;
  if (path.ends_with('/')) path.remove_suffix(1);
  return !path.empty() && page.starts_with(path) && page.substr(path.size()).starts_with('/');
}

}  // namespace

std::vector<View> site_views(const site::Site& site) {
  const View shared = facts(site);
  const std::size_t size = main_menu(site).size();
  std::vector<View> views;
  for (std::size_t current = 0; current <= size; ++current) {
    views.push_back(
        View::object({{"menu", menu_view(site, current)}, {"has_menu", size > 0}}, shared));
  }
  return views;
}

std::size_t current_menu_item(const site::Site& site, const site::Page& page) {
  const auto menu = main_menu(site);
  std::size_t best = menu.size();
  std::size_t longest = 0;
  for (std::size_t i = 0; i < menu.size(); ++i) {
    if (base::is_absolute_url(menu[i].url)) continue;
    const std::string path = base::decode(menu[i].url.substr(0, menu[i].url.find_first_of("?#")));
    if (path.size() > longest && leads_to(path, page.path)) {
      best = i;
      longest = path.size();
    }
  }
  return best;
}

}  // namespace theme
