// `postil new`: a new content file, ready to be written in.
#pragma once

#include <string>

#include "base/files.h"
#include "base/time.h"
#include "commands/console.h"

namespace commands {

// `what` is a path below content/ ("posts/hello.md"), or a title ("Hello there": a post named after
// it). The file is a draft with title and date, in the site's time zone. An existing file is never
// overwritten. Prints the path to `out`; returns the exit status.
int make_new(base::Files& files, const std::string& folder, const std::string& what,
             base::Clock clock, const Console& console);

}  // namespace commands
