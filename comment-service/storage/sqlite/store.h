// The SQLite adapter of the storage port: one file in WAL mode, one writer thread, concurrent
// readers.
#pragma once

#include <memory>
#include <string>

#include "base/random.h"
#include "storage/store.h"

namespace sqlite {

// Opens the database. Creates it if missing, migrates an old one, and creates the secret once.
// Other processes may use the database at the same time; only the service takes the ServiceLock.
base::Result<std::unique_ptr<storage::Store>> open(const std::string& path, base::Random& random);

}  // namespace sqlite
