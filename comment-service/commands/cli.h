// The command line of postil-comments. Only cli.cpp and moderation_cli.cpp use CLI11.
#pragma once

namespace commands {

// Runs the command in the arguments and returns the exit status.
int run(int argc, const char* const* argv);

}  // namespace commands
