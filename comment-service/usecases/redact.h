// A moderator permanently removes a part of a comment's text.
#pragma once

#include <string>

#include "storage/store.h"

namespace usecases {

struct RedactRequest {
  std::string comment;
  // The revision that the moderator read.
  std::int64_t revision = 0;
  // The part exactly as it appears in the text. All occurrences are replaced.
  std::string part;
  std::string note;
  storage::Actor actor;
};

// The replacement is visible, so that nobody seems to have said something else.
inline constexpr std::string_view kRedacted = "[redacted]";

// Faults: not_found, changed, bad_request with `errors` when the text does not contain the part or
// would become longer than domain::kBodyLimit.
base::Result<domain::Comment> redact(const RedactRequest& request, storage::Store& store,
                                     const base::Clock& clock);

}  // namespace usecases
