// Which file of the finished site an author means: by its URL, its source, or its own path.
#pragma once

#include <string>

#include "commands/pipeline.h"
#include "output/output.h"

namespace commands {

// `what` is a URL (absolute, of any host, or its path, with or without that of base_url), a file of
// the site ("content/posts/a.md", also below the working folder or from the root of the disk), or a
// file of the destination. Null when there is none.
const output::Output* find_output(const Built& built, const Request& request,
                                  const std::string& what);

// `did you mean "/posts/a/"?`, or an empty text.
std::string nearest_output(const Built& built, const std::string& what);

// "/posts/a/" of "posts/a/index.html".
std::string url_path_of(const std::string& output_path);

}  // namespace commands
