// Keeps a wrong clock from erasing comments.
#pragma once

#include "base/log.h"
#include "storage/store.h"

namespace usecases {

// Records the reading; to be called at the start and every hour. Returns whether comments may be
// purged by their age. While the clock is in doubt, the log says so once a day.
bool trusts_clock(storage::Store& store, const domain::ClockReading& now, base::Log& log);

// Returns the notice that the clock is in doubt, and marks it as shown. Empty if the clock is not
// in doubt, or if the notice was shown at this place, "log" or "queue", within the last day.
base::Result<std::string> clock_notice(storage::Store& store, const std::string& place,
                                       base::Time now);

}  // namespace usecases
