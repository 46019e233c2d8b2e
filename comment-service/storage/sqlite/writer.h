// The one thread that writes: all writes waiting at a moment share one transaction (group commit).
#pragma once

#include <array>
#include <condition_variable>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

#include "storage/sqlite/checkpoints.h"

namespace sqlite {

class Writer {
 public:
  using Work = std::function<base::Result<void>(Connection&)>;

  // `checkpoints` is another connection to the same file.
  Writer(Connection connection, Connection checkpoints, Commits commits);
  Writer(const Writer&) = delete;
  Writer& operator=(const Writer&) = delete;
  Writer(Writer&&) = delete;
  Writer& operator=(Writer&&) = delete;
  // Commits what was handed in, then ends the thread.
  ~Writer();

  // Runs the work in a transaction and returns when that is committed, or with the fault of the
  // work (whose changes are then undone, and only those) or of the commit. When so many wait that
  // nobody would be left to read, as behind a program that keeps the database locked, the fault is
  // unavailable after a second.
  base::Result<void> run(const Work& work);

 private:
  // On the stack of the thread that waits for it.
  struct Job {
    const Work& work;
    base::Result<void> outcome = {};
    bool done = false;
  };

  void loop();
  base::Result<void> commit(const std::vector<Job*>& jobs);

  Connection connection_;
  Checkpoints checkpoints_;
  std::mutex mutex_;
  std::condition_variable wake_;
  std::vector<Job*> waiting_;
  // Two groups take turns: one is written while the next gathers. Each is woken at once, and the
  // other is not.
  std::array<std::condition_variable, 2> done_;
  std::size_t gathering_ = 0;
  std::size_t pending_ = 0;  // jobs that wait or are written now
  std::condition_variable room_;
  bool ending_ = false;
  // Last, so that all it uses is there before it starts.
  std::thread thread_;
};

}  // namespace sqlite
