// A menu of the site as a tree.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "site/page.h"

namespace site {

// An item of a menu. Children and `Menu::top` are in the order shown.
struct MenuItem {
  std::string identifier;
  std::string name;
  std::string url;  // root-relative without the path of base_url, or absolute; for a page its path
  Index page = kNone;                 // whose front matter adds the item; kNone: postil.yaml
  std::vector<std::size_t> children;  // indexes into Menu::items
};

struct Menu {
  std::string name;  // "main"
  std::vector<MenuItem> items;
  std::vector<std::size_t> top;  // indexes of the items without a parent
};

}  // namespace site
