// Writes the sitemap (sitemaps.org 0.9) and robots.txt, which names the sitemap.
#pragma once

#include <string>
#include <vector>

#include "site/site.h"

namespace output {

// The limits of the protocol for one file.
struct SitemapLimits {
  std::size_t urls = 50'000;
  std::size_t bytes = std::size_t{50} * 1024 * 1024;
};

using SitemapPart = std::vector<site::Index>;

// Splits the pages into the files of the sitemap. Includes the pages that search engines may index
// and that are their own canonical page. Returns at least one part.
std::vector<SitemapPart> sitemap_parts(const site::Site& site, const SitemapLimits& limits = {});

// Returns "/sitemap.xml" for a single part. Several parts are "/sitemap-1.xml" and so on, and
// "/sitemap.xml" is their index.
std::string sitemap_path(std::size_t part, std::size_t parts);

// Returns one part as a file. `lastmod` is the page's `lastmod` or `date`, whichever is later; a
// list takes the latest of its own and its members'. Requires base_url.
std::string sitemap(const site::Site& site, const SitemapPart& pages);
// Returns the sitemap index, which names all `parts`.
std::string sitemap_index(const site::Site& site, const std::vector<SitemapPart>& parts);

// Returns robots.txt (RFC 9309). It allows everything and names the sitemap if there is one.
std::string robots(const site::Site& site);

}  // namespace output
