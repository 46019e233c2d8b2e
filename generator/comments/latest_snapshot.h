// The newest snapshot of a service: what it says now, or else what it said last.
#pragma once

#include <string>
#include <vector>

#include "base/diagnostic.h"
#include "base/files.h"
#include "base/parallel.h"
#include "base/result.h"
#include "base/time.h"
#include "comments/kept_snapshot.h"
#include "comments/service_requests.h"
#include "comments/snapshot.h"

namespace comments {

// Where snapshots are kept, and the time of the machine.
struct FetchContext {
  base::Files& files;
  std::string site;  // its folder
  base::Clock clock;
  base::Threads threads;
};

struct LatestSnapshot {
  Snapshot snapshot;
  // Warnings: the service did not answer, and of when the snapshot is that is used instead; it has
  // another database with fewer comments; or the snapshot could not be kept.
  std::vector<base::Diagnostic> warnings;
};

// Fetches what has changed since the kept snapshot, merges both, and keeps the result. Errors:
// those of fetch_snapshot() and parse_snapshot(); then the kept snapshot is as it was.
base::Result<LatestSnapshot> fetch_latest(const Access& access, const Transport& transport,
                                          const FetchContext& context);

// Does the same. If that fails, returns the kept snapshot with a warning. Error: it fails, and none
// is kept.
base::Result<LatestSnapshot> latest_snapshot(const Access& access, const Transport& transport,
                                             const FetchContext& context);

// The kept snapshot with the news. News of another database, or of an earlier state of this one (a
// restored copy), are everything.
Snapshot merged(const Snapshot& kept, Snapshot news);

// "of 2026-11-29 10:00 UTC, 2 days ago".
std::string age_text(const KeptSnapshot& kept, base::Clock clock);

}  // namespace comments
