// What is blocked, and the rules that hold whatever the policy says.
#pragma once

#include "storage/sqlite/connection.h"
#include "storage/store.h"

namespace sqlite {

base::Result<void> add_block(Connection& connection, const storage::NewBlock& block);
base::Result<void> remove_block(Connection& connection, const std::string& id,
                                const storage::Actor& actor, base::Time at);
base::Result<std::vector<domain::Block>> read_blocks(Connection& connection);

// The names under which the site's own people write, or may.
base::Result<std::vector<std::string>> own_names(Connection& connection);

// As domain::apply_house_rules(), for comments of visitors.
base::Result<void> apply_house_rules(Connection& connection, domain::Comment& comment,
                                     const domain::Thread& thread);

}  // namespace sqlite
