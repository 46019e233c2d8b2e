// Makes a page for each taxonomy and term, and links pages with their terms.
#pragma once

#include <string>
#include <string_view>

#include "base/report.h"
#include "site/site.h"

namespace site {

// Adds a page for each taxonomy in use and each of its terms, and links pages and terms both ways.
// An unlisted page links to terms of other pages, but creates no term and is listed under no term.
// A document `content/TAXONOMY/NAME/_index.md` (or NAME.md) describes the term NAME, and
// `content/TAXONOMY/_index.md` describes the taxonomy.
void make_taxonomies(Site& site, base::Report& report);

// The key of a term. Two spellings with the same key are one term: the key ignores Unicode
// normalization, case, and the difference between space, "-" and "_".
std::string term_key(std::string_view term);

}  // namespace site
