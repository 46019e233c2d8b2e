// Where a document's page lies: its URL path from `url`, a permalink pattern, or its place below
// content/.
#pragma once

#include <string>
#include <string_view>

#include "base/result.h"
#include "configuration/configuration.h"
#include "content/document.h"

namespace site {

// One segment of a path, as Hugo makes them: lower case, Unicode letters and digits, "-", "_" and
// inner dots kept
// ("Rust 1.0" → "rust-1.0"). May be empty.
std::string path_segment(std::string_view text);
// The same for a term: "+" becomes "plus" and "#" "sharp", so that C, C++ and C# stay three ("c",
// "cplusplus", "csharp").
std::string term_segment(std::string_view term);
// The folders of a section as URL path: "Notes/2024" → "/notes/2024/"; "" → "/".
std::string section_path(std::string_view section);

// The URL path of a page: "/posts/a/", or "/a.html" when `url` names a file. `title` is the page's
// title, `year` and the like come from its date. An empty slug and a pattern without the date it
// asks for are errors with a way out.
base::Result<std::string> permalink(const content::Document& document, const std::string& title,
                                    const configuration::Configuration& configuration);

}  // namespace site
