// Lists: the pages that a list shows, their order, and the neighbours of a page.
#pragma once

#include "site/site.h"

namespace site {

// Fills the lists of home and sections, orders all lists, and sets previous and next. Home lists
// the dated pages, or all pages when no page is dated. A section lists its own pages; terms list
// their members. Unlisted pages are in no list and have no neighbours.
void make_lists(Site& site);

// Sorts `pages` in Hugo's order: weight, then newest first, then title, then path.
void order(const Site& site, std::vector<Index>& pages);

// The number of slices of a list, with up to `paginate` cards each; at least 1.
int slice_count(const Site& site, const Page& page);
// The folder of a page or list: "/posts/" for "/posts/" and for "/posts.html".
std::string folder_path(const Page& page);
// The path of slice `number` (from 1) of a list: "/posts/", "/posts/page/2/". The second slice of
// "/posts.html" is "/posts/page/2.html".
std::string slice_path(const Page& page, int number);

}  // namespace site
