// Moves what was committed from the write-ahead log to the file, beside the thread that writes:
// within a commit, all that wait for it would wait for that as well.
#pragma once

#include <condition_variable>
#include <mutex>
#include <thread>

#include "storage/sqlite/connection.h"

namespace sqlite {

class Checkpoints {
 public:
  // The connection is one of its own; `commits` are those of the file.
  Checkpoints(Connection connection, Commits commits);
  Checkpoints(const Checkpoints&) = delete;
  Checkpoints& operator=(const Checkpoints&) = delete;
  Checkpoints(Checkpoints&&) = delete;
  Checkpoints& operator=(Checkpoints&&) = delete;
  ~Checkpoints();

  // After each commit, with the connection that made it.
  void consider(Connection& writer);

 private:
  void loop();

  Connection connection_;
  Commits commits_;
  // Touched by the writing thread only: at how many logged pages it asked last.
  std::uint32_t asked_at_ = 0;
  std::mutex mutex_;
  std::condition_variable wake_;
  bool wanted_ = false;
  bool ending_ = false;
  std::thread thread_;
};

}  // namespace sqlite
