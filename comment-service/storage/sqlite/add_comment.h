// Adds a comment, inside a transaction of the writer thread.
#pragma once

#include "storage/sqlite/connection.h"
#include "storage/store.h"

namespace sqlite {

// After a fault queue_full, `full` says which limit was met.
base::Result<domain::Comment> add_comment(Connection& connection,
                                          const storage::NewComment& request,
                                          std::optional<storage::FullQueue>& full);

}  // namespace sqlite
