// `postil clean`: removes the files that builds made.
#pragma once

#include "base/files.h"
#include "commands/console.h"
#include "commands/pipeline.h"

namespace commands {

// Removes the recorded files that are ours (see output/ownership.h), folders that become empty, the
// record and the cache. Keeps recorded files that are not ours, with a warning. Prints what was
// removed. Returns the exit status: 2 if something could not be removed; the record is kept then.
int clean(base::Files& files, const Request& request, const Console& console);

}  // namespace commands
