// `postil build`: writes the whole site to its destination.
#pragma once

#include "base/files.h"
#include "commands/console.h"
#include "commands/load_comments.h"
#include "commands/pipeline.h"

namespace commands {

enum class Push { no, after_build };

struct BuildOptions {
  CommentOptions comments;
  Push push = Push::no;  // whether the service is told of the site's pages after a build
};

// Bakes the comments of load_comments(). Prints to `out` what was built and what was left out.
// Returns the exit status: 0 on success; 1 after an error, and nothing was written, or after
// writing if a hook or the service failed; 2 if the destination is unsuitable.
int build(base::Files& files, const Request& request, const BuildOptions& options,
          const Console& console);

}  // namespace commands
