// A visitor submits a comment.
#pragma once

#include <string>
#include <variant>
#include <vector>

#include "base/clock.h"
#include "base/random.h"
#include "storage/store.h"
#include "usecases/comment_judge.h"

namespace usecases {

struct Submission {
  domain::Draft draft;
  std::string thread;
  // The network prefix, see domain::Comment.
  std::string address;
  storage::NewThread new_thread = storage::NewThread::refuse;
  storage::Rates rates = {};
  // As in storage::NewComment.
  std::optional<storage::RequestKey> request = {};
  std::function<std::string(const domain::Comment& comment)> told = {};
  policy::Form form = {};
  policy::Insistence insist = policy::Insistence::no;
};

// The policy refused the comment, and nothing was stored.
struct Refusal {
  // Outcome::reject or Outcome::nudge.
  policy::Outcome outcome = policy::Outcome::reject;
  std::vector<domain::Reason> reasons;
};

using SubmitResult = std::variant<domain::Comment, Refusal>;

// A new comment id: the time and 72 random bits, so it is unique and cannot be guessed. Ids of the
// same time are adjacent in the store's indexes, so a group commit touches few pages.
std::string new_id(base::Time now, base::Random& random);

// Returns the draft in its stored form. Fault: bad_request with `errors`.
base::Result<domain::Draft> check_draft(const domain::Draft& draft);

// Returns the body as HTML. Fault: bad_request with `errors` when it has more than kHtmlLimit
// bytes.
base::Result<std::string> render_body(const std::string& body);

// Checks that readers see the body, and the name, too. Fault: bad_request with `errors`.
base::Result<void> check_visible_body(const std::string& html);
base::Result<void> check_visible(const std::string& name, const std::string& html);

// Checks the thread before the write; storage::Store::add checks it again. Faults: unknown_thread,
// thread_closed.
base::Result<void> check_accepts_comments(const std::string& thread, storage::NewThread new_thread,
                                          storage::Store& store, base::Time now);

// Stores the comment durably as published or held, or refuses it with reasons. The policy is not
// applied for a thread that accepts no comments. The circumstances are looked up again in the
// transaction that stores the comment, so of two equal concurrent comments one is a duplicate.
// Faults: bad_request with `errors` for an invalid draft, and those of Store::add.
base::Result<SubmitResult> submit(const Submission& submission, const CurrentPolicy& policy,
                                  storage::Store& store, const base::Clock& clock,
                                  base::Random& random);

// The rendered comment, and the verdict of everything that visitors may know: the public rules, the
// reserved names, and whether the thread accepts comments. submit() may hold or refuse the comment
// for other reasons, too. A preview that depended on them would tell a spammer what to change.
struct Preview {
  std::string html;
  policy::Verdict verdict;
};
// Faults: those of submit(), except too_many.
base::Result<Preview> preview(const Submission& submission, const CurrentPolicy& policy,
                              storage::Store& store, const base::Clock& clock);

}  // namespace usecases
