// Checkpoints the write-ahead log in a thread of its own. In the writer thread, a checkpoint would
// delay all writes that wait for the commit. Bounds the log: snapshots that are read so slowly that
// it cannot restart are cut off. A program outside of this process cannot be cut off.
#pragma once

#include <condition_variable>
#include <mutex>
#include <thread>

#include "storage/sqlite/database_file.h"
#include "storage/sqlite/snapshot.h"

namespace sqlite {

class Checkpoints {
 public:
  // `connection` must not be shared with another user; `commits` must belong to the same file.
  // `files` and `snapshots` must outlive the object.
  Checkpoints(Connection connection, Commits commits, const DatabaseFiles& files,
              OpenSnapshots& snapshots);
  Checkpoints(const Checkpoints&) = delete;
  Checkpoints& operator=(const Checkpoints&) = delete;
  Checkpoints(Checkpoints&&) = delete;
  Checkpoints& operator=(Checkpoints&&) = delete;
  ~Checkpoints();

  // Must be called after each commit, with the connection that committed.
  void consider(Connection& writer);
  // Ends the thread.
  void end();
  void keep_log_at_close() { connection_.keep_log_at_close(); }

 private:
  void loop();

  Connection connection_;
  Commits commits_;
  const DatabaseFiles& files_;
  OpenSnapshots& snapshots_;
  // Only the writer thread uses it: the number of logged pages at the last request.
  std::uint32_t asked_at_ = 0;
  std::mutex mutex_;
  std::condition_variable wake_;
  bool wanted_ = false;
  bool ending_ = false;
  std::thread thread_;
};

}  // namespace sqlite
