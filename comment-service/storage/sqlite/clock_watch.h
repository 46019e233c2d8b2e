// The record of the clock, and when people were last told of something.
#pragma once

#include "storage/sqlite/connection.h"
#include "storage/store.h"

namespace sqlite {

base::Result<std::optional<domain::ClockWatch>> read_clock_watch(Connection& connection);
base::Result<domain::ClockWatch> observe_clock(Connection& connection,
                                               const domain::ClockReading& now);
base::Result<void> accept_clock(Connection& connection, const domain::ClockReading& now);
base::Result<bool> claim_notice(Connection& connection, const std::string& name, base::Time now);

}  // namespace sqlite
