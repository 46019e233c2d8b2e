// Rate limits for new comments, and stored answers for repeated requests.
#pragma once

#include "storage/sqlite/connection.h"
#include "storage/store.h"

namespace sqlite {

// Counts stored comments and edits inside the transaction that adds one, so that parallel requests
// cannot exceed the limit together. Fault: too_many with the seconds until a retry succeeds.
base::Result<void> check_rates(Connection& connection, const domain::Comment& comment,
                               const storage::Rates& rates, base::Time now);

// Stores the answer and deletes expired answers.
base::Result<void> store_answer(Connection& connection, const storage::StoredAnswer& answer);

base::Result<std::optional<storage::StoredAnswer>> find_answer(Connection& connection,
                                                               const std::string& key,
                                                               base::Time now);

}  // namespace sqlite
