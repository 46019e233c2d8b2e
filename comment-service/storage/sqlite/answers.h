// Stored answers for repeated requests. The row of a comment holds the answer that accepted it.
#pragma once

#include "storage/sqlite/connection.h"
#include "storage/store.h"

namespace sqlite {

// Stores an answer without a comment, and deletes those that exceed a limit or have expired.
base::Result<void> store_refused_answer(Connection& connection,
                                        const storage::StoredAnswer& answer);

base::Result<std::optional<storage::StoredAnswer>> find_answer(Connection& connection,
                                                               const std::string& key,
                                                               base::Time now);

// Removes expired answers from the rows of their comments, at most some at once. Returns whether
// more are left.
base::Result<bool> forget_some_answers(Connection& connection, base::Time now);

}  // namespace sqlite
