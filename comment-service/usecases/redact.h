// A moderator takes a part out of a comment's text, for good.
#pragma once

#include <string>

#include "storage/store.h"

namespace usecases {

struct Redacting {
  std::string comment;
  // The revision that the moderator read.
  std::int64_t revision = 0;
  // Exactly as it stands in the text; every place of it is replaced.
  std::string part;
  std::string note;
  storage::Actor actor;
};

// What stands in its place: nobody is made to have said something else.
inline constexpr std::string_view kRedacted = "[redacted]";

// Faults: not_found, changed, bad_request with `errors` when the text does not hold the part, or
// would grow beyond domain::kBodyLimit.
base::Result<domain::Comment> redact(const Redacting& redacting, storage::Store& store,
                                     const base::Clock& clock);

}  // namespace usecases
