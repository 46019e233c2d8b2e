// What bounds the writing of comments: rates, and one answer for one request.
#pragma once

#include "storage/sqlite/connection.h"
#include "storage/store.h"

namespace sqlite {

// Counts stored comments and edits, inside the transaction that adds one: parallel requests cannot
// pass together. Fault: too_many, with the seconds until there is room again.
base::Result<void> check_rates(Connection& connection, const domain::Comment& comment,
                               const storage::Rates& rates, base::Time now);

// Also forgets the answers that are too old.
base::Result<void> keep_answer(Connection& connection, const storage::KeptAnswer& answer);

base::Result<std::optional<storage::KeptAnswer>> find_answer(Connection& connection,
                                                             const std::string& key,
                                                             base::Time now);

}  // namespace sqlite
