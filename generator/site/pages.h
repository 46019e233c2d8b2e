// Makes a page for each document, and for each section and home even without a document.
#pragma once

#include <string>

#include "base/report.h"
#include "site/site.h"

namespace site {

// Fills `site.pages`: for each language its home, then sections by path, then pages in the order of
// their documents. Sets the fields that depend on no other page: kind, path, title, dates, parent,
// comments, thread. make_taxonomies() handles the documents below a taxonomy's folder.
void make_pages(Site& site, base::Report& report);

// Makes a page from a document, without path, parent and the fields of lists.
Page page_of(const Site& site, Index document, Kind kind);

// The title that does not depend on the text: the title in the front matter, else for home the
// title of the site. Empty when the text gives the title.
std::string given_title(const content::Document& document,
                        const configuration::Configuration& configuration);

// The title of a document: front matter, else its first heading, else its file's or folder's name
// ("my-file" → "My file").
std::string title_of(const content::Document& document, const markdown::Rendered& rendered);
std::string humanize(std::string_view name);

// The taxonomy whose folder holds this section ("authors" for "authors/ada"), or "".
std::string taxonomy_of_section(const configuration::Configuration& configuration,
                                std::string_view section);

// The path of a list for `folder` ("/posts/") in the page's language: the `url` of its `_index.md`,
// else the folder in the style of the site's URLs.
std::string list_path(const Site& site, const Page& page, const std::string& folder);

// The path of an alias, which is already decoded. Aliases are relative to the root of the site,
// with or without a leading slash.
std::string alias_path(const Page& page, std::string_view alias);

}  // namespace site
