#include "usecases/watch_clock.h"

namespace usecases {
namespace {

std::string text_about(const domain::ClockWatch& watch) {
  const auto left = std::chrono::ceil<std::chrono::hours>(domain::kDoubtLasts - watch.consistent);
  return "the clock was set, or the service was off for more than a day: nothing is purged for the "
         "next " +
         std::to_string(left.count()) + " hours of service. The clock says " +
         base::rfc3339(watch.last.wall) +
         "; if that is right, `postil-comments clock accept` ends the wait";
}

base::Result<bool> observe(storage::Store& store, const domain::ClockReading& now, base::Log& log) {
  TRY(const domain::ClockWatch watch, store.observe_clock(now));
  if (!watch.in_doubt) return true;
  TRY(const std::string notice, clock_notice(store, "log", now.wall));
  if (!notice.empty()) log.error(notice);
  return false;
}

}  // namespace

bool trusts_clock(storage::Store& store, const domain::ClockReading& now, base::Log& log) {
  const base::Result<bool> trusted = observe(store, now, log);
  if (!trusted) log.error("the clock could not be recorded: " + trusted.fault().detail);
  return trusted && *trusted;
}

base::Result<std::string> clock_notice(storage::Store& store, const std::string& place,
                                       base::Time now) {
  TRY(const std::optional<domain::ClockWatch> watch, store.clock_watch());
  if (!watch || !watch->in_doubt) return std::string();
  TRY(const bool due, store.claim_notice("clock " + place, now));
  return due ? text_about(*watch) : std::string();
}

}  // namespace usecases
