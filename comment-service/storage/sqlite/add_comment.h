// Adds a comment, inside a transaction of the writer thread.
#pragma once

#include "storage/sqlite/connection.h"
#include "storage/store.h"

namespace sqlite {

base::Result<domain::Comment> add_comment(Connection& connection,
                                          const storage::NewComment& request);

}  // namespace sqlite
