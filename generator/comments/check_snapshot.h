// Takes threads out of a snapshot whose HTML must not get into the site.
#pragma once

#include <string>
#include <vector>

#include "base/diagnostic.h"
#include "base/parallel.h"
#include "comments/snapshot.h"

namespace comments {

// Checks the fragment of each thread (see fragment_check.h). A thread that is refused keeps its key
// only, so its page gets no comments. Returns a warning for each of these threads, in the order of
// keys. `place` names the snapshot in the warnings: a file, a folder or the URL of the service.
std::vector<base::Diagnostic> refuse_unsafe_threads(Snapshot& snapshot, const std::string& place,
                                                    base::Threads threads);

}  // namespace comments
