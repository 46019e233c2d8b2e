// Replaces partial tags by the nodes of the partials, once at load. kainjow would parse a partial
// again at every use, and a partial that includes itself would crash the program.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "base/report.h"
#include "theme/template_parser.h"

namespace theme {

// The files by name: templates ("page") and partials ("partials/card").
using ParsedFiles = std::map<std::string, ParsedTemplate, std::less<>>;

constexpr std::string_view kPartialFolder = "partials/";

// The nodes of `file` with all partials expanded. A tag alone on its line indents every line of its
// partial (Mustache specification, partials, "Standalone Indentation"), except empty lines.
// Unknown partials and partials that include themselves are reported and left out.
std::vector<Node> expand(const ParsedTemplate& file, const ParsedFiles& files,
                         base::Report& report);

}  // namespace theme
