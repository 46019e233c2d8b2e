// Returns freed memory to the system. The C library keeps it for later, and keeps most of what a
// burst of large requests or answers needed.
#pragma once

#include <cstddef>

namespace server {

class FreedMemory {
 public:
  // Call this about once a second. Returns memory only when much was freed since the last time,
  // because that takes milliseconds.
  void give_back();

 private:
  // The freed bytes that the C library has kept since the last time, at the lowest.
  std::size_t kept_ = 0;
};

}  // namespace server
