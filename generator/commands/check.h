// `postil check`: builds the site in memory and checks its pages.
#pragma once

#include "base/files.h"
#include "commands/console.h"
#include "commands/load_comments.h"
#include "commands/pipeline.h"

namespace commands {

// Whether to check links to other sites over the network.
enum class External { skip, ask };

struct CheckOptions {
  External external = External::skip;
  CommentOptions comments;  // their threads are compared with the pages, if --comments was given
};

// A finding is an error or a warning, including the build's own. Writes only the cache of checked
// external links, in `.postil/cache/`, and the kept snapshot of comments. Returns the exit status:
// 0 without findings, 1 with findings.
int check(base::Files& files, const Request& request, const CheckOptions& options,
          const Console& console);

}  // namespace commands
