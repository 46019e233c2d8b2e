#include "http/comment_form.h"

#include "http/caching.h"
#include "http/json.h"
#include "http/submission.h"
#include "http/thread_page.h"
#include "http/thread_parameter.h"
#include "usecases/submit.h"

namespace http {
namespace {

CommentBody fields_in(const Request& request) {
  const Query form(request.body);
  CommentBody body;
  body.draft = {form.value("body"), form.value("name"), form.value("email"), form.value("website"),
                form.value("parent")};
  body.form_token = form.value("form_token");
  body.honeypot = form.value("homepage_confirm");
  body.insist = form.value("insist") == "true";
  return body;
}

web::FormFields refilled(const domain::Draft& draft) {
  return {draft.body, draft.name, draft.email, draft.website, draft.parent};
}

std::vector<web::Reason> as_reasons(const std::vector<base::FieldError>& errors) {
  std::vector<web::Reason> reasons;
  for (const base::FieldError& error : errors) {
    const std::string field = error.pointer.substr(std::min<std::size_t>(1, error.pointer.size()));
    reasons.push_back({"invalid", "The " + field + " " + error.message + ".", field});
  }
  return reasons;
}

// Shows the reasons of a refused comment in the form. A general sentence replaces reasons that only
// moderators may see.
void refuse(FormState& state, policy::Outcome outcome, const std::vector<domain::Reason>& reasons) {
  state.reasons = reasons_for_page(reasons);
  if (state.reasons.empty()) state.reasons.push_back({"", "It cannot be accepted.", ""});
  if (outcome == policy::Outcome::nudge) state.nudged = Nudge::yes;
}

// The first step: without a fresh token, the comment is shown as a preview.
base::Result<Response> preview_form(const Services& services, usecases::Submission submission,
                                    FormState state) {
  TRY_DONE(count_attempt(services, usecases::AttemptKind::preview,
                         {submission.address, submission.rates.networks}));
  // The preview page contains the token, so a missing token is no reason here.
  submission.form.token = policy::FormTokenState::valid;
  submission.form.age = {};
  const base::Result<usecases::Preview> preview =
      usecases::preview(submission, services.policy.current(), services.store, services.clock);
  if (!preview && preview.fault().errors.empty()) return preview.fault();
  if (preview) {
    const policy::Verdict& verdict = preview->verdict;
    state.preview_html = preview->html;
    if (policy::stops(verdict.outcome)) refuse(state, verdict.outcome, verdict.reasons);
  } else {
    state.reasons = as_reasons(preview.fault().errors);
  }
  const int status = state.reasons.empty() ? 200 : 422;
  return thread_page(services, {submission.thread, "", status}, std::move(state));
}

Response receipt_of(const Services& services, const std::string& comment) {
  const std::string receipt = services.keys.receipt(comment, services.clock.now());
  return not_stored({303, {{"Location", own_path(services, "/receipt?r=" + receipt)}}, ""});
}

}  // namespace

base::Result<Response> submit_form(const Services& services, const Request& request,
                                   const std::string& thread) {
  const CommentBody body = fields_in(request);
  usecases::Submission submission = submission_from(body, thread, request, services);
  FormState state{refilled(body.draft), {}, {}};
  if (submission.form.token != policy::FormTokenState::valid)
    return preview_form(services, std::move(submission), std::move(state));
  TRY(const Attempt attempt, begin_form(services, request, thread));
  if (attempt.answered) return receipt_of(services, attempt.answered->comment);
  submission.request = attempt.request;
  base::Result<usecases::SubmitResult> submitted = submit_limited(services, submission);
  if (!submitted && submitted.fault().errors.empty()) return std::move(submitted).fault();
  if (!submitted) {
    state.reasons = as_reasons(submitted.fault().errors);
    return thread_page(services, {thread, "", 422}, std::move(state));
  }
  if (const auto* refused = std::get_if<usecases::Refusal>(&*submitted)) {
    refuse(state, refused->outcome, refused->reasons);
    return thread_page(services, {thread, "", 422}, std::move(state));
  }
  return receipt_of(services, std::get<domain::Comment>(*submitted).id);
}

}  // namespace http
