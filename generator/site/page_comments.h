// How pages take comments, by their front matter.
#pragma once

#include "base/report.h"
#include "site/site.h"

namespace site {

// The thread of a page that has comments. Warns when the comments shall close some time after the
// date of the page, and the page has no date.
Thread thread_of(const content::Document& document, base::Report& report);

// Reports each page whose thread has the id of an earlier page. `site.pages` must be complete.
void report_shared_threads(const Site& site, base::Report& report);

}  // namespace site
