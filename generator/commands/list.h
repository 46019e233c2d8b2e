// `postil list`: lists every page that has a source file, published or not.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/files.h"
#include "commands/console.h"
#include "commands/pipeline.h"

namespace commands {

// Which pages to list: all, or only those with one status.
enum class StatusFilter { all, drafts, future, expired, unlisted };

// The command line's word for each value: "all", "drafts", …
std::optional<StatusFilter> status_filter_of(std::string_view word);
std::vector<std::string> status_filter_words();

// Prints the pages, sorted by path: in columns on a terminal, otherwise one line each of path,
// title, date, permalink and status, separated by tabs. As JSON: [{"path", "title", "date",
// "permalink", "status": […]}]. The status is "published", or all that apply of "draft", "future",
// "expired" and "unlisted". Returns the exit status: 1 if the site has mistakes; all readable pages
// are listed nevertheless.
int list(const base::Files& files, const Request& request, StatusFilter which,
         const Console& console);

}  // namespace commands
