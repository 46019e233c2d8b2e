// The author of a comment changes its text.
#pragma once

#include <chrono>

#include "usecases/submit.h"

namespace usecases {

struct Change {
  std::string comment;
  // The revision that the author read.
  std::int64_t revision = 0;
  std::string body;
  // A prefix, see domain::Comment.
  std::string address;
  // Since the comment was sent; later nothing is changed any more.
  std::chrono::seconds window{};
  policy::Insist insist = policy::Insist::no;
};

// Runs the policy on the new text as on a new comment. What it would hold is held again, and so is
// a text with a link that was not there before: it was not what a moderator read. What was held by
// a moderator stays so. Refused: nothing is changed.
// Faults: not_found, too_late, changed, conflict (rejected, withdrawn, …), bad_request with
// `errors`.
base::Result<Submitted> edit(const Change& change, const CurrentPolicy& policy,
                             storage::Store& store, const base::Clock& clock);

}  // namespace usecases
