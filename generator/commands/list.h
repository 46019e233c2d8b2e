// `postil list`: every page that has a file, published or not.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/files.h"
#include "commands/console.h"
#include "commands/pipeline.h"

namespace commands {

// Which pages to list: all, or those with one status.
enum class Which { all, drafts, future, expired, unlisted };

// The words of the command line for each: "all", "drafts", …
std::optional<Which> which_of(std::string_view word);
std::vector<std::string> which_words();

// Prints the pages by path: in columns on a terminal, else a line each of path, title, date,
// permalink and status, with tabs between; or as JSON: [{"path", "title", "date", "permalink",
// "status": […]}]. A page is "published", or what of "draft", "future", "expired" and "unlisted" it
// is. Returns the exit status: 1 when the site has mistakes;
// what could be read is listed then, too.
int list(const base::Files& files, const Request& request, Which which, const Console& console);

}  // namespace commands
