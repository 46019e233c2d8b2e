// The author of a comment edits its text.
#pragma once

#include <chrono>

#include "usecases/submit.h"

namespace usecases {

struct EditRequest {
  std::string comment;
  // The revision that the author read.
  std::int64_t revision = 0;
  std::string body;
  // The network prefix, see domain::Comment.
  std::string address;
  // The time after sending during which the author may edit.
  std::chrono::seconds window{};
  policy::Insistence insist = policy::Insistence::no;
  storage::NewThread new_thread = storage::NewThread::refuse;
  storage::Rates rates = {};
};

// Applies the policy to the new text as to a new comment. A published comment is held again if the
// policy holds it, or if it has a new link that no moderator read. A held comment stays held; only
// a moderator can publish it. A refused edit changes nothing.
// Faults: not_found, too_late, changed, conflict (rejected, withdrawn, redacted and so on),
// bad_request with `errors`, unknown_thread, thread_closed, too_many.
base::Result<SubmitResult> edit(const EditRequest& change, const CurrentPolicy& policy,
                                storage::Store& store, const base::Clock& clock);

}  // namespace usecases
