// Deletes the content of old comments that were never published.
#pragma once

#include "storage/sqlite/connection.h"
#include "storage/store.h"

namespace sqlite {

// Purges at most some hundred comments, so that other writes can run in between. Returns how many.
base::Result<std::int64_t> purge_some(Connection& connection, const storage::PurgeRequest& request);

// Forgets the addresses of as many rejected comments. Returns how many.
base::Result<std::int64_t> forget_some_senders(Connection& connection,
                                               const storage::PurgeRequest& request);

// Records the time of the first purge of this database.
base::Result<void> note_first_purge(Connection& connection, base::Time at);

}  // namespace sqlite
