// The threads table.
#pragma once

#include "storage/sqlite/connection.h"
#include "storage/store.h"

namespace sqlite {

base::Result<std::optional<domain::Thread>> find_thread(Connection& connection,
                                                        const std::string& key);

base::Result<void> save_thread(Connection& connection, const domain::Thread& thread);

// The thread to write to is there and open, or is made. Faults: unknown_thread, thread_closed.
base::Result<void> enter_thread(Connection& connection, const storage::NewComment& request);

// To be called when readers see another state of the thread: it gets a version of its own.
// Published replies below keep what is no longer published as a placeholder, whatever its status:
// so a comment changes what they see only when it enters or leaves publication, or its text
// changes.
base::Result<void> renew_version(Connection& connection, const std::string& thread);

}  // namespace sqlite
