// Menus as a page sees them, with the current item and its ancestors marked.
#pragma once

#include <cstddef>
#include <string>
#include <unordered_map>
#include <vector>

#include "site/site.h"
#include "theme/view.h"

namespace theme {

// One menu. Items are built once; pages share the items that are neither current nor ancestors.
class MenuView {
 public:
  // `site` and `menu` must outlive the view.
  MenuView(const site::Site& site, const site::Menu& menu);

  // The top-level items with their children, as `page` sees them. The item that links to the page
  // is `current`. Without such an item, the item of the nearest section or folder above the page
  // is an `ancestor`. All parents of that item are ancestors, too.
  View of(const site::Page& page) const;

 private:
  View item(std::size_t index, std::size_t nearest, bool is_current) const;
  View list(const std::vector<std::size_t>& items, std::size_t nearest, bool is_current) const;
  bool is_at_or_above(std::size_t index, std::size_t nearest) const;

  const site::Site& site_;
  const site::Menu& menu_;
  std::vector<std::size_t> parents_;
  std::vector<View> plain_;      // items without flags and children
  std::vector<View> untouched_;  // items for pages that are not at or below them
  std::unordered_map<std::string, std::size_t> by_path_;
};

}  // namespace theme
