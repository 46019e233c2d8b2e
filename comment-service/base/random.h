// Unpredictable bytes, passed as a parameter so that tests can repeat them.
#pragma once

#include <cstddef>
#include <string>

namespace base {

class Random {
 public:
  virtual ~Random() = default;
  // Thread-safe.
  virtual std::string bytes(std::size_t count) = 0;
};

// The kernel's random number generator, getrandom(2).
class SystemRandom final : public Random {
 public:
  std::string bytes(std::size_t count) override;
};

}  // namespace base
