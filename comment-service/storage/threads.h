// Requests and results of the store for the site's pages.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/result.h"
#include "domain/comment.h"
#include "domain/manifest_plan.h"

namespace storage {

// The most bytes of names, addresses and HTML in a page of comments. Ordinary comments reach
// another limit first: 500 of them have about 150 KB.
inline constexpr std::size_t kPageBytes = std::size_t{256} * 1024;
// No limit for the comments of a page, or for their bytes.
inline constexpr std::size_t kNoLimit = std::size_t{1} << 62;

// All pages of the site that accept or accepted comments. No key or alias may occur twice.
struct Manifest {
  std::vector<domain::ManifestPage> threads;
  // The entity tag of this manifest. The next manifest can name it in `replaces`.
  std::string tag;
  // The tag of the manifest that this one replaces; nothing replaces any manifest.
  std::optional<std::string> replaces;
  base::Time at;
  std::string actor;
};

// The changes that a manifest made. After an interrupted one, those that were left to make.
struct ManifestOutcome {
  std::int64_t added = 0;
  std::int64_t moved = 0;
  std::int64_t unlisted = 0;
};

// Threads that never had a comment, and about which neither a manifest nor a moderator said
// anything. Where every page has a thread, a comment that waits makes such a thread.
enum class BlankThreads { skip, include };

// Requests all changes after sequence `since` of an epoch. If the epoch differs, or the sequence
// lies in the future, the database is a different one, and the snapshot contains everything.
struct SnapshotRequest {
  std::int64_t since = 0;
  std::string epoch;
  // The most comments in a part, and the most bytes of them as in DisplayRequest. A part has at
  // least one comment.
  std::size_t part = 500;
  std::size_t bytes = kPageBytes;
  BlankThreads blank_threads = BlankThreads::skip;
};

// A thread as readers see it, or a part of a long thread.
struct ThreadPart {
  domain::Thread thread;
  // The key of the thread that has the comments now; empty when they have not moved.
  std::string moved_to;
  // The number of published comments in the thread.
  std::int64_t total = 0;
  bool first = true;
  // The same comments as in storage::Display.
  std::vector<domain::Comment> comments;
  // The cursor of the thread's next part; empty on the last part.
  std::string next;
};

struct SnapshotEnd {
  std::int64_t sequence = 0;
  std::string epoch;
};

// A consistent snapshot, isolated from concurrent writes. Not thread-safe.
class Snapshot {
 public:
  virtual ~Snapshot() = default;

  virtual const SnapshotEnd& end() const = 0;
  // Returns nothing at the end. Fault: unavailable; then the snapshot has no end.
  virtual base::Result<std::optional<ThreadPart>> next() = 0;
};

}  // namespace storage
