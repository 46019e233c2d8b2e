// Puts partials into the templates that use them, once at load: kainjow would parse them again at
// every use, and a partial that includes itself would end the program.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "base/report.h"
#include "theme/parse.h"

namespace theme {

// Files by name: templates ("page") and partials ("partials/card").
using ParsedFiles = std::map<std::string, Parsed, std::less<>>;

constexpr std::string_view kPartialFolder = "partials/";

// The nodes of `file` without any partial left. A partial alone on its line is indented line by
// line as its tag was (Mustache specification, partials, "Standalone Indentation"); empty lines
// stay empty. Unknown partials and partials in a circle are reported and left out.
std::vector<Node> expand(const Parsed& file, const ParsedFiles& files, base::Report& report);

}  // namespace theme
