// The command line of postil-comments: the only user of CLI11.
#pragma once

namespace commands {

// Runs the command that the arguments name; returns the exit status of the process.
int run(int argc, const char* const* argv);

}  // namespace commands
