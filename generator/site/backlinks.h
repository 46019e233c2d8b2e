// Finds the pages that link to a page.
#pragma once

#include "site/site.h"

namespace site {

// Fills `backlinks` of all pages from the links that resolve_links() has resolved. Each listed page
// with links to a page counts once, whether it names the address or the source file.
void make_backlinks(Site& site);

}  // namespace site
