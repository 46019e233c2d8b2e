// The migrations from an empty file to the current tables.
#pragma once

#include "storage/sqlite/connection.h"

namespace sqlite {

std::size_t newest_version();

// Migrates the database to the current version, or to version `last` in a test. Runs in one
// transaction and is safe beside other processes. Fault: `unavailable`, also when a newer program
// made the file.
base::Result<void> migrate(Connection& connection, std::size_t last = newest_version());

}  // namespace sqlite
