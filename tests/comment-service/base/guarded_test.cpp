#include "base/guarded.h"

#include <doctest/doctest.h>

#include <thread>
#include <vector>

TEST_CASE("a guarded value has one user at a time") {
  constexpr int kTimes = 2'000;
  base::Guarded<volatile int> count;
  std::vector<std::thread> threads;
  for (int i = 0; i < 4; ++i) {
    threads.emplace_back([&] {
      for (int j = 0; j < kTimes; ++j) {
        count.with([](volatile int& value) {
          const int before = value;
          std::this_thread::yield();
          value = before + 1;
        });
      }
    });
  }
  for (std::thread& thread : threads) thread.join();
  CHECK(count.with([](volatile int& value) { return int{value}; }) == 4 * kTimes);
}
