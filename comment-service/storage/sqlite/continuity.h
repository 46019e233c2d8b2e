// Whether the database is the one that was served last, or an older copy of it.
#pragma once

#include <string>

#include "base/random.h"
#include "base/result.h"
#include "storage/sqlite/lock.h"

namespace sqlite {

// A build asks for what changed since a sequence of an epoch. A copy that was put back has the same
// epoch and reaches the same sequences again, with other comments: it needs a new epoch.
//
// When serving ends, a random mark is written into the database and into the lock's file beside it.
// Where the two differ at the next start, or the last end was no orderly one, the epoch is drawn
// anew; builds then ask for everything once.
class Continuity {
 public:
  // The database must be open()ed before; `lock` and `random` must outlive the object.
  static base::Result<Continuity> begin(Lock& lock, const std::string& path, base::Random& random);

  Continuity(const Continuity&) = delete;
  Continuity& operator=(const Continuity&) = delete;
  Continuity(Continuity&& other) noexcept;
  Continuity& operator=(Continuity&&) = delete;
  // Leaves the marks. When that fails, the next start draws a new epoch.
  ~Continuity();

 private:
  Continuity(Lock& lock, std::string path, base::Random& random)
      : lock_(&lock), path_(std::move(path)), random_(&random) {}

  Lock* lock_;  // null: moved from
  std::string path_;
  base::Random* random_;
};

}  // namespace sqlite
