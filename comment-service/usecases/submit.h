// A visitor sends a comment.
#pragma once

#include <string>
#include <variant>
#include <vector>

#include "base/clock.h"
#include "base/random.h"
#include "storage/store.h"
#include "usecases/judging.h"

namespace usecases {

struct Submission {
  domain::Draft draft;
  std::string thread;
  // A prefix, see domain::Comment.
  std::string address;
  storage::NewThread new_thread = storage::NewThread::refuse;
  storage::Rates rates = {};
  int depth_limit = domain::kDepthLimit;
  // As in storage::NewComment.
  std::optional<storage::RequestKey> request = {};
  std::function<std::string(const domain::Comment& comment)> told = {};
  policy::Form form = {};
  policy::Insist insist = policy::Insist::no;
};

// The policy stopped it and nothing was stored.
struct Refused {
  // Reject or nudge.
  policy::Outcome outcome = policy::Outcome::reject;
  std::vector<domain::Reason> reasons;
};

using Submitted = std::variant<domain::Comment, Refused>;

// The time, and 72 random bits: never guessed, never the same twice. Those of one time lie side by
// side in the store's indexes, so that a group of new ones touches few pages.
std::string new_id(base::Time now, base::Random& random);

// The draft as it would be stored. Fault: bad_request with `errors`.
base::Result<domain::Draft> checked(const domain::Draft& draft);

// As storage::Store::add will look again. Faults: unknown_thread, thread_closed.
base::Result<void> takes_comments(const std::string& thread, storage::NewThread new_thread,
                                  storage::Store& store, base::Time now);

// Stores the comment as published or held, durably, or refuses it with reasons. For a thread that
// takes no comments, no rule answers. What the policy asks of the store is looked up once more in
// the transaction that stores it: the same comment sent twice at once is a duplicate once. Faults:
// bad_request with `errors` for a draft that cannot be stored, and those of Store::add.
base::Result<Submitted> submit(const Submission& submission, const CurrentPolicy& policy,
                               storage::Store& store, const base::Clock& clock,
                               base::Random& random);

// What submit() would do, without doing it. A thread that takes no comments has no verdict.
struct Preview {
  std::string html;
  policy::Verdict verdict;
};
// Faults: those of submit(), but for too_many.
base::Result<Preview> preview(const Submission& submission, const CurrentPolicy& policy,
                              storage::Store& store, const base::Clock& clock);

}  // namespace usecases
