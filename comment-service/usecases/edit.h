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
  storage::NewThread new_thread = storage::NewThread::refuse;
  storage::Rates rates = {};
};

// Runs the policy on the new text as on a new comment. What it would hold is held again, and so is
// a text with a link that was not there before: it was not what a moderator read. What is held
// stays so, whoever held it and why: only a moderator publishes it. Refused: nothing is changed.
// Faults: not_found, too_late, changed, conflict (rejected, withdrawn, redacted, …), bad_request
// with `errors`, unknown_thread, thread_closed, too_many.
base::Result<Submitted> edit(const Change& change, const CurrentPolicy& policy,
                             storage::Store& store, const base::Clock& clock);

}  // namespace usecases
