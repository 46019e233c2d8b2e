// How a command ends: what went wrong goes to standard error.
#pragma once

#include "base/result.h"

namespace commands {

// 0, or 1 after having printed the fault with its detail: who runs commands may see it.
int status_of(const base::Result<void>& outcome);

}  // namespace commands
