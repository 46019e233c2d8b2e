// Reads from git's history when each file was last changed.
#pragma once

#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/files.h"
#include "base/report.h"
#include "base/time.h"

namespace content {

// The key is the file's path relative to the site's folder.
using FileDates = std::map<std::string, base::Date, std::less<>>;

// Returns the author date of the newest commit of each of the files `paths`, which are relative to
// the folder `site`. A folder with a `.git` of its own (a submodule, another clone) and a linked
// folder have a history of their own. Runs `git log` once for each history, without a shell, for at
// most one minute. Warns when git or a repository is missing, when a history is shallow, when git
// fails or takes longer, and when the repository of a submodule was not fetched.
FileDates git_dates(const base::Files& files, const std::string& site,
                    const std::vector<std::string>& paths, base::Report& report);

// Whether git tracks `path` itself, relative to `folder`. Without git or a repository no file is
// tracked. When git fails, every file counts as tracked, because the safe answer is the strict one.
bool is_tracked(const std::string& folder, const std::string& path);

// Parses the output of `git log -z --name-only --format=%x01%aI`, newest commit first. For each
// commit:
//   U+0001 date NUL LF path NUL path NUL …
FileDates dates_of_log(std::string_view log);

}  // namespace content
