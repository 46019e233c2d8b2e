// Rate limits for comments and edits, checked inside the transaction that stores one, so that
// parallel requests cannot exceed a limit together. Times after `now` do not count, because the
// clock was set back since. Fault: too_many with the seconds until a retry succeeds.
#pragma once

#include "storage/sqlite/connection.h"
#include "storage/store.h"

namespace sqlite {

// Counts a comment for its sender's networks. An edit counts for the network that its comment came
// from, too.
base::Result<void> count_arrival(Connection& connection, const domain::Comment& comment,
                                 const storage::Rates& rates, base::Time now);

// Checks the limit of a thread for a comment that is about to be published. Only published comments
// count, so strangers cannot close a thread with comments that wait.
base::Result<void> check_thread_rate(Connection& connection, const domain::Comment& comment,
                                     const storage::Rates& rates);

// Deletes what no limit counts any more.
base::Result<void> forget_arrivals(Connection& connection, base::Time now);

}  // namespace sqlite
