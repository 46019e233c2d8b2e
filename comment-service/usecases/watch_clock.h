// Keeps a wrong clock from erasing comments.
#pragma once

#include "base/log.h"
#include "storage/store.h"

namespace usecases {

// Records the reading; to be called at the start and every hour. Returns whether comments may be
// purged by their age. While the clock is in doubt, the log says so once a day.
bool trusts_clock(storage::Store& store, const domain::ClockReading& now, base::Log& log);

// What to tell the people of the site about a clock in doubt; empty when it is not in doubt, or
// when it was told to this `audience` ("log", "queue") within a day.
base::Result<std::string> clock_notice(storage::Store& store, const std::string& audience,
                                       base::Time now);

}  // namespace usecases
