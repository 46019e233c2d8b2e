#include "theme/menu_view.h"

#include <string_view>
#include <utility>

#include "base/text.h"
#include "base/url.h"
#include "theme/addresses.h"
#include "theme/view_fields.h"

namespace theme {
namespace {

constexpr std::size_t kNobody = static_cast<std::size_t>(-1);

// Normalises "/posts", "/posts/" and "/posts.html" to "/posts"; the home page becomes "".
std::string place_of(std::string_view path) {
  if (path.ends_with(".html")) path.remove_suffix(5);
  while (path.ends_with('/')) path.remove_suffix(1);
  return std::string(path);
}

// Normalised paths from the page upwards: the page, its sections, then the folders of its path.
std::vector<std::string> places_of(const site::Site& site, const site::Page& page) {
  std::vector<std::string> places = {place_of(page.path)};
  for (site::Index at = page.parent; at != site::kNone && site.pages[at].kind != site::Kind::home;
       at = site.pages[at].parent)
    places.push_back(place_of(site.pages[at].path));
  std::string_view folder = page.path;
  for (std::size_t slash = folder.rfind('/'); slash != 0 && slash != std::string_view::npos;
       slash = folder.rfind('/')) {
    folder = folder.substr(0, slash);
    places.emplace_back(folder);
  }
  return places;
}

}  // namespace

MenuView::MenuView(const site::Site& site, const site::Menu& menu)
    : site_(site), menu_(menu), parents_(menu.items.size(), kNobody) {
  for (std::size_t i = 0; i < menu.items.size(); ++i) {
    const site::MenuItem& item = menu.items[i];
    for (const std::size_t child : item.children) parents_[child] = i;
    plain_.push_back(View::object({{"name", item.name},
                                   {"identifier", item.identifier},
                                   {"url", from_root(site, item.url)}}));
    if (base::is_absolute_url(item.url)) continue;
    const std::string path = base::decode(item.url.substr(0, item.url.find_first_of("?#")));
    by_path_.emplace(place_of(base::nfc(path)), i);
  }
  for (std::size_t i = 0; i < menu.items.size(); ++i) untouched_.push_back(item(i, kNobody, false));
}

View MenuView::of(const site::Page& page) const {
  const auto places = places_of(site_, page);
  for (std::size_t i = 0; i < places.size(); ++i) {
    const auto found = by_path_.find(places[i]);
    if (found != by_path_.end()) return list(menu_.top, found->second, i == 0);
  }
  return list(menu_.top, kNobody, false);
}

View MenuView::item(std::size_t index, std::size_t nearest, bool is_current) const {
  const bool is_nearest = index == nearest;
  ViewFields fields = {{"current", is_nearest && is_current},
                       {"ancestor", is_at_or_above(index, nearest) && !(is_nearest && is_current)}};
  const View children = list(menu_.items[index].children, nearest, is_current);
  fields.emplace_back("has_children", !menu_.items[index].children.empty());
  fields.emplace_back("children_count", std::to_string(menu_.items[index].children.size()));
  fields.emplace_back("children", children);
  return View::object(std::move(fields), plain_[index]);
}

View MenuView::list(const std::vector<std::size_t>& items, std::size_t nearest,
                    bool is_current) const {
  ViewItems views;
  for (const std::size_t index : items) {
    const bool is_shared = index < untouched_.size() && !is_at_or_above(index, nearest);
    views.push_back(is_shared ? untouched_[index] : item(index, nearest, is_current));
  }
  return View::list(with_ends(views));
}

bool MenuView::is_at_or_above(std::size_t index, std::size_t nearest) const {
  while (nearest != kNobody && nearest != index) nearest = parents_[nearest];
  return nearest == index;
}

}  // namespace theme
