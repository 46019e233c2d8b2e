// `postil config`: every value of the configuration, and where it comes from.
#pragma once

#include "base/files.h"
#include "commands/console.h"
#include "commands/pipeline.h"

namespace commands {

// Prints a line for each key: the key, its value as YAML, and the place that set it, "default" when
// none did; or as JSON [{"key", "value", "file", "line"}], with null for the place of a default.
// Returns the exit status: 1 when the configuration has mistakes; the values are printed then, too.
int show_configuration(const base::Files& files, const Request& request, const Console& console);

}  // namespace commands
