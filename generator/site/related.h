// Pages that have something in common.
#pragma once

#include "base/report.h"
#include "site/site.h"

namespace site {

// Fills `related` of all pages: first those that the author names, then, up to the limit, those
// with the most points (`related` of postil.yaml); of equals the newest. A page that the author
// names and that does not exist, or is unlisted, gives a warning at its place.
void make_related(Site& site, base::Report& report);

}  // namespace site
