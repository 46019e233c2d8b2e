// Detects folders in content/ whose names have a meaning in other generators.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/report.h"

namespace content {

// Warns once about each such folder. `_posts` and `_pages` would become part of addresses.
// `_layouts`, `_includes` and similar folders contain no content. `paths` are relative to `root`
// ("content/" or "") and sorted.
void warn_of_foreign_folders(const std::vector<std::string>& paths, std::string_view root,
                             base::Report& report);

}  // namespace content
