// Reads the snapshot of all threads for a build.
#pragma once

#include <memory>
#include <vector>

#include "base/guarded.h"
#include "storage/sqlite/connection.h"
#include "storage/store.h"

namespace sqlite {

class SnapshotReader;

// The snapshots that are being read. Thread-safe.
class OpenSnapshots {
 public:
  // Holds a read transaction until the snapshot is destroyed or cut off. Until then the write-ahead
  // log cannot restart, so it grows.
  base::Result<std::unique_ptr<storage::Snapshot>> begin(Connection connection,
                                                         const storage::SnapshotRequest& request);

  // Ends the read transactions of all snapshots. Reading on gives the fault unavailable. Waits for
  // the parts that are being read.
  void cut_off();

 private:
  base::Guarded<std::vector<std::weak_ptr<SnapshotReader>>> readers_;
};

}  // namespace sqlite
