// Small files about the site: sitemap, robots.txt, redirect pages.
#pragma once

#include <string>

#include "site/site.h"

namespace output {

// sitemaps.org 0.9: every listed page whose canonical address is its own, with the day of its last
// change. Needs base_url.
std::string sitemap(const site::Site& site);
// Everything may be read; names the sitemap when there is one (RFC 9309).
std::string robots(const site::Site& site);
// A page at an old address that leads to `target` and keeps the fragment of the address; works
// without JavaScript, then without the fragment.
std::string redirect_page(const site::Site& site, const site::Page& target);

}  // namespace output
