// Small files about the site: sitemap and robots.txt.
#pragma once

#include <string>

#include "site/site.h"

namespace output {

// sitemaps.org 0.9: every listed page whose canonical address is its own, with the day of its last
// change. Needs base_url.
std::string sitemap(const site::Site& site);
// Everything may be read; names the sitemap when there is one (RFC 9309).
std::string robots(const site::Site& site);
}  // namespace output
