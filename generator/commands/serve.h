// `postil serve`: serves the site on this machine, rendered on request. Never touches the
// destination.
#pragma once

#include <string>
#include <vector>

#include "base/files.h"
#include "commands/console.h"
#include "commands/load_comments.h"
#include "commands/pipeline.h"

namespace commands {

// Whether to open the site in a browser.
enum class Opening { none, browser };

struct ServeOptions {
  Request request;
  CommentOptions comments;  // their source is a folder or a snapshot
  std::string bind = "127.0.0.1";
  int port = 1313;  // 0 selects a free port
  std::vector<std::string>
      hosts;  // names to answer for beside localhost and this machine's addresses
  Opening opening = Opening::none;
};

// Runs the pre-build hooks once, then serves until SIGINT or SIGTERM. Once it accepts requests, it
// prints `serving http://HOST:PORT/` to `out`, and a line `also at …` for each address of this
// machine if it listens on all of them (as JSON {"url", "also"}). A browser that cannot be opened
// is only a note. Returns the exit status: 0; 1 if a hook failed; 2 if it cannot listen at the
// address.
int serve(const base::Files& files, const ServeOptions& options, const Console& console);

}  // namespace commands
