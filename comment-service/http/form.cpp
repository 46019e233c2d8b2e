#include "http/form.h"

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

}  // namespace

base::Result<Response> submit_form(const Services& services, const Request& request,
                                   const std::string& thread) {
  const CommentBody body = fields_in(request);
  const usecases::Submission submission = submission_from(body, thread, request, services);
  FormState state{refilled(body.draft), {}, {}};
  const bool sent = submission.token == policy::Token::valid;
  if (!sent) {
    TRY_DONE(takes_comments(services, thread));
    const base::Result<usecases::Preview> preview = usecases::preview(submission, services.policy);
    if (preview) {
      state.preview_html = preview->html;
      if (preview->verdict.outcome == policy::Outcome::reject) {
        state.reasons = told(preview->verdict.reasons);
      }
    } else {
      state.reasons = as_reasons(preview.fault().errors);
    }
    const int status = state.reasons.empty() ? 200 : 422;
    return thread_page(services, {thread, "", status}, std::move(state));
  }
  base::Result<usecases::Submitted> submitted = usecases::submit(
      submission, services.policy, services.store, services.clock, services.random);
  if (!submitted && submitted.fault().errors.empty()) return std::move(submitted).fault();
  if (!submitted) {
    state.reasons = as_reasons(submitted.fault().errors);
    return thread_page(services, {thread, "", 422}, std::move(state));
  }
  if (const auto* refused = std::get_if<usecases::Refused>(&*submitted)) {
    state.reasons = told(refused->reasons);
    return thread_page(services, {thread, "", 422}, std::move(state));
  }
  const auto& comment = std::get<domain::Comment>(*submitted);
  const std::string receipt = services.keys.receipt(comment.id, services.clock.now());
  Response response{303, {{"Location", own_path(services, "/receipt?r=" + receipt)}}, ""};
  return not_stored(std::move(response));
}

}  // namespace http
