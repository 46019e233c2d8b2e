// The part of the command line that moderators use.
#pragma once

namespace CLI {
class App;
}

namespace commands {

// Adds queue, approve, reject, spam, delete, restore, redact, reply, block, thread and audit.
// `status` gets the exit status of the one that runs.
void add_moderation(CLI::App& app, int& status);

}  // namespace commands
