// Resolves the references that authors write outside of their texts: in menus and front matter.
#pragma once

#include <string>

#include "site/site.h"

namespace theme {

// `reference` is absolute, or read from the root of the site ("/posts/?a#b"); the result has the
// path of base_url in front (site::url_of_written).
std::string from_root(const site::Site& site, const std::string& reference);

// Resolves a `reference` in the front matter of `page`. A relative reference names a file next to
// the source if there is one; else it is relative to the page's URL. Empty stays empty.
std::string from_page(const site::Site& site, const site::Page& page, const std::string& reference);

}  // namespace theme
