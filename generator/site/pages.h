// A page for each document, and for each section and the home page even without a document.
#pragma once

#include <string>

#include "base/report.h"
#include "site/site.h"

namespace site {

// Fills `site.pages` (for each language its home first, then sections by path, then pages in order
// of their documents) and what they know alone: kind, path, title, dates, parent, comments.
// Documents below a taxonomy's folder are left to make_taxonomies.
void make_pages(Site& site, base::Report& report);

// A page from a document: everything but path, parent and what lists need.
Page page_of(const Site& site, Index document, Kind kind);

// The title that a document has whatever its text says: that of the front matter, else of the home
// page that of the site; "" when the text gives it.
std::string given_title(const content::Document& document,
                        const configuration::Configuration& configuration);

// The title of a document: front matter, else its first heading, else its file's or folder's name
// ("my-file" → "My file").
std::string title_of(const content::Document& document, const markdown::Rendered& rendered);
std::string humanize(std::string_view name);

// The taxonomy whose folder ("authors", "authors/ada") holds this section, or "".
std::string taxonomy_of_section(const configuration::Configuration& configuration,
                                std::string_view section);

// The path of a list that would lie at `folder` ("/posts/") of the page's language: the `url` of
// its `_index.md`, if it has one, else the folder in the style of the site's URLs.
std::string list_path(const Site& site, const Page& page, const std::string& folder);

// The old path of an alias, which is decoded: root-relative as written, else relative to the folder
// of the page.
std::string alias_path(const Page& page, std::string_view alias);

}  // namespace site
