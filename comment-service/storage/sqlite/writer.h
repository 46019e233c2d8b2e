// The single writer thread. All writes that wait at the same time share one transaction (group
// commit).
#pragma once

#include <array>
#include <chrono>
#include <condition_variable>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

#include "storage/sqlite/checkpoints.h"
#include "storage/sqlite/database_file.h"

namespace sqlite {

class Writer {
 public:
  using Work = std::function<base::Result<void>(Connection&)>;

  // `checkpoints` must be of the same database. It and `files` must outlive the writer.
  // `patience`: how long work waits for its turn.
  Writer(Connection connection, Checkpoints& checkpoints, const DatabaseFiles& files,
         std::chrono::milliseconds patience = std::chrono::seconds(5));
  Writer(const Writer&) = delete;
  Writer& operator=(const Writer&) = delete;
  Writer(Writer&&) = delete;
  Writer& operator=(Writer&&) = delete;
  ~Writer();

  // Commits all pending work, then ends the thread. Returns the fault of lost files, and then
  // leaves their log as it is: with the database back in its place, it holds what was acknowledged.
  base::Result<void> end();

  // Runs the work in a transaction and returns after the commit. Returns the fault of the work, and
  // then undoes only its changes, or the fault of the commit. Applies backpressure: if too many
  // writes wait for a second, or this one waits longer than `patience` for its turn, for example
  // behind a program that locks the database, the fault is unavailable and the work does not run.
  // So it is from the moment on that the files of the database are taken away.
  base::Result<void> run(const Work& work);

 private:
  // Lives on the stack of the waiting thread.
  struct Job {
    const Work& work;
    base::Result<void> outcome = {};
    bool done = false;
  };

  void loop();
  // Waits until the job is done, or takes it back if its turn does not come. Holds the lock.
  void await(Job& job, std::unique_lock<std::mutex>& lock);
  base::Result<void> commit(const std::vector<Job*>& jobs);
  base::Result<void> check_files();

  Connection connection_;
  const std::chrono::milliseconds patience_;
  const DatabaseFiles& files_;
  // Only the writer thread uses it: the fault of the first check that failed.
  base::Result<void> loss_;
  Checkpoints& checkpoints_;
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
