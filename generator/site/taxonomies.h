// Taxonomies: every term becomes a page, and every page knows the pages of its terms.
#pragma once

#include <string>
#include <string_view>

#include "base/report.h"
#include "site/site.h"

namespace site {

// Adds a page for each taxonomy in use and each of its terms, and links pages and terms both ways.
// An unlisted page links to terms that others have, but makes none and is in none.
// A document `content/TAXONOMY/NAME/_index.md` (or NAME.md) describes the term NAME,
// `content/TAXONOMY/_index.md` the taxonomy.
void make_taxonomies(Site& site, base::Report& report);

// What makes two spellings one term: NFC, case, and space, "-", "_" do not count.
std::string term_key(std::string_view term);

}  // namespace site
