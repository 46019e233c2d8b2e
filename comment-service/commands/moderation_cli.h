// The moderators' commands on the command line.
#pragma once

namespace CLI {
class App;
}

namespace commands {

// Adds queue, approve, reject, spam, delete, restore, redact, reply, block, thread and audit. The
// command that runs sets `status` to its exit status.
void add_moderation(CLI::App& app, int& status);

}  // namespace commands
