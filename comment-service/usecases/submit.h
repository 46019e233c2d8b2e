// A visitor sends a comment.
#pragma once

#include <string>
#include <variant>
#include <vector>

#include "base/clock.h"
#include "base/random.h"
#include "policy/policy.h"
#include "storage/store.h"

namespace usecases {

struct Submission {
  domain::Draft draft;
  std::string thread;
  // A prefix, see domain::Comment.
  std::string address;
  storage::NewThread new_thread = storage::NewThread::refuse;
  storage::Rates rates = {};
  int depth_limit = domain::kDepthLimit;
  std::optional<storage::RequestKey> request = {};
  policy::Honeypot honeypot = policy::Honeypot::empty;
  policy::Token token = policy::Token::missing;
};

// The policy stopped it and nothing was stored.
struct Refused {
  std::vector<domain::Reason> reasons;
};

using Submitted = std::variant<domain::Comment, Refused>;

// The draft as it would be stored. Fault: bad_request with `errors`.
base::Result<domain::Draft> checked(const domain::Draft& draft);
// What the policy says of a checked draft.
policy::Verdict judge(const domain::Draft& draft, const Submission& submission,
                      const policy::Policy& policy);

// Stores the comment as published or held, durably, or refuses it with reasons.
// Faults: bad_request with `errors` for a draft that cannot be stored, and those of Store::add.
base::Result<Submitted> submit(const Submission& submission, const policy::Policy& policy,
                               storage::Store& store, const base::Clock& clock,
                               base::Random& random);

// What submit() would do, without doing it.
struct Preview {
  std::string html;
  policy::Verdict verdict;
};
// Faults: bad_request with `errors`.
base::Result<Preview> preview(const Submission& submission, const policy::Policy& policy);

}  // namespace usecases
