// The depth limit of replies, which every process that uses the database obeys.
#pragma once

#include "storage/sqlite/connection.h"

namespace sqlite {

// The limit in force; domain::kDepthLimit before the first one is saved.
base::Result<int> read_depth_limit(Connection& connection);
// Writes nothing when this limit is already in force.
base::Result<void> save_depth_limit(Connection& connection, int limit);

}  // namespace sqlite
