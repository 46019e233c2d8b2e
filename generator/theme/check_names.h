// Finds wrong names in a template at load, even in branches that no page renders.
#pragma once

#include <vector>

#include "base/report.h"
#include "theme/contract.h"
#include "theme/template_parser.h"

namespace theme {

// Checks the names of `nodes` (partials expanded) by the rules of rendering. The first part of a
// name is searched from the innermost section outwards; each next part must be a field of the one
// before. `scopes` are the objects visible at the top, outermost first. Errors: an unknown name, a
// tag that prints nothing (of a list), a section that is always shown (on a text). Escaping that
// does not fit the type is a warning. Below `params` every name is allowed.
void check_names(const std::vector<Node>& nodes, const std::vector<const Schema*>& scopes,
                 base::Report& report);

}  // namespace theme
