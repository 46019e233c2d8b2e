// Stores manifests.
#pragma once

#include <functional>
#include <vector>

#include "domain/manifest_plan.h"
#include "storage/sqlite/connection.h"
#include "storage/store.h"

namespace sqlite {

// A manifest that is stored in parts, each in a transaction of its own, so that other writers need
// not wait for all of it. After an interruption each group of threads is as before or as the
// manifest says, and the tag is the old one; the same manifest again makes the changes that are
// left. Two manifests must not be stored at the same time.
class ManifestWrite {
 public:
  // Reads all threads and plans the changes. `manifest` must outlive the object. Fault: changed.
  static base::Result<ManifestWrite> plan(Connection& connection,
                                          const storage::Manifest& manifest);

  // Stores at least one group of threads, and more until `enough` returns true. Each group is read
  // and planned again, because it may have changed. After the last one, stores the manifest's tag.
  // Fault: changed.
  base::Result<void> store_some(Connection& connection, const std::function<bool()>& enough);

  bool complete() const { return complete_; }
  // The changes of the stored groups.
  const storage::ManifestOutcome& outcome() const { return outcome_; }

 private:
  explicit ManifestWrite(const storage::Manifest& manifest) : manifest_(&manifest) {}
  base::Result<void> store_group(Connection& connection, const domain::ManifestGroup& group);

  const storage::Manifest* manifest_;
  // Only groups that the manifest changes.
  std::vector<domain::ManifestGroup> groups_;
  std::size_t next_ = 0;
  bool complete_ = false;
  storage::ManifestOutcome outcome_;
};

// Reads all threads, or those of the keys that exist.
base::Result<domain::StoredThreads> read_stored_threads(Connection& connection);
base::Result<domain::StoredThreads> read_stored_threads(Connection& connection,
                                                        const std::vector<std::string>& keys);

// Whether the site has sent a manifest.
base::Result<bool> has_manifest(Connection& connection);

}  // namespace sqlite
