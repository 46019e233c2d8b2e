// Stored answers for repeated requests.
#pragma once

#include "storage/sqlite/connection.h"
#include "storage/store.h"

namespace sqlite {

// Stores the answer and deletes expired answers.
base::Result<void> store_answer(Connection& connection, const storage::StoredAnswer& answer);

base::Result<std::optional<storage::StoredAnswer>> find_answer(Connection& connection,
                                                               const std::string& key,
                                                               base::Time now);

}  // namespace sqlite
