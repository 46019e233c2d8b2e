// `postil build`: the whole site to its destination.
#pragma once

#include "base/files.h"
#include "commands/console.h"
#include "commands/pipeline.h"

namespace commands {

// Returns the exit status: 0, or 1 when there was an error and nothing was written, or 2 when the
// destination cannot be one. What was built and left out is printed to `out`.
int build(base::Files& files, const Request& request, const Console& console);

}  // namespace commands
