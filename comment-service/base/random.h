// Unpredictable bytes: come in as a parameter, so that tests can repeat them.
#pragma once

#include <cstddef>
#include <string>

namespace base {

class Random {
 public:
  virtual ~Random() = default;
  // Safe to call from several threads.
  virtual std::string bytes(std::size_t count) = 0;
};

// The kernel's generator.
class SystemRandom final : public Random {
 public:
  std::string bytes(std::size_t count) override;
};

}  // namespace base
