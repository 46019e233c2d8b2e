// A mutex that is waited for only some time, for std::unique_lock. std::timed_mutex calls
// pthread_mutex_clocklock(), which the thread sanitizer of GCC 12 does not know: it would report
// every unlock.
#pragma once

#include <chrono>
#include <condition_variable>
#include <mutex>

namespace base {

class TimedMutex {
 public:
  // Returns whether the mutex was free within `patience`, and is locked now.
  bool try_lock_for(std::chrono::milliseconds patience) {
    std::unique_lock lock(mutex_);
    if (!free_.wait_for(lock, patience, [this] { return !locked_; })) return false;
    locked_ = true;
    return true;
  }

  void unlock() {
    {
      const std::scoped_lock lock(mutex_);
      locked_ = false;
    }
    free_.notify_one();
  }

 private:
  std::mutex mutex_;
  std::condition_variable free_;
  bool locked_ = false;
};

}  // namespace base
