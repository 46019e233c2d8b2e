// Reports the mistakes in the footnotes of the site's texts.
#pragma once

#include "base/report.h"
#include "site/site.h"

namespace site {

// Adds a warning for each footnote fault of each document.
void report_footnotes(const Site& site, base::Report& report);

}  // namespace site
