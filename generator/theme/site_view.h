// What every template knows about the site.
#pragma once

#include <vector>

#include "site/site.h"
#include "theme/view.h"

namespace theme {

// One view of the site for each item of the menu that may be the current one, and the last for
// none: `site_views(site)[current_menu_item(site, page)]`.
std::vector<View> site_views(const site::Site& site);

// The item of the menu that leads to `page`, or to the nearest list above it; the size of the menu
// when there is none.
std::size_t current_menu_item(const site::Site& site, const site::Page& page);

}  // namespace theme
