// Builds menus as trees from the items of postil.yaml and of the pages.
#pragma once

#include <vector>

#include "base/report.h"
#include "site/select.h"
#include "site/site.h"

namespace site {

// Fills the menus of all languages: first the items of postil.yaml, then the items in the front
// matter of listed pages, in the order of their files. Items with a weight come first, the lightest
// at the top. An unknown parent, a cycle of parents and a repeated identifier in one menu are
// errors. A parent in the front matter of a held-back page (`held`) is a warning, because it comes
// with its page. A root-relative address leads to the page in the menu's language if there is one:
// in French, "/posts/" leads to "/fr/posts/".
void make_menus(Site& site, const std::vector<HeldDocument>& held, base::Report& report);

}  // namespace site
