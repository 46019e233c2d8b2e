// `postil comments`: exchanges comments and pages with the comment service.
#pragma once

#include <string>

#include "base/files.h"
#include "commands/console.h"
#include "commands/load_comments.h"
#include "commands/pipeline.h"

namespace commands {

// `postil comments pull`: writes all comments of the service to a folder, see comments/folder.h. An
// empty `folder` is `comments` in the site's folder. Returns the exit status: 1 if the service does
// not answer, and the folder is as it was.
int pull_comments(base::Files& files, const Request& request, const CommentOptions& options,
                  const std::string& folder, const Console& console);

// `postil comments push`: sends the service the list of the site's pages. Returns the exit status.
int push_pages(base::Files& files, const Request& request, const CommentOptions& options,
               const Console& console);

// `postil comments freeze`: writes whole threads to the folder as those of a frozen site, and
// builds the site from it. Returns the exit status.
int freeze_comments(base::Files& files, const Request& request, const CommentOptions& options,
                    const std::string& folder, const Console& console);

}  // namespace commands
