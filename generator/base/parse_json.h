// JSON (RFC 8259) → plain values, each mistake with its place.
#pragma once

#include <string>
#include <string_view>

#include "base/result.h"
#include "base/value.h"

namespace base {

// Numbers stay text: whole ones of up to 64 bits as digits, others as they are written. Errors:
// what is no JSON, a member given twice, more than 500 levels.
Result<Value> parse_json(const std::string& file, std::string_view text);

}  // namespace base
