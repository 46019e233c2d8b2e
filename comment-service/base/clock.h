// The time of day, passed as a parameter so that tests can pin it. Times are UTC with millisecond
// precision.
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

namespace base {

using Time = std::chrono::sys_time<std::chrono::milliseconds>;

class Clock {
 public:
  virtual ~Clock() = default;
  virtual Time now() const = 0;
};

class SystemClock final : public Clock {
 public:
  Time now() const override;
};

// The time since the system began to run, with the time for which it was suspended.
struct BootTime {
  std::string boot;  // a random text of this run; empty when the system does not tell
  std::chrono::milliseconds elapsed{};
};
BootTime boot_time();

// RFC 3339 in UTC, without fractions of a second: 2024-05-01T09:30:00Z.
std::string rfc3339(Time time);

// Parses an RFC 3339 time (section 5.6), with or without a fraction of a second and with any
// offset. Returns nothing for any other text, and for dates that do not exist, such as February 30.
std::optional<Time> parse_rfc3339(std::string_view text);

}  // namespace base
