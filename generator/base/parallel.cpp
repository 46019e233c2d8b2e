#include "base/parallel.h"

#include <algorithm>
#include <atomic>
#include <exception>
#include <mutex>
#include <system_error>
#include <thread>

namespace base {
namespace {

// Keeps the failure of the lowest index, so that the reported failure does not depend on timing.
struct FirstFailure {
  std::mutex mutex;
  std::size_t index = 0;
  std::exception_ptr exception;

  void keep(std::size_t at, std::exception_ptr failure) {
    const std::lock_guard lock(mutex);
    if (exception == nullptr || at < index) {
      index = at;
      exception = std::move(failure);
    }
  }
};

}  // namespace

Threads all_threads() { return {std::max(1U, std::thread::hardware_concurrency())}; }

void for_each_index(std::size_t count, Threads threads,
                    const std::function<void(std::size_t)>& work) {
  std::atomic<std::size_t> next{0};
  FirstFailure failure;
  const auto run = [&] {
    for (std::size_t i = next++; i < count; i = next++) {
      try {
        work(i);
      } catch (...) {
        failure.keep(i, std::current_exception());
      }
    }
  };
  std::vector<std::thread> others;
  const std::size_t wanted = std::min<std::size_t>(threads.count, count);
  try {
    for (std::size_t i = 1; i < wanted; ++i) others.emplace_back(run);
  } catch (const std::system_error&) {
    // The system cannot start more threads. The running threads do all the work.
  }
  run();
  for (std::thread& other : others) other.join();
  if (failure.exception != nullptr) std::rethrow_exception(failure.exception);
}

}  // namespace base
