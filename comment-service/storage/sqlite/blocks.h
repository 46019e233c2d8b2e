// The blocks table, and the rules that hold a comment under any policy.
#pragma once

#include "storage/sqlite/connection.h"
#include "storage/store.h"

namespace sqlite {

base::Result<void> add_block(Connection& connection, const storage::NewBlock& block);
base::Result<void> remove_block(Connection& connection, const std::string& id,
                                const storage::Actor& actor, base::Time at);
base::Result<std::vector<domain::Block>> read_blocks(Connection& connection);

// The names that the site's own people use or may use.
base::Result<std::vector<std::string>> own_names(Connection& connection);

// Calls domain::apply_house_rules() for a visitor's comment.
base::Result<void> apply_house_rules(Connection& connection, domain::Comment& comment,
                                     const domain::Thread& thread);

}  // namespace sqlite
