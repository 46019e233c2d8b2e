#include "domain/clock_watch.h"

#include <algorithm>

namespace domain {
namespace {

using std::chrono::milliseconds;

bool is_within_tolerance(milliseconds difference) {
  return difference <= kClockTolerance && difference >= -kClockTolerance;
}

milliseconds elapsed_between(const ClockReading& before, const ClockReading& now) {
  if (before.boot.empty() || before.boot != now.boot) return milliseconds::zero();
  return std::max(now.since_boot - before.since_boot, milliseconds::zero());
}

}  // namespace

ClockWatch observe(const std::optional<ClockWatch>& before, const ClockReading& now,
                   std::optional<base::Time> newest) {
  ClockWatch after{now};
  if (!before) {
    after.in_doubt = newest && !is_within_tolerance(now.wall - *newest);
    return after;
  }
  const milliseconds elapsed = elapsed_between(before->last, now);
  if (!is_within_tolerance(now.wall - before->last.wall - elapsed)) {
    after.in_doubt = true;
  } else if (before->in_doubt) {
    after.consistent = before->consistent + std::min<milliseconds>(elapsed, std::chrono::hours(1));
    after.in_doubt = after.consistent < kDoubtLasts;
  }
  return after;
}

bool is_another_day(base::Time told, base::Time now) { return !is_within_tolerance(now - told); }

}  // namespace domain
