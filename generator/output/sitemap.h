// The sitemap (sitemaps.org 0.9), and robots.txt, which names it.
#pragma once

#include <string>
#include <vector>

#include "site/site.h"

namespace output {

// What the protocol lets one file hold.
struct SitemapLimits {
  std::size_t urls = 50'000;
  std::size_t bytes = std::size_t{50} * 1024 * 1024;
};

using SitemapPart = std::vector<site::Index>;

// The pages of each file: all that are for search engines and whose canonical address is their own.
// At least one part.
std::vector<SitemapPart> sitemap_parts(const site::Site& site, const SitemapLimits& limits = {});

// "/sitemap.xml"; the parts of several are "/sitemap-1.xml", … and the former is their index.
std::string sitemap_path(std::size_t part, std::size_t parts);

// A part as a file. Each page has the day of its last change: `lastmod`, else `date`; of a list the
// newest of its members', too. Needs base_url.
std::string sitemap(const site::Site& site, const SitemapPart& pages);
// The file that names `parts` others.
std::string sitemap_index(const site::Site& site, const std::vector<SitemapPart>& parts);

// Everything may be read; names the sitemap when there is one (RFC 9309).
std::string robots(const site::Site& site);

}  // namespace output
