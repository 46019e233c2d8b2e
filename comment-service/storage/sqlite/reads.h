// What is read, each on a reader's own connection.
#pragma once

#include "storage/sqlite/connection.h"
#include "storage/store.h"

namespace sqlite {

// The sequence below which a page of a list begins; the cursor is the last one of the page before.
// Fault: bad_request.
base::Result<std::int64_t> sequence_in(const std::string& cursor);

base::Result<std::string> read_secret(Connection& connection);
base::Result<storage::Display> read_display(Connection& connection,
                                            const storage::DisplayRequest& request);
// The comments of read_display() alone, within a Moment of the caller, after a cursor that is known
// to be good; gives where the next page starts, or nothing.
base::Result<std::string> read_shown(Connection& connection, const storage::DisplayRequest& request,
                                     std::vector<domain::Comment>& comments);
base::Result<std::vector<storage::Recent>> read_recent(Connection& connection,
                                                       const storage::RecentRequest& request);
base::Result<storage::Queue> read_queue(Connection& connection,
                                        const storage::QueueRequest& request);
base::Result<std::vector<std::int64_t>> read_totals(Connection& connection,
                                                    const std::vector<std::string>& threads);

}  // namespace sqlite
