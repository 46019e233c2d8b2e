// The steps from an empty file to today's tables.
#pragma once

#include "storage/sqlite/connection.h"

namespace sqlite {

std::size_t newest_version();

// Brings the database to today's version, or in a test to an older one, in one transaction, safe
// beside other processes.
// Faults: `unavailable`; also when the file was made by a newer program.
base::Result<void> migrate(Connection& connection, std::size_t last = newest_version());

}  // namespace sqlite
