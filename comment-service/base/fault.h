// The reason why a request failed: a stable code from one table, a sentence for the visitor, and a
// detail for the log only.
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
  queue_full,
  unavailable,
};

// The meaning of a code for an HTTP client. `name` and `status` never change once released.
struct CodeInfo {
  Code code;
  std::string_view name;
  int status;
  std::string_view title;
};

const CodeInfo& info(Code code);

// An error in one part of a request body; `pointer` is a JSON Pointer (RFC 6901).
struct FieldError {
  std::string pointer;
  std::string message;
};

struct Fault {
  Code code = Code::internal;
  // Visitors see the message, so it never contains SQL, paths or addresses.
  std::string message;
  // Only the log contains the detail.
  std::string detail = {};
  std::vector<FieldError> errors = {};
  // Seconds after which a retry makes sense; 0 when unknown.
  std::int64_t retry_after = 0;
};

// The seconds after which a client should try again; 0 when unknown. For `unavailable` this is a
// guess: most such faults pass within moments.
std::int64_t retry_after(const Fault& fault);

}  // namespace base
