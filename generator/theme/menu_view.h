// Menus as a page sees them: which item leads here, and which ones are above.
#pragma once

#include <cstddef>
#include <string>
#include <unordered_map>
#include <vector>

#include "site/site.h"
#include "theme/view.h"

namespace theme {

// One menu. Its items are made once; a page's list shares those that it is not at or below.
class MenuView {
 public:
  // Both must outlive the view.
  MenuView(const site::Site& site, const site::Menu& menu);

  // The items at the top, with their children, as `page` sees them. The item that leads to the page
  // is `current`; without one the nearest item above it (the page's section, or a folder of its
  // path) is an `ancestor`, as all parents of either are.
  View of(const site::Page& page) const;

 private:
  View item(std::size_t index, std::size_t nearest, bool is_current) const;
  View list(const std::vector<std::size_t>& items, std::size_t nearest, bool is_current) const;
  bool is_at_or_above(std::size_t index, std::size_t nearest) const;

  const site::Site& site_;
  const site::Menu& menu_;
  std::vector<std::size_t> parents_;
  std::vector<View> plain_;      // each item without flags and children
  std::vector<View> untouched_;  // each item for pages that are not at or below it
  std::unordered_map<std::string, std::size_t> by_path_;
};

}  // namespace theme
