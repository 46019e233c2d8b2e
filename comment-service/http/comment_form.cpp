#include "http/comment_form.h"

#include <algorithm>

#include "http/caching.h"
#include "http/handlers.h"
#include "http/json.h"
#include "http/refused_form.h"
#include "http/submission.h"
#include "http/thread_page.h"
#include "http/thread_parameter.h"
#include "usecases/submit.h"

namespace http {
namespace {

// The comment is refused as it is, and nothing was stored (RFC 9110, section 15.5.21).
constexpr int kUnprocessable = 422;

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
  TRY(const usecases::Preview preview,
      usecases::preview(submission, services.policy.current(), services.store, services.clock));
  state.preview_html = preview.html;
  if (policy::stops(preview.verdict.outcome))
    refuse(state, preview.verdict.outcome, preview.verdict.reasons);
  const int status = state.reasons.empty() ? 200 : kUnprocessable;
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
  TRY(const usecases::SubmitResult submitted, submit_limited(services, submission));
  if (const auto* refused = std::get_if<usecases::Refusal>(&submitted)) {
    refuse(state, refused->outcome, refused->reasons);
    return thread_page(services, {thread, "", kUnprocessable}, std::move(state));
  }
  return receipt_of(services, std::get<domain::Comment>(submitted).id);
}

base::Result<Response> refuse_comment_form(const Services& services, const Request& request,
                                           const base::Fault& fault) {
  TRY(const std::string thread, thread_in(Query(request.query), services));
  FormState state{refilled(fields_in(request).draft), reasons_of(fault), {}};
  const bool is_parent_gone = std::ranges::any_of(
      fault.errors, [](const base::FieldError& error) { return error.pointer == "/parent"; });
  if (is_parent_gone) state.fields.parent.clear();
  const int status = fault.errors.empty() ? base::info(fault.code).status : kUnprocessable;
  return thread_page(services, {thread, "", status}, std::move(state));
}

}  // namespace http
