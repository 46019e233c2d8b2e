// Reads the snapshot of all threads for a build.
#pragma once

#include <memory>

#include "storage/sqlite/connection.h"
#include "storage/store.h"

namespace sqlite {

// Holds a read transaction until it is destroyed. Until then the write-ahead log cannot restart, so
// it grows.
base::Result<std::unique_ptr<storage::Snapshot>> begin_snapshot(
    Connection connection, const storage::SnapshotRequest& request);

}  // namespace sqlite
