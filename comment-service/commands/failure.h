// Converts the outcome of a command to an exit status and an error message.
#pragma once

#include "base/result.h"

namespace commands {

// Returns 0, or prints the fault and returns 1. The message includes the detail, because the
// operator may see it.
int status_of(const base::Result<void>& outcome);

}  // namespace commands
