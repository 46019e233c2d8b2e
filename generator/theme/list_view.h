// The fields that lists add to a page: paginator, terms, sections and archives.
#pragma once

#include "site/site.h"
#include "theme/card_view.h"
#include "theme/view.h"
#include "theme/views.h"

namespace theme {

View paginator_view(const site::Site& site, const site::Page& page, const Slice& slice);
// Whether the pages of a list differ in these. A label that is the same on every card tells
// nothing.
struct Differences {
  bool sections = false;
  bool categories = false;
  bool authors = false;
};

Differences differences(const site::Site& site, const site::Page& page, const Authors& authors);
// Adds `sections_differ`, `categories_differ` and `authors_differ`.
void add_differences(ViewFields& fields, const Differences& differences);
// The terms of a taxonomy; empty for any other page.
ViewItems term_items(const site::Site& site, const site::Page& page);
// The term whose page this is; false for any other page.
View term_view(const site::Site& site, const site::Page& page);
// The sections directly below the home page or a section; empty for any other page.
ViewItems section_items(const site::Site& site, const site::Page& page);

// The years of a list that has archives, each with its months.
ViewItems archive_items(const site::Site& site, const std::vector<site::Archive>& archives);

}  // namespace theme
