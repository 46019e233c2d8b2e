// Work on many items at once with results in the order of the input, so that no output depends on
// timing.
#pragma once

#include <cstddef>
#include <functional>
#include <vector>

namespace base {

// How many threads a run may use: at least 1.
struct Threads {
  unsigned count = 1;
};

// As many as the machine has processors.
Threads all_threads();

// Calls work(0) … work(count - 1), each once, from up to `threads` threads, and returns when all
// are done. An exception of the work is rethrown here (the one of the lowest index).
void for_each_index(std::size_t count, Threads threads,
                    const std::function<void(std::size_t)>& work);

// work(item) for each item, in the order of the items. T needs a default constructor.
template <class T, class Items, class Work>
std::vector<T> parallel_map(const Items& items, Threads threads, Work work) {
  std::vector<T> results(items.size());
  for_each_index(items.size(), threads, [&](std::size_t i) { results[i] = work(items[i]); });
  return results;
}

}  // namespace base
