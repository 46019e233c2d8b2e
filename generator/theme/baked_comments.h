// The comments that a build writes into the pages.
#pragma once

#include "base/time.h"
#include "comments/folder.h"
#include "comments/snapshot.h"
#include "site/page_threads.h"

namespace theme {

// By default nothing is baked: pages show their comments with a script only.
struct BakedComments {
  site::PageThreads threads;
  comments::Service service = comments::Service::live;
  base::Clock clock;  // decides whether a page is closed by its date
};

}  // namespace theme
