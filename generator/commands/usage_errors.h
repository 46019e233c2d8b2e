// Makes the error message for a command line that the parser refuses.
#pragma once

#include <string>

#include "base/kind.h"

namespace CLI {
class App;
class ParseError;
}  // namespace CLI

namespace commands {

// CLI11 has an exit status from 100 up for each kind of mistake; postil uses one for all.
constexpr int kWrongUsage = 2;

// Prints an error without a place to standard error. Returns the exit status.
int refuse(base::Kind kind, const std::string& message, const std::string& hint);

// The innermost command that the user has named: `pull` for "postil comments pull".
const CLI::App& used_command(const CLI::App& app);

// Returns the exit status after the parser stopped with `stop`: a mistake, which is printed, or a
// request for help.
int status_of(const CLI::App& app, const CLI::ParseError& stop);

}  // namespace commands
