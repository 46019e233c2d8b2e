// Resolves the links and images of texts to URLs, after every page has its address.
#pragma once

#include <string>

#include "base/report.h"
#include "site/site.h"

namespace site {

// Fills `site.slots`: for each slot of each document its URL or its label.
// - A destination that names a source file ("../b.md", "@/posts/b.md", "/posts/b.md") leads to the
//   page of this file.
// - A relative destination that names a file beside the source leads to the copy of this file.
// - Other relative destinations are resolved against the page's own URL, so that the text means the
//   same in lists and feeds.
// - A link to a missing source gives a warning and stays as written. A `ref` to a missing page
//   gives a warning and leads nowhere.
// A later stage checks whether the URLs exist, when all outputs are known.
void resolve_links(Site& site, base::Report& report);

// The path on the site to which a file below content/ is copied: "content/posts/plot.png" →
// "/posts/plot.png". The files of a page bundle are copied beside their page. With ugly URLs they
// get a folder with the name of the page, because all pages of a section share one folder then.
std::string resource_path(const Site& site, const content::Resource& resource);
std::string resource_path(const Site& site, const Page& page, const content::Document& document,
                          const std::string& resource);

}  // namespace site
