// `postil check`: builds the site in memory and looks whether its pages hold.
#pragma once

#include "base/files.h"
#include "commands/console.h"
#include "commands/pipeline.h"

namespace commands {

// Whether links to other sites are asked for, over the network.
enum class External { skip, ask };

// Every finding is an error, those that a build only warns of, too. Nothing is written but the
// answers of other sites, into `.postil/cache/`. Returns the exit status: 0 when there is none, 1
// when there are some.
int check(base::Files& files, const Request& request, External external, const Console& console);

}  // namespace commands
