// `postil config`: prints every value of the configuration and its origin.
#pragma once

#include "base/files.h"
#include "commands/console.h"
#include "commands/pipeline.h"

namespace commands {

// Prints a line for each key: the key, its value as YAML, and the place that set it, or "default".
// As JSON: [{"key", "value", "file", "line"}], with null for the file and line of a default.
// Returns the exit status: 1 if the configuration has mistakes; the values are printed
// nevertheless.
int show_configuration(const base::Files& files, const Request& request, const Console& console);

}  // namespace commands
