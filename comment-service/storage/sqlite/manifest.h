// Stores manifests, and moves comments between threads.
#pragma once

#include "storage/sqlite/connection.h"
#include "storage/store.h"

namespace sqlite {

base::Result<storage::ManifestOutcome> put_manifest(Connection& connection,
                                                    const storage::Manifest& manifest);

// Moves all comments from one thread to another. Both threads must exist.
base::Result<void> move_comments(Connection& connection, const std::string& from,
                                 const std::string& to);

// Whether the comments of `key` have moved to `target`.
base::Result<bool> has_moved_to(Connection& connection, const std::string& key,
                                const std::string& target);
// Undoes such a move. Comments that came last from `key` move back, with all replies since. Other
// comments under `from` stay.
base::Result<void> undo_move(Connection& connection, const std::string& from,
                             const std::string& key);

// Whether the site has sent a manifest.
base::Result<bool> has_manifest(Connection& connection);

}  // namespace sqlite
