// Edits and withdrawals by the author of a comment.
#pragma once

#include "storage/sqlite/connection.h"
#include "storage/store.h"

namespace sqlite {

// After a fault queue_full, `full` says which limit was met.
base::Result<domain::Comment> edit_comment(Connection& connection, const storage::Edit& edit,
                                           std::optional<storage::FullQueue>& full);
base::Result<void> withdraw_comment(Connection& connection, const std::string& id, base::Time at);

}  // namespace sqlite
