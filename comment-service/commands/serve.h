// `postil-comments serve`: runs the service until SIGINT or SIGTERM.
#pragma once

#include "settings/settings.h"

namespace commands {

// Prints `listening on http://HOST:PORT` when clients can connect. Returns 0 after a signal, or 1
// when the service cannot start; the reason is on standard error.
int serve(settings::Settings settings);

}  // namespace commands
