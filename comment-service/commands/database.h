// The database that a command works on, beside a running service or without one.
#pragma once

#include <functional>
#include <memory>
#include <string>

#include "storage/store.h"

namespace commands {

// A misspelt name makes no database: only commands that a service can begin with do, which are
// `serve`, `moderator add`, `token add` and `policy apply`. Faults: not_found, unavailable.
base::Result<std::unique_ptr<storage::Store>> open_existing(const std::string& database);

// Opens the database, does the work, and gives the exit status; a fault is told.
int with_store(const std::string& database,
               const std::function<base::Result<void>(storage::Store&)>& work);

// What the audit log says of a decision that came this way.
inline constexpr const char* kActor = "command-line";

}  // namespace commands
