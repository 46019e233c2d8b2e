// Comments that nobody needs any more are forgotten.
#pragma once

#include "storage/sqlite/connection.h"
#include "storage/store.h"

namespace sqlite {

// At most some hundred at a time, so that others can write in between; gives how many.
base::Result<std::int64_t> purge_some(Connection& connection, const storage::PurgeRequest& request);

}  // namespace sqlite
