// The log for the operator on standard error: "2024-05-01T09:30:00Z error message".
#pragma once

#include <string_view>

#include "base/clock.h"

namespace base {

class Log {
 public:
  virtual ~Log() = default;
  // Thread-safe. Line breaks in the message are replaced, so that a message cannot forge a second
  // line.
  virtual void info(std::string_view message) = 0;
  virtual void error(std::string_view message) = 0;
};

class StandardErrorLog final : public Log {
 public:
  explicit StandardErrorLog(const Clock& clock) : clock_(clock) {}
  void info(std::string_view message) override;
  void error(std::string_view message) override;

 private:
  const Clock& clock_;
};

}  // namespace base
