// The tokens table.
#pragma once

#include "storage/sqlite/connection.h"
#include "storage/store.h"

namespace sqlite {

base::Result<void> add_token(Connection& connection, const storage::NewToken& token);
base::Result<void> revoke_token(Connection& connection, const std::string& name, base::Time at);
base::Result<std::vector<storage::TokenState>> read_tokens(Connection& connection);
base::Result<std::optional<domain::Moderator>> read_bearer(Connection& connection,
                                                           const std::string& hash);

}  // namespace sqlite
