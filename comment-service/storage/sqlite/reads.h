// What is read, each on a reader's own connection.
#pragma once

#include "storage/sqlite/connection.h"
#include "storage/store.h"

namespace sqlite {

base::Result<std::string> read_secret(Connection& connection);
base::Result<storage::Display> read_display(Connection& connection,
                                            const storage::DisplayRequest& request);
// All that read_display() gives, in one page; within a Moment of the caller.
base::Result<storage::Display> read_whole(Connection& connection, const std::string& thread);
base::Result<std::vector<storage::Recent>> read_recent(Connection& connection,
                                                       const storage::RecentRequest& request);
base::Result<storage::Queue> read_queue(Connection& connection,
                                        const storage::QueueRequest& request);
base::Result<std::vector<std::int64_t>> read_totals(Connection& connection,
                                                    const std::vector<std::string>& threads);
base::Result<std::optional<domain::Moderator>> read_bearer(Connection& connection,
                                                           const std::string& hash);

}  // namespace sqlite
