// `postil clean`: takes back what builds left.
#pragma once

#include "base/files.h"
#include "commands/console.h"
#include "commands/pipeline.h"

namespace commands {

// Removes the files that builds wrote to the destination, as its record lists them, the folders
// that this empties, the record, and the cache; never anything else. Says what was removed. Returns
// the exit status: 2 when something could not be removed, and then the record stays.
int clean(base::Files& files, const Request& request, const Console& console);

}  // namespace commands
