// `postil init`: a new site.
#pragma once

#include <string>

#include "base/files.h"
#include "base/time.h"
#include "commands/console.h"

namespace commands {

// Makes a site with a front page and a first post in `folder`, which is new or empty but for hidden
// files; a `.gitignore` that is there stays. Says what it made and what to do next. Returns the
// exit status: 2 when the folder is not empty or cannot be written.
int initialize(base::Files& files, const std::string& folder, base::Clock clock,
               const Console& console);

}  // namespace commands
