// Reports texts that are too expensive to render.
#pragma once

#include "base/report.h"
#include "site/site.h"

namespace site {

// Adds an error for each text that markdown/limits.h refuses.
void report_unrendered(const Site& site, base::Report& report);

}  // namespace site
