// What dry runs and explanations look like in a terminal.
#pragma once

#include <string>
#include <vector>

#include "policy/dry_run.h"

namespace commands {

std::string report_of(const policy::DryRunReport& report);

// Every rule with its condition and what was found; `reasons` are those stored with the comment.
std::string explanation_of(const policy::Past& past, const policy::Policy& policy,
                           const std::vector<domain::Reason>& reasons);

}  // namespace commands
