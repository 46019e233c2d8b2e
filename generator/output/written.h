// The record of what Postil wrote to a destination: a text file, `.postil/written/NAME`.
//   postil written 1
//   404.html
//   posts/a/index.html
// The first line is the format, then a path below the destination on each line, sorted. It is no
// cache: without it Postil takes no file of the destination for its own.
#pragma once

#include <set>
#include <string>

#include "base/files.h"

namespace output {

using Paths = std::set<std::string>;

// A missing record is empty; a record of another format is an error.
base::Result<Paths> read_record(const base::Files& files, const std::string& record);
// Writes only when the text would change.
base::Status save_record(base::Files& files, const std::string& record, const Paths& paths);

}  // namespace output
