// Processes many items in parallel. Results keep the order of the input, so no output depends on
// timing.
#pragma once

#include <cstddef>
#include <functional>
#include <vector>

namespace base {

// The number of threads that a run may use; at least 1.
struct Threads {
  unsigned count = 1;
};

// One thread for each processor of the machine.
Threads all_threads();

// Calls work(0) … work(count - 1), each once, on up to `threads` threads. Returns when all calls
// are done. If calls throw, rethrows the exception of the lowest index.
void for_each_index(std::size_t count, Threads threads,
                    const std::function<void(std::size_t)>& work);

// Returns work(item) for each item, in the order of the items. T needs a default constructor.
template <class T, class Items, class Work>
std::vector<T> parallel_map(const Items& items, Threads threads, Work work) {
  std::vector<T> results(items.size());
  for_each_index(items.size(), threads, [&](std::size_t i) { results[i] = work(items[i]); });
  return results;
}

}  // namespace base
