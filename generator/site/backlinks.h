// Which pages link to a page.
#pragma once

#include "site/site.h"

namespace site {

// Fills `backlinks` of all pages from the links that resolve_links has resolved: listed pages whose
// text links there, by address or by source, each once.
void make_backlinks(Site& site);

}  // namespace site
