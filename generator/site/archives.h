// Archives: a list for each year and month of the sections that ask for them.
#pragma once

#include "base/report.h"
#include "site/site.h"

namespace site {

// Adds a page for each year ("/posts/2024/") and month ("/posts/2024/05/") in which pages of a
// section of `archives`, or of a folder below it, have their local date; "/" stands for the whole
// site. A page that is at such an address already takes the place of the list. A section that does
// not exist gives a warning.
void make_archives(Site& site, base::Report& report);

}  // namespace site
