// Archives: a list of pages for each year and month of the sections in `archives`.
#pragma once

#include "base/report.h"
#include "site/site.h"

namespace site {

// Adds a page for each year ("/posts/2024/") and month ("/posts/2024/05/") that has pages of a
// section in `archives`. Pages in folders below the section count too, by their local dates. "/"
// stands for the whole site. A page that already has such an address replaces the list. An unknown
// section gives a warning.
void make_archives(Site& site, base::Report& report);

}  // namespace site
