// What is wrong with the footnotes of the site's texts, as diagnostics.
#pragma once

#include "base/report.h"
#include "site/site.h"

namespace site {

// A warning for each fault of each document.
void report_footnotes(const Site& site, base::Report& report);

}  // namespace site
