// `postil check`: builds the site in memory and looks whether its pages hold.
#pragma once

#include "base/files.h"
#include "commands/console.h"
#include "commands/pipeline.h"

namespace commands {

// Every finding is an error, those that a build only warns of, too. Nothing is written. Returns the
// exit status: 0 when there is none, 1 when there are some.
int check(const base::Files& files, const Request& request, const Console& console);

}  // namespace commands
