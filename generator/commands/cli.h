// The command line of postil. The only user of CLI11.
#pragma once

namespace commands {

// Runs the command that `argv` names. Returns the exit status of the process.
int run(int argc, const char* const* argv);

}  // namespace commands
