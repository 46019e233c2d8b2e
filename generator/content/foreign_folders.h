// Folders in content/ that mean something to other generators by their names.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/report.h"

namespace content {

// Warns of each such folder, once: `_posts` and `_pages` would stand in addresses, and `_layouts`,
// `_includes` and the like hold no content. `paths` are relative to `root` ("content/" or "") and
// sorted.
void warn_of_foreign_folders(const std::vector<std::string>& paths, std::string_view root,
                             base::Report& report);

}  // namespace content
