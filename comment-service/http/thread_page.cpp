#include "http/thread_page.h"

#include "http/caching.h"
#include "http/thread_answers.h"
#include "http/thread_parameter.h"

namespace http {

namespace {

constexpr int kNotFound = 404;

// Chooses the part of the thread: with the linked comment, at the cursor, or with the comment that
// the form answers. A linked comment that is not there makes the status 404.
base::Result<ThreadPageRequest> with_cursor(const Services& services, ThreadPageRequest page,
                                            const std::string& parent) {
  const std::string& wanted = page.cursor.empty() && page.comment.empty() ? parent : page.comment;
  if (wanted.empty()) return page;
  TRY(const std::optional<std::string> cursor, cursor_of_comment(services, page.thread, wanted));
  if (!cursor && !page.comment.empty()) page.status = kNotFound;
  page.cursor = cursor.value_or("");
  return page;
}

}  // namespace

base::Result<Response> thread_page(const Services& services, const ThreadPageRequest& request,
                                   FormState form) {
  TRY(const ThreadPageRequest page, with_cursor(services, request, form.fields.parent));
  TRY(const std::shared_ptr<const CachedAnswer> fragment,
      fragment_answer(services, page.thread, page.cursor));
  TRY(const domain::Thread thread,
      usecases::find_thread(page.thread, empty_thread(services), services.store));
  web::ThreadPage view;
  view.thread = page.thread;
  view.title = thread.title;
  view.page_url = page_url(services, page.thread);
  view.service_url = own_path(services, "");
  view.fragment = fragment->response.body;
  view.missing = !page.comment.empty() && page.status == kNotFound;
  view.open = is_open(services, thread);
  view.form_token = services.keys.form_token(page.thread, services.clock.now());
  view.fields = std::move(form.fields);
  view.reasons = std::move(form.reasons);
  view.preview_html = std::move(form.preview_html);
  view.nudged = form.nudged == Nudge::yes;
  for (const policy::PublicRule& rule : services.policy.current().policy->public_rules()) {
    if (!rule.text.empty()) view.policy.push_back(rule.text);
  }
  return not_stored(html_response(page.status, web::thread_page(view)));
}

std::vector<web::Reason> reasons_for_page(const std::vector<domain::Reason>& reasons) {
  std::vector<web::Reason> told;
  for (const domain::Reason& reason : policy::reasons_for_readers(reasons)) {
    told.push_back({reason.rule, reason.message, reason.field});
  }
  return told;
}

}  // namespace http
