// Lists: which pages a list shows and in which order, and who a page's neighbours are.
#pragma once

#include "site/site.h"

namespace site {

// Fills the lists of home and sections, orders all lists, and sets previous and next. Home lists
// the pages that have a date (all pages when none has one); a section lists its own pages; terms
// list their members. Unlisted pages are in no list and have no neighbours.
void make_lists(Site& site);

// Hugo's order: weight, then newest first, then title, then path.
void order(const Site& site, std::vector<Index>& pages);

// How many pages of `paginate` cards a list takes: at least 1.
int slice_count(const Site& site, const Page& page);
// The folder that a page or list is the index of: "/posts/" of "/posts/", and of "/posts.html".
std::string folder_path(const Page& page);
// The path of slice `number` (from 1) of a list: "/posts/", "/posts/page/2/"; of
// "/posts.html" it is "/posts/page/2.html".
std::string slice_path(const Page& page, int number);

}  // namespace site
