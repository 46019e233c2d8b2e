// Notices that the machine's clock was set, so that a wrong clock erases nothing by its age.
#pragma once

#include <chrono>
#include <optional>
#include <string>

#include "base/clock.h"

namespace domain {

// The clock, and the time that has really passed.
struct ClockReading {
  base::Time wall;
  // Identifies the run of the system. Times since a boot are comparable within one run only.
  std::string boot;
  std::chrono::milliseconds since_boot{};
};

// The state between two readings.
struct ClockWatch {
  ClockReading last;
  bool in_doubt = false;
  // The time for which the clock has agreed with the time since boot, since the doubt began.
  std::chrono::milliseconds consistent{};
};

// Doubt begins when the clock differs by more than this from what the last reading promised.
inline constexpr std::chrono::hours kClockTolerance{24};
// Doubt ends after this time of consistent readings.
inline constexpr std::chrono::hours kDoubtLasts{7 * 24};

// Returns the state after another reading. `before`: nothing at the first reading of a database;
// then `newest` is compared, the time of its newest event, or nothing for a new database.
//
// Within one run of the system, the time that has passed is known; after a boot it counts as zero,
// so a service that was off for more than a day begins a doubt, too. Readings that are more than an
// hour apart count as one hour of consistency.
ClockWatch observe(const std::optional<ClockWatch>& before, const ClockReading& now,
                   std::optional<base::Time> newest);

// Whether more than a day lies between the times, in either direction.
bool is_another_day(base::Time told, base::Time now);

}  // namespace domain
