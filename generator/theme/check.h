// Finds wrong names in a template before any page is rendered, in branches that no page takes, too.
#pragma once

#include <vector>

#include "base/report.h"
#include "theme/contract.h"
#include "theme/parse.h"

namespace theme {

// Checks the names of `nodes` (without partials) as rendering resolves them: the first part from
// the innermost section outwards, the rest strictly. `scopes` are the objects in sight at the top,
// outermost first. Unknown names are errors, and so are tags that cannot show anything (a list
// printed) or cannot choose (a section on a text, which is always true). Escaping that does not fit
// the type is a warning. Below `params` any name goes.
void check_names(const std::vector<Node>& nodes, const std::vector<const Schema*>& scopes,
                 base::Report& report);

}  // namespace theme
