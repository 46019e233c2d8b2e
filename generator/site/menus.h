// Menus: what postil.yaml and the pages put into them, as trees.
#pragma once

#include "base/report.h"
#include "site/site.h"

namespace site {

// Fills the menus of all languages: first the items of postil.yaml, then those that listed pages
// claim for themselves, in the order of their files; items with a weight come first, the lightest
// at the top. An item whose parent is unknown or stands below it is an error, and so are two of one
// identifier in one menu. A root-relative address of an item means the page of the menu's language,
// if it has one there: in French, "/posts/" leads to "/fr/posts/".
void make_menus(Site& site, base::Report& report);

}  // namespace site
