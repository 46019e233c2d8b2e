// What is asked of the store about the site's pages.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/result.h"
#include "domain/comment.h"
#include "domain/thread.h"

namespace storage {

struct ManifestThread {
  // Without what moderators say of it, and without a version.
  domain::Thread thread;
  // Keys that it had before: what was written there moves here.
  std::vector<std::string> aliases;
};

// All pages of the site that take comments, or did. No key stands in it twice, alias or not.
struct Manifest {
  std::vector<ManifestThread> threads;
  // Names this manifest; the next one may say that it takes its place.
  std::string tag;
  // The manifest that this one takes the place of; nothing: whatever there is.
  std::optional<std::string> replaces;
  base::Time at;
  std::string actor;
};

// What a manifest changed.
struct ManifestOutcome {
  std::int64_t added = 0;
  std::int64_t moved = 0;
  std::int64_t unlisted = 0;
};

// Everything that changed since a sequence of an epoch. Another epoch, or a sequence that was not
// reached yet, stands for another database: everything is new then.
struct SnapshotRequest {
  std::int64_t since = 0;
  std::string epoch;
  // Comments in a part, at most.
  std::size_t part = 500;
};

// A thread as readers see it, or a part of it: a long one comes in several.
struct ThreadPart {
  domain::Thread thread;
  // The key under which its comments are now; empty: still this one.
  std::string moved_to;
  // All published comments of the thread.
  std::int64_t total = 0;
  bool first = true;
  // As storage::Display has them.
  std::vector<domain::Comment> comments;
  // Where the next part of the thread starts; empty: this is the last.
  std::string next;
};

struct SnapshotEnd {
  std::int64_t sequence = 0;
  std::string epoch;
};

// All of one moment, whoever writes meanwhile. Used by one thread at a time.
class Snapshot {
 public:
  virtual ~Snapshot() = default;

  virtual const SnapshotEnd& end() const = 0;
  // Nothing at the end. Fault: unavailable; then there is no end.
  virtual base::Result<std::optional<ThreadPart>> next() = 0;
};

}  // namespace storage
