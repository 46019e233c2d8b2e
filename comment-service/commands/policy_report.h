// Formats dry runs and explanations for a terminal.
#pragma once

#include <string>
#include <vector>

#include "policy/dry_run.h"

namespace commands {

std::string report_of(const policy::DryRunReport& report);

// Lists every rule with its condition and its finding. `reasons` are those stored with the comment.
std::string explanation_of(const policy::PastComment& past, const policy::Policy& policy,
                           const std::vector<domain::Reason>& reasons);

}  // namespace commands
