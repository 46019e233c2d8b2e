// `postil-comments clock`: what the operator says about the machine's clock.
#pragma once

#include <string>

#include "domain/clock_watch.h"

namespace commands {

// The clock as it is read now, for the record of the database.
domain::ClockReading read_clock(const base::Clock& clock);

// Ends a doubt about the clock. Returns the exit status.
int accept_clock(const std::string& database);

}  // namespace commands
