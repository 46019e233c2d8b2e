#include "base/fault.h"

#include <algorithm>
#include <array>

namespace base {
namespace {

constexpr std::array kCodes = {
    CodeInfo{Code::bad_request, "bad-request", 400, "Bad request"},
    CodeInfo{Code::unauthorized, "unauthorized", 401, "Unauthorized"},
    CodeInfo{Code::forbidden, "forbidden", 403, "Forbidden"},
    CodeInfo{Code::too_late, "too-late", 403, "Too late"},
    CodeInfo{Code::not_found, "not-found", 404, "Not found"},
    CodeInfo{Code::unknown_thread, "unknown-thread", 404, "Unknown thread"},
    CodeInfo{Code::method_not_allowed, "method-not-allowed", 405, "Method not allowed"},
    CodeInfo{Code::conflict, "conflict", 409, "Conflict"},
    CodeInfo{Code::thread_closed, "thread-closed", 409, "Thread closed"},
    CodeInfo{Code::in_flight, "in-flight", 409, "Still in flight"},
    CodeInfo{Code::changed, "changed", 412, "Changed meanwhile"},
    CodeInfo{Code::decided, "decided", 412, "Decided meanwhile"},
    CodeInfo{Code::too_large, "too-large", 413, "Too large"},
    CodeInfo{Code::unsupported_type, "unsupported-type", 415, "Unsupported media type"},
    CodeInfo{Code::refused, "refused", 422, "Refused"},
    CodeInfo{Code::nudge, "nudge", 422, "Please look again"},
    CodeInfo{Code::key_reused, "key-reused", 422, "Idempotency key reused"},
    CodeInfo{Code::too_many, "too-many", 429, "Too many requests"},
    CodeInfo{Code::internal, "internal", 500, "Internal error"},
    CodeInfo{Code::queue_full, "queue_full", 503, "Queue full"},
    CodeInfo{Code::unavailable, "unavailable", 503, "Unavailable"},
};

}  // namespace

std::int64_t retry_after(const Fault& fault) {
  constexpr std::int64_t kMoments = 5;
  return fault.code == Code::unavailable ? kMoments : fault.retry_after;
}

const CodeInfo& info(Code code) { return *std::ranges::find(kCodes, code, &CodeInfo::code); }

}  // namespace base
