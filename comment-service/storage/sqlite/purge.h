// Deletes the content of old comments that were never published.
#pragma once

#include "storage/sqlite/connection.h"
#include "storage/store.h"

namespace sqlite {

// Purges at most some hundred comments, so that other writes can run in between. Returns how many.
base::Result<std::int64_t> purge_some(Connection& connection, const storage::PurgeRequest& request);

}  // namespace sqlite
