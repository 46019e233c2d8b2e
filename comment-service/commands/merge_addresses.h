// Merges the threads that earlier versions stored under full addresses.
#pragma once

#include "base/log.h"
#include "settings/settings.h"

namespace commands {

// Merges each thread whose key is a full address of the sites with the thread of the page, and
// those whose percent-encoded keys the manifest no longer lists. The log names the merges, and how
// many threads have an address of another host; these stay as they are. The database must exist.
base::Result<void> merge_addresses(const settings::Settings& settings, base::Time now,
                                   base::Log& log);

}  // namespace commands
