// Checks links, anchors, images and headings of the finished pages, including those of the theme.
#pragma once

#include <string>
#include <vector>

#include "base/parallel.h"
#include "base/report.h"
#include "output/output.h"
#include "output/own_redirects.h"
#include "site/site.h"
#include "theme/theme.h"

namespace check {

// A link to another site, and the places where it is written.
struct ExternalLink {
  std::string url;                        // without its fragment
  std::vector<base::Location> locations;  // without duplicates, in order
};

struct CheckSummary {
  std::size_t pages = 0;
  std::size_t links = 0;                // links to pages and files of this site
  std::vector<ExternalLink> externals;  // unique URLs, sorted
};

// The inputs of a check; all must outlive it.
struct Finished {
  const site::Site& site;
  const theme::Theme& theme;
  const std::vector<output::Output>& outputs;
  const output::OwnRedirects& redirects;
};

// Renders and parses every HTML file of the site. What is wrong is a warning where it was written:
// in a text, else in a template; what one tag does to several pages is said once, with their
// number and the first of them. What `report` says already is not said again. The site and the
// theme must have been made with origins (base/origin.h).
CheckSummary check_pages(const Finished& finished, base::Threads threads, base::Report& report);

}  // namespace check
