// `postil explain`: how a file of the finished site comes about.
#pragma once

#include <string>

#include "base/files.h"
#include "commands/console.h"
#include "commands/pipeline.h"

namespace commands {

// `what` is a URL, a source file, or a file of the destination (see target.h); a page that is held
// back is explained as well, and why it is. Prints (see facts.h), as far as they apply:
//   url file what source address title date lastmod status held-back section terms leads-to
//   template extends partials aliases also-makes in-place-of, and what the templates read
// Returns the exit status: 1 when the site has mistakes, 2 when there is nothing of that name.
int explain(const base::Files& files, const Request& request, const std::string& what,
            const Console& console);

}  // namespace commands
