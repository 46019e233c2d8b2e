// Parses tables of comma-separated values (RFC 4180).
#pragma once

#include <string>
#include <string_view>

#include "base/report.h"
#include "base/value.h"

namespace content {

// Returns a map for each row. The first row names the columns. Removes spaces around unquoted
// values and skips empty lines. Errors: a quote inside an unquoted value or never closed; a row
// with more or fewer values than columns; a column without a name or with a duplicate name.
base::ValueList parse_csv(const std::string& file, std::string_view text, base::Report& report);

}  // namespace content
