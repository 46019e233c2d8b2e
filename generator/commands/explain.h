// `postil explain`: tells how a file of the finished site is made.
#pragma once

#include <string>

#include "base/files.h"
#include "commands/console.h"
#include "commands/pipeline.h"

namespace commands {

// `what` is a URL, a source file, or a file of the destination (see output_lookup.h). A held-back
// page is explained too, with the reasons that hold it back. Prints these facts (see
// explanation.h), where they apply:
//   url file what source address title date lastmod status held-back section terms leads-to
//   template extends partials aliases also-makes in-place-of, and the names that templates read
// Returns the exit status: 1 if the site has mistakes, 2 if nothing has that name.
int explain(const base::Files& files, const Request& request, const std::string& what,
            const Console& console);

}  // namespace commands
