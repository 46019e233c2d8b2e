#include "usecases/purge.h"

#include <algorithm>

namespace usecases {
namespace {

std::optional<base::Time> before(std::chrono::seconds after, base::Time now) {
  return after.count() == 0 ? std::nullopt : std::optional<base::Time>(now - after);
}

}  // namespace

void purge(const settings::Purge& after, storage::Store& store, const base::Clock& clock,
           base::Log& log) {
  const base::Time now = clock.now();
  storage::PurgeRequest request{before(after.held, now), before(after.spam, now), now};
  request.rejected_before = before(after.rejected, now);
  // An empty time is less than every other, so the shorter of both durations counts.
  if (request.rejected_before)
    request.rejected_senders_before = std::max(request.rejected_before, request.spam_before);
  const base::Result<std::int64_t> purged = store.purge(request);
  if (!purged) {
    log.error("old comments could not be purged: " + purged.fault().detail);
  } else if (*purged > 0) {
    log.info("forgot " + std::to_string(*purged) + " stale comments");
  }
}

}  // namespace usecases
