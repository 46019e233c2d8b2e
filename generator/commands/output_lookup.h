// Finds the file of the finished site that an author names.
#pragma once

#include <string>

#include "commands/pipeline.h"
#include "output/output.h"

namespace commands {

// `what` is a URL, a source file, or a file of the destination. A URL may be absolute with any
// host, or a path with or without the path of base_url. A source file ("content/posts/a.md") may be
// relative to the site, relative to the working folder, or absolute. Returns null if nothing
// matches.
const output::Output* find_output(const BuiltSite& built, const Request& request,
                                  const std::string& what);

// Returns `did you mean "/posts/a/"?`, or an empty text.
std::string nearest_output(const BuiltSite& built, const std::string& what);

// Returns "/posts/a/" for "posts/a/index.html".
std::string url_path_of(const std::string& output_path);

}  // namespace commands
