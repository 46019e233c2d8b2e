// Finds related pages.
#pragma once

#include "base/report.h"
#include "site/site.h"

namespace site {

// Fills `related` of all pages: first the pages that the author names, then the pages with the most
// points, up to the limit (`related` of postil.yaml). Newer pages win a tie. A named page that does
// not exist or is unlisted gives a warning at its location.
void make_related(Site& site, base::Report& report);

}  // namespace site
