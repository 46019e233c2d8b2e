// What readers see goes out.
#pragma once

#include <memory>

#include "storage/sqlite/connection.h"
#include "storage/store.h"

namespace sqlite {

// Holds a read transaction until it is destroyed: so long, the write-ahead log grows.
base::Result<std::unique_ptr<storage::Snapshot>> begin_snapshot(
    Connection connection, const storage::SnapshotRequest& request);

}  // namespace sqlite
