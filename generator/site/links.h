// Where the links and images of a text lead, once every page has its place.
#pragma once

#include <string>

#include "base/report.h"
#include "site/site.h"

namespace site {

// Fills `site.slots`: for each slot of each document its URL, or its label. Destinations that name
// a source file ("../b.md", "@/posts/b.md", "/posts/b.md") lead to its page; relative ones that
// name a file beside the source lead to where that file is copied; other relative ones are read
// from the page's own URL, so that the text means the same in lists and feeds. A link to a source
// that is not there gives a warning, and stays as written; so does a `ref`, which leads nowhere
// then. Whether anything lies at a URL is looked
// at when all outputs are known.
void resolve_links(Site& site, base::Report& report);

// The path on the site that a file below content/ is copied to: "content/posts/plot.png" →
// "/posts/plot.png". The files of a page bundle lie beside their page; with ugly URLs in a folder
// named as the page is, for all pages of a section are beside each other then.
std::string resource_path(const Site& site, const content::Resource& resource);
std::string resource_path(const Site& site, const Page& page, const content::Document& document,
                          const std::string& resource);

}  // namespace site
