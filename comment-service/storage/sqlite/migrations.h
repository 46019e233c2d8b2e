// The steps from an empty file to today's tables.
#pragma once

#include "storage/sqlite/connection.h"

namespace sqlite {

// Brings the database to today's version in one transaction, safe beside other processes.
// Faults: `unavailable`; also when the file was made by a newer program.
base::Result<void> migrate(Connection& connection);

}  // namespace sqlite
