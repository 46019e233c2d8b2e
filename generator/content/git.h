// When files were last changed, as the history of git tells.
#pragma once

#include <functional>
#include <map>
#include <string>
#include <string_view>

#include "base/report.h"
#include "base/time.h"

namespace content {

// By the path of the file, relative to the site's folder.
using FileDates = std::map<std::string, base::Date, std::less<>>;

// The newest commit of each file below `folder`, by the date of its author: one run of `git log`,
// without a shell, of a minute at most. Warned of, once each: no git, no repository, a history that
// is cut off, git failing or taking longer.
FileDates git_dates(const std::string& folder, base::Report& report);

// Whether git tracks `path` itself, relative to `folder`. Outside of a repository and without git
// nothing is tracked. When git fails, all is: what it does not tell must not be trusted.
bool is_tracked(const std::string& folder, const std::string& path);

// Reads what `git log -z --name-only --format=%x01%aI` prints, newest first: for each commit
//   U+0001 date NUL LF path NUL path NUL …
FileDates dates_of_log(std::string_view log);

}  // namespace content
