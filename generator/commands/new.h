// `postil new`: a new content file, ready to be written in.
#pragma once

#include <string>

#include "base/files.h"
#include "base/time.h"
#include "commands/console.h"

namespace commands {

struct NewPage {
  std::string folder = ".";  // of the site
  // A path below content/ ("posts/hello.md", "posts/hello" when posts/ is there, "posts/hello/"),
  // or a title ("Hello there": a post named after it).
  std::string what;
  std::string kind;  // of archetype; empty: the section's
  base::Clock clock;
};

// Makes the page from its archetype (see archetype.h), dated now in the site's time zone, or as its
// file is named (2024-05-01-hello.md). In a site without content/ that is its own content, the page
// lies there, too. An existing file is never overwritten. Prints the paths to `out`; returns the
// exit status: 1 when the configuration or the archetype has mistakes, 2 when `what` cannot be.
int make_new(base::Files& files, const NewPage& page, const Console& console);

}  // namespace commands
