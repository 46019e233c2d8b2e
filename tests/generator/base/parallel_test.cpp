#include "base/parallel.h"

#include <doctest/doctest.h>

#include <atomic>
#include <numeric>
#include <stdexcept>

TEST_CASE("results come in the order of the input at any thread count") {
  std::vector<int> items(1000);
  std::iota(items.begin(), items.end(), 0);
  for (const unsigned threads : {0U, 1U, 2U, 7U, 64U}) {
    const auto doubled =
        base::parallel_map<int>(items, {.count = threads}, [](int item) { return item * 2; });
    REQUIRE(doubled.size() == items.size());
    for (std::size_t i = 0; i < items.size(); ++i) REQUIRE(doubled[i] == items[i] * 2);
  }
}

TEST_CASE("every index is worked on once, and none when there are none") {
  std::vector<std::atomic<int>> calls(500);
  base::for_each_index(calls.size(), {.count = 4}, [&](std::size_t i) { ++calls[i]; });
  for (const auto& count : calls) CHECK(count == 1);
  base::for_each_index(0, {.count = 4}, [](std::size_t) { FAIL("no work"); });
}

TEST_CASE("the failure of the lowest index is rethrown after all work is done") {
  std::atomic<int> done{0};
  const auto work = [&](std::size_t i) {
    ++done;
    if (i % 10 == 3) throw std::runtime_error(std::to_string(i));
  };
  CHECK_THROWS_WITH(base::for_each_index(100, {.count = 4}, work), "3");
  CHECK(done == 100);
}

TEST_CASE("the failure of the lowest index is rethrown, too, when another one comes before it") {
  std::atomic<bool> has_other_failed{false};
  const auto work = [&](std::size_t i) {
    // The thread of index 1 takes index 2 when the failure of index 1 is kept.
    if (i == 2) has_other_failed = true;
    if (i == 2) has_other_failed.notify_all();
    if (i == 0) has_other_failed.wait(false);
    if (i < 2) throw std::runtime_error(std::to_string(i));
  };
  CHECK_THROWS_WITH(base::for_each_index(3, {.count = 2}, work), "0");
}
