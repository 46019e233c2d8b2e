// What readers see goes out.
#pragma once

#include "storage/sqlite/connection.h"
#include "storage/store.h"

namespace sqlite {

base::Result<storage::SnapshotEnd> read_snapshot(Connection& connection,
                                                 const storage::SnapshotRequest& request,
                                                 const storage::VisitThread& visit);

}  // namespace sqlite
