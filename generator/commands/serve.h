// `postil serve`: the site on this machine, rendered on request; never touches the destination. The
// only user of httplib.
#pragma once

#include <string>

#include "base/files.h"
#include "commands/console.h"
#include "commands/pipeline.h"

namespace commands {

// Whether a browser shows the site at once.
enum class Opening { none, browser };

struct ServeOptions {
  Request request;
  std::string bind = "127.0.0.1";
  int port = 1313;  // 0 picks a free one
  Opening opening = Opening::none;
};

// Runs the hooks before a build once, then serves until SIGINT or SIGTERM; prints `serving
// http://HOST:PORT/` to `out` (as JSON {"url"}) once it answers. A browser that cannot be opened is
// noted, no more.
// Returns the exit status: 0, 1 when a hook failed, or 2 when the address cannot be had.
int serve(const base::Files& files, ServeOptions options, const Console& console);

}  // namespace commands
