// Moves comments between threads.
#pragma once

#include "domain/manifest_plan.h"
#include "storage/sqlite/connection.h"

namespace sqlite {

// Must be called once in a transaction that moves comments: until its commit, they may be in no
// thread.
base::Result<void> begin_moves(Connection& connection);

// Moves the comments of all pairs at once, so pages may exchange their addresses, and redirects
// threads that led to the old ones. All threads must exist.
base::Result<void> move_all(Connection& connection, const std::vector<domain::ThreadMove>& moves);

// Whether the comments of `key` have moved to `target`.
base::Result<bool> has_moved_to(Connection& connection, const std::string& key,
                                const std::string& target);
// Undoes such a move. Comments that came last from `key` move back, with all replies since. Other
// comments under `from` stay.
base::Result<void> undo_move(Connection& connection, const std::string& from,
                             const std::string& key);

}  // namespace sqlite
