// `postil comments` on the command line.
#pragma once

namespace CLI {
class App;
}

namespace commands {

struct CommandLine;

// Adds `comments` with its commands pull, push and freeze.
void register_comments(CLI::App& app, CommandLine& line);

}  // namespace commands
