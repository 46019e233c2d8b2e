#include "usecases/submit.h"

#include "base/encoding.h"
#include "markup/comment_html.h"

namespace usecases {
namespace {

// 96 bits: never guessed, never the same twice.
constexpr std::size_t kIdBytes = 12;

}  // namespace

base::Result<domain::Draft> checked(const domain::Draft& draft) {
  domain::Draft tidy = domain::tidy(draft);
  std::vector<base::FieldError> errors = domain::errors(tidy);
  if (errors.empty()) return tidy;
  return base::Fault{
      base::Code::bad_request, "the comment cannot be stored as it is", {}, std::move(errors)};
}

policy::Verdict judge(const domain::Draft& draft, const Submission& submission,
                      const policy::Policy& policy) {
  return policy.judge({draft, submission.honeypot, submission.token});
}

base::Result<Submitted> submit(const Submission& submission, const policy::Policy& policy,
                               storage::Store& store, const base::Clock& clock,
                               base::Random& random) {
  TRY(domain::Draft draft, checked(submission.draft));
  policy::Verdict verdict = judge(draft, submission, policy);
  if (verdict.outcome == policy::Outcome::reject || verdict.outcome == policy::Outcome::nudge) {
    return Submitted(Refused{std::move(verdict.reasons)});
  }
  const bool publish = verdict.outcome == policy::Outcome::publish;
  domain::Comment comment;
  comment.id = base::base64url(random.bytes(kIdBytes));
  comment.thread = submission.thread;
  comment.parent = draft.parent;
  comment.status = publish ? domain::Status::published : domain::Status::held;
  comment.name = draft.name;
  comment.email = draft.email;
  comment.website = draft.website;
  comment.address = submission.address;
  comment.html = markup::comment_html(draft.body);
  comment.body = std::move(draft.body);
  comment.created = clock.now();
  comment.reasons = std::move(verdict.reasons);
  TRY(comment, store.add({std::move(comment), submission.new_thread, submission.rates,
                          submission.depth_limit, submission.request}));
  return Submitted(std::move(comment));
}

base::Result<Preview> preview(const Submission& submission, const policy::Policy& policy) {
  TRY(const domain::Draft draft, checked(submission.draft));
  return Preview{markup::comment_html(draft.body), judge(draft, submission, policy)};
}

}  // namespace usecases
