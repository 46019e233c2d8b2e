#include "http/own_page.h"

#include <charconv>

#include "base/encoding.h"
#include "http/caching.h"
#include "http/handlers.h"
#include "http/refused_form.h"
#include "http/sender_network.h"
#include "http/submission.h"
#include "http/thread_page.h"
#include "http/thread_parameter.h"
#include "usecases/edit.h"

namespace http {
namespace {

// The text of a rejected edit, and the reasons.
struct RejectedEdit {
  int status = 200;
  std::string body = {};
  std::vector<web::Reason> reasons = {};
  bool nudged = false;
};

base::Result<domain::Comment> own_comment(const Services& services, const Query& query) {
  const std::string id = query.value("id");
  const base::Fault none{base::Code::not_found, "no comment has this address"};
  if (!services.keys.is_edit_token(id, query.value("key"))) return none;
  TRY(std::optional<domain::Comment> comment, services.store.comment(id));
  if (!comment) return none;
  return *std::move(comment);
}

base::Result<Response> own_page(const Services& services, const domain::Comment& comment,
                                RejectedEdit rejected) {
  TRY(const domain::Thread thread,
      usecases::find_thread(comment.thread, usecases::EmptyThread::exists, services.store));
  web::OwnPage page;
  page.thread = comment.thread;
  page.title = thread.title;
  page.page_url = page_url(services, comment.thread);
  page.service_url = own_path(services, "");
  page.comment = comment.id;
  page.status = domain::name(comment.status);
  page.html = comment.html;
  page.action = own_page_url(services, comment.id);
  page.revision = std::to_string(comment.revision);
  const bool in_time = services.clock.now() - comment.created < services.settings.edit_window;
  page.editable = domain::may_be_edited(comment.status) && !comment.redacted && in_time &&
                  is_open(services, thread);
  page.withdrawable = domain::may_be_withdrawn(comment.status);
  page.body = rejected.status == 200 ? comment.body : rejected.body;
  page.refused = std::move(rejected.reasons);
  page.nudged = rejected.nudged;
  page.reasons = reasons_for_page(comment.reasons);
  return not_stored(html_response(rejected.status, web::own_page(page)));
}

Response back_to(const Services& services, const std::string& comment) {
  return not_stored({303, {{"Location", own_page_url(services, comment)}}, ""});
}

std::int64_t number_in(const std::string& text) {
  std::int64_t number = 0;
  std::from_chars(text.data(), text.data() + text.size(), number);
  return number;
}

base::Result<Response> change(const Services& services, const Request& request,
                              const domain::Comment& comment, const Query& form) {
  RejectedEdit rejected{422, form.value("body")};
  const domain::Sender sender = sender_of(services, request);
  const usecases::EditRequest change{
      comment.id,
      number_in(form.value("revision")),
      rejected.body,
      sender.network,
      services.settings.edit_window,
      form.value("insist") == "true" ? policy::Insistence::yes : policy::Insistence::no,
      new_thread(services),
      rates_of(services, sender)};
  TRY(const usecases::SubmitResult edited, edit_limited(services, change));
  const auto* refused = std::get_if<usecases::Refusal>(&edited);
  if (refused == nullptr) return back_to(services, comment.id);
  rejected.reasons = reasons_for_page(refused->reasons);
  if (rejected.reasons.empty()) rejected.reasons = {{"", "It cannot be accepted.", ""}};
  rejected.nudged = refused->outcome == policy::Outcome::nudge;
  return own_page(services, comment, std::move(rejected));
}

}  // namespace

std::string own_page_url(const Services& services, const std::string& comment) {
  return own_path(services, "/comment?id=" + comment + "&key=" + services.keys.edit_token(comment));
}

base::Result<Response> show_own_page(const Services& services, const Request& request) {
  TRY(const domain::Comment comment, own_comment(services, Query(request.query)));
  return own_page(services, comment, {});
}

base::Result<Response> change_own_page(const Services& services, const Request& request) {
  TRY(const domain::Comment comment, own_comment(services, Query(request.query)));
  const Query form(request.body);
  if (form.value("do") != "withdraw") return change(services, request, comment, form);
  TRY_DONE(services.store.withdraw(comment.id, services.clock.now()));
  return back_to(services, comment.id);
}

base::Result<Response> refuse_own_form(const Services& services, const Request& request,
                                       const base::Fault& fault) {
  TRY(const domain::Comment comment, own_comment(services, Query(request.query)));
  const Query form(request.body);
  // The form that withdraws has no text.
  RejectedEdit rejected{base::info(fault.code).status, form.find("body").value_or(comment.body),
                        reasons_of(fault)};
  return own_page(services, comment, std::move(rejected));
}

}  // namespace http
