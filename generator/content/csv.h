// Tables of comma-separated values (RFC 4180).
#pragma once

#include <string>
#include <string_view>

#include "base/report.h"
#include "base/value.h"

namespace content {

// A map for each row below the first, which names the columns. Spaces around a value are no part of
// it, unless it is quoted; empty lines are left out. Errors go to `report`: a quote inside of a
// value or never closed, a row with more or fewer values than columns, a column without a name or
// named twice.
base::ValueList parse_csv(const std::string& file, std::string_view text, base::Report& report);

}  // namespace content
