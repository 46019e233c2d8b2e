// `postil init`: makes a new site.
#pragma once

#include <string>

#include "base/files.h"
#include "base/time.h"
#include "commands/console.h"

namespace commands {

// Makes a site with a front page and a first post in `folder`. The folder must be new, or empty
// except for hidden files. An existing `.gitignore` is kept. Prints the made files and the next
// steps. Returns the exit status: 2 if the folder is not empty or cannot be written.
int initialize(base::Files& files, const std::string& folder, base::Clock clock,
               const Console& console);

}  // namespace commands
