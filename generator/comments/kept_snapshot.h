// The last snapshot of each comment service, kept in `.postil/comments/` of the site. It holds only
// what every reader may see. Builds without the service use it.
#pragma once

#include <optional>
#include <string>

#include "base/files.h"
#include "base/parallel.h"
#include "base/time.h"
#include "comments/snapshot.h"

namespace comments {

struct KeptSnapshot {
  Snapshot snapshot;
  std::optional<base::Instant> confirmed;  // when the service last said that this is its state
};

// The file of a service's snapshot: `SITE/.postil/comments/HOST-HASH.ndjson`. Beside it, `.time`
// holds when it was confirmed. `service` is the URL of the service.
std::string kept_path(const std::string& site, const std::string& service);

// Nothing when there is no snapshot, or none that can be read: then the next one is fetched whole.
std::optional<KeptSnapshot> read_kept(const base::Files& files, const std::string& path,
                                      base::Threads threads);

// Why read_kept() returned nothing, for people.
std::string absence_text(const base::Files& files, const std::string& path);

// Writes the snapshot unless `previous` equals it, and that the service confirmed it `now`. Two
// builds at once do no harm: one waits for the other, and each writes a whole snapshot.
base::Status write_kept(base::Files& files, const std::string& path, const Snapshot& snapshot,
                        const Snapshot* previous, base::Instant now);

}  // namespace comments
