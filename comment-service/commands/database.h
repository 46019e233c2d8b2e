// Opens the database for a command, with or without a running service.
#pragma once

#include <functional>
#include <memory>
#include <string>

#include "storage/store.h"

namespace commands {

// Fails when the database does not exist, so that a misspelt name creates none. Only the commands
// that can start a service create one: `serve`, `moderator add`, `token add` and `policy apply`.
// Faults: not_found, unavailable.
base::Result<std::unique_ptr<storage::Store>> open_existing(const std::string& database);

// Opens the database, runs the work and returns the exit status. Prints a fault.
int with_store(const std::string& database,
               const std::function<base::Result<void>(storage::Store&)>& work);

// The actor in the audit log for decisions from the command line.
inline constexpr const char* kActor = "command-line";

}  // namespace commands
