#include "http/server/freed_memory.h"

#include <malloc.h>

#include <algorithm>

namespace server {
namespace {

constexpr std::size_t kMuch = std::size_t{8} * 1024 * 1024;

// Includes bytes whose pages the system has back already.
std::size_t freed() { return ::mallinfo2().fordblks; }

}  // namespace

void FreedMemory::give_back() {
  const std::size_t now = freed();
  if (now < kept_ + kMuch) {
    kept_ = std::min(kept_, now);
    return;
  }
  ::malloc_trim(0);
  kept_ = freed();
}

}  // namespace server
