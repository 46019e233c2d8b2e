// The time of day: comes in as a parameter, so that tests can pin it. Times are UTC, to the
// millisecond.
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

// RFC 3339 in UTC, to the second: 2024-05-01T09:30:00Z.
std::string rfc3339(Time time);

// Also with a fraction of a second and an offset (RFC 3339, section 5.6); nothing for anything
// else, such as a day that no calendar has.
std::optional<Time> parse_rfc3339(std::string_view text);

}  // namespace base
