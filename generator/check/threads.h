// Compares the threads of the comment service with the pages of the site.
#pragma once

#include "base/report.h"
#include "comments/folder.h"
#include "site/page_threads.h"
#include "site/site.h"

namespace check {

// A warning for each thread with comments that no page shows, and for each page that takes comments
// but that the service does not know.
void check_threads(const site::Site& site, const site::PageThreads& threads,
                   const comments::Folder& comments, base::Report& report);

}  // namespace check
