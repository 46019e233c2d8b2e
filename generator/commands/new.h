// `postil new`: makes a new content file.
#pragma once

#include <string>

#include "base/files.h"
#include "base/time.h"
#include "commands/console.h"

namespace commands {

struct NewPage {
  std::string folder = ".";  // the site's folder
  // A path below content/ ("posts/hello.md", "posts/hello" if posts/ exists, "posts/hello/"), or a
  // title ("Hello there"), which names the file of a new post.
  std::string what;
  std::string kind;  // archetype; empty: the section's
  base::Clock clock;
};

// Makes the page from its archetype (see archetype.h). Its date is now, in the site's time zone, or
// the date in the file's name (2024-05-01-hello.md). A site without content/ keeps its pages in its
// own folder, and the new page goes there. Never overwrites a file. Prints the paths to `out`.
// Returns the exit status: 1 if the configuration or the archetype has mistakes; 2 if the page
// cannot be made.
int make_new(base::Files& files, const NewPage& page, const Console& console);

}  // namespace commands
