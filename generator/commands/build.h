// `postil build`: writes the whole site to its destination.
#pragma once

#include "base/files.h"
#include "commands/console.h"
#include "commands/pipeline.h"

namespace commands {

// Prints to `out` what was built and what was left out. Returns the exit status: 0 on success; 1
// after an error, and nothing was written; 2 if the destination is unsuitable.
int build(base::Files& files, const Request& request, const Console& console);

}  // namespace commands
