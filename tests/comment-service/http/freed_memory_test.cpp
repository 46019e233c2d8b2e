#include "http/server/freed_memory.h"

#include <doctest/doctest.h>
#include <unistd.h>

#include <fstream>
#include <memory>
#include <string>
#include <vector>

// A sanitizer has an allocator of its own.
#if !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)

namespace {

// Resident memory in bytes.
std::size_t resident() {
  std::ifstream file("/proc/self/statm");
  std::size_t size = 0;
  std::size_t pages = 0;
  file >> size >> pages;
  return pages * static_cast<std::size_t>(::sysconf(_SC_PAGESIZE));
}

}  // namespace

TEST_CASE("memory that was freed goes back to the system") {
  server::FreedMemory freed;
  freed.give_back();
  constexpr std::size_t kBytes = 50'000;
  constexpr std::size_t kCount = 1'000;
  std::vector<std::unique_ptr<std::string>> texts;
  for (std::size_t i = 0; i < kCount; ++i)
    texts.push_back(std::make_unique<std::string>(kBytes, 'x'));
  // Freed memory at the end of the heap would go back by itself.
  const auto last = std::make_unique<std::string>(kBytes, 'y');
  const std::size_t before = resident();
  texts.clear();
  CHECK(resident() > before - kBytes * kCount / 2);
  freed.give_back();
  CHECK(resident() < before - kBytes * kCount / 2);
}
#endif
