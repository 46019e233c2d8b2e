// How a command shows what is wrong.
#pragma once

#include <iosfwd>

#include "base/report.h"

namespace commands {

// All diagnostics, sorted, then how many there are, if any.
void print(const base::Report& report, std::ostream& err);

}  // namespace commands
