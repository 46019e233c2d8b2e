// Why a request failed: a stable code from one table, a sentence for the visitor, a detail for the
// log alone.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace base {

enum class Code {
  bad_request,
  unauthorized,
  forbidden,
  too_late,
  not_found,
  unknown_thread,
  method_not_allowed,
  conflict,
  thread_closed,
  in_flight,
  changed,
  decided,
  too_large,
  unsupported_type,
  refused,
  nudge,
  key_reused,
  too_many,
  internal,
  unavailable,
};

// What the code means to an HTTP client. `name` and `status` never change once released.
struct CodeInfo {
  Code code;
  std::string_view name;
  int status;
  std::string_view title;
};

const CodeInfo& info(Code code);

// What is wrong with one part of a request body; `pointer` is a JSON Pointer (RFC 6901).
struct FieldError {
  std::string pointer;
  std::string message;
};

struct Fault {
  Code code = Code::internal;
  // Seen by visitors: never SQL, paths or addresses.
  std::string message;
  // Seen in the log only.
  std::string detail = {};
  std::vector<FieldError> errors = {};
  // Seconds after which it is worth trying again; 0: nobody knows.
  std::int64_t retry_after = 0;
};

}  // namespace base
