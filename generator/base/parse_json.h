// Parses JSON (RFC 8259) into plain values. Each error has its location.
#pragma once

#include <string>
#include <string_view>

#include "base/result.h"
#include "base/value.h"

namespace base {

// Numbers stay text: integers of up to 64 bits as digits, others as written. Errors: invalid JSON,
// a duplicate member, more than 500 levels.
Result<Value> parse_json(const std::string& file, std::string_view text);

}  // namespace base
