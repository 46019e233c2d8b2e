// The single writer thread. All writes that wait at the same time share one transaction (group
// commit).
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

  // `checkpoints` must be another connection to the same file.
  Writer(Connection connection, Connection checkpoints, Commits commits);
  Writer(const Writer&) = delete;
  Writer& operator=(const Writer&) = delete;
  Writer(Writer&&) = delete;
  Writer& operator=(Writer&&) = delete;
  // Commits all pending work, then ends the thread.
  ~Writer();

  // Runs the work in a transaction and returns after the commit. Returns the fault of the work, and
  // then undoes only its changes, or the fault of the commit. Applies backpressure: if too many
  // writes wait for a second, for example behind a program that locks the database, the fault is
  // unavailable.
  base::Result<void> run(const Work& work);

 private:
  // Lives on the stack of the waiting thread.
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
  // Two groups alternate: one is committed while the next one collects jobs. Each group has its own
  // condition, so that notifying it does not wake the other.
  std::array<std::condition_variable, 2> done_;
  std::size_t gathering_ = 0;
  std::size_t pending_ = 0;  // jobs that wait or are being written
  std::condition_variable room_;
  bool ending_ = false;
  // Must be the last member, so that all others exist when the thread starts.
  std::thread thread_;
};

}  // namespace sqlite
