// The SQLite adapter of the storage port: one file in WAL mode, one writer thread, readers beside
// it.
#pragma once

#include <memory>
#include <string>

#include "base/random.h"
#include "storage/store.h"

namespace sqlite {

// Opens the database, makes it when it is missing, migrates it when it is old, and sees that it has
// a secret. Other processes may use it at the same time; see Lock for the service itself.
base::Result<std::unique_ptr<storage::Store>> open(const std::string& path, base::Random& random);

}  // namespace sqlite
