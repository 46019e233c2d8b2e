// `postil build`: the whole site to its destination.
#pragma once

#include <iosfwd>
#include <string>

#include "base/files.h"
#include "commands/pipeline.h"

namespace commands {

struct BuildOptions {
  Request request;
  std::string destination;  // empty: `public` in the site's folder
  base::Strictness strictness = base::Strictness::normal;
};

// Diagnostics go to `err`, the summary to `out`. Returns the exit status: 0, or 1 when there was an
// error and nothing was written.
int build(base::Files& files, const BuildOptions& options, std::ostream& out, std::ostream& err);

}  // namespace commands
