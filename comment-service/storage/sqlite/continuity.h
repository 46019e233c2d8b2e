// Detects whether the database is an older copy of the one that was served last.
#pragma once

#include <string>

#include "base/random.h"
#include "base/result.h"
#include "storage/sqlite/service_lock.h"

namespace sqlite {

// A build requests all changes since a sequence of an epoch. A restored copy has the same epoch and
// reaches the same sequences again with other comments, so it needs a new epoch.
//
// When serving ends, the service writes a random mark into the database and into the lock file
// beside it. If the marks differ at the next start, or the service did not end cleanly, it draws a
// new epoch. Builds then request everything once.
class Continuity {
 public:
  // open() must have run for the database. `lock` and `random` must outlive the object.
  static base::Result<Continuity> begin(ServiceLock& lock, const std::string& path,
                                        base::Random& random);

  Continuity(const Continuity&) = delete;
  Continuity& operator=(const Continuity&) = delete;
  Continuity(Continuity&& other) noexcept;
  Continuity& operator=(Continuity&&) = delete;
  // Writes the marks. If that fails, the next start draws a new epoch.
  ~Continuity();

 private:
  Continuity(ServiceLock& lock, std::string path, base::Random& random)
      : lock_(&lock), path_(std::move(path)), random_(&random) {}

  ServiceLock* lock_;  // null after a move
  std::string path_;
  base::Random* random_;
};

}  // namespace sqlite
