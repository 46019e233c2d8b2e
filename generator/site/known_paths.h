// What lies on the site, as far as it is known before anything is rendered.
#pragma once

#include <string_view>

#include "site/site.h"

namespace site {

// Fills `site.known_paths`: pages, parts of lists, feeds, aliases, and files of content/ and
// static/. Without a path in base_url nobody asks, and the set stays empty.
void collect_known_paths(Site& site);

// Whether a page or file lies at a path on the site ("/posts/a/", decoded), as links write
// it: a folder without its slash or with its index.html.
bool is_known_path(const Site& site, std::string_view path);

}  // namespace site
