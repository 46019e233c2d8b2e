#include "base/fault.h"

#include <doctest/doctest.h>

TEST_CASE("each code of a fault has a name, a status and a title") {
  std::string table;
  for (int code = 0; code <= static_cast<int>(base::Code::unavailable); ++code) {
    const base::CodeInfo& info = base::info(static_cast<base::Code>(code));
    CHECK(static_cast<int>(info.code) == code);
    table += std::to_string(info.status) + " " + std::string(info.name) + ": " +
             std::string(info.title) + "\n";
  }
  CHECK(table ==
        "400 bad-request: Bad request\n"
        "401 unauthorized: Unauthorized\n"
        "403 forbidden: Forbidden\n"
        "403 too-late: Too late\n"
        "404 not-found: Not found\n"
        "404 unknown-thread: Unknown thread\n"
        "405 method-not-allowed: Method not allowed\n"
        "409 conflict: Conflict\n"
        "409 thread-closed: Thread closed\n"
        "409 in-flight: Still in flight\n"
        "412 changed: Changed meanwhile\n"
        "412 decided: Decided meanwhile\n"
        "413 too-large: Too large\n"
        "415 unsupported-type: Unsupported media type\n"
        "422 refused: Refused\n"
        "422 nudge: Please look again\n"
        "422 key-reused: Idempotency key reused\n"
        "429 too-many: Too many requests\n"
        "500 internal: Internal error\n"
        "503 queue_full: Queue full\n"
        "503 unavailable: Unavailable\n");
}
