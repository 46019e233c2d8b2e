// What is written, each inside a transaction that the writer thread has opened.
#pragma once

#include "storage/sqlite/connection.h"
#include "storage/store.h"

namespace sqlite {

base::Result<domain::Comment> add_comment(Connection& connection,
                                          const storage::NewComment& request);
base::Result<storage::Decided> decide_comment(Connection& connection,
                                              const domain::Decision& decision, base::Time at);
base::Result<void> add_token(Connection& connection, const storage::NewToken& token);
base::Result<void> revoke_token(Connection& connection, const std::string& name, base::Time at);

}  // namespace sqlite
