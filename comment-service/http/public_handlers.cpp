#include <algorithm>

#include "http/caching.h"
#include "http/comment_form.h"
#include "http/handlers.h"
#include "http/json.h"
#include "http/sender_network.h"
#include "http/submission.h"
#include "http/thread_answers.h"
#include "http/thread_parameter.h"
#include "markup/comment_html.h"

namespace http {
namespace {

constexpr std::size_t kListLimit = 100;
// More than the number of threads on any list page.
constexpr std::size_t kCountsLimit = 100;

base::Result<storage::Sort> sort_in(const Query& query) {
  const std::string sort = query.find("sort").value_or("oldest");
  if (sort == "oldest") return storage::Sort::oldest;
  if (sort == "newest") return storage::Sort::newest;
  return base::Fault{base::Code::bad_request, "the parameter \"sort\" must be oldest or newest"};
}

Response accepted_response(const Services& services, const domain::Comment& comment,
                           const std::string& told, const std::string& edit_token) {
  const int status = comment.status == domain::Status::published ? 201 : 202;
  Response response = json_response(status, encode_submitted(comment, told, edit_token));
  response.headers.emplace_back("Location", own_path(services, "/api/v1/comments/" + comment.id));
  return not_stored(std::move(response));
}

// Repeats the stored answer. The comment's current status is shown at its own address. The text
// comes from the request, which is identical to the first one.
base::Result<Response> repeated(const Services& services, const Request& request,
                                const storage::StoredAnswer& answer) {
  if (answer.comment.empty()) return refused_response(answer.told);
  TRY(const CommentBody body, decode_comment(request.body));
  domain::Comment comment;
  comment.id = answer.comment;
  comment.status = answer.status;
  comment.html = markup::comment_html(body.draft.body);
  TRY(const bool may_edit, may_have_edit_token(services, request, comment.id));
  return accepted_response(services, comment, answer.told,
                           may_edit ? services.keys.edit_token(comment.id) : "");
}

}  // namespace

base::Result<Response> list_comments(const Services& services, const Request& request) {
  const Query query(request.query);
  storage::DisplayRequest display;
  TRY(display.thread, thread_in(query, services));
  TRY(display.sort, sort_in(query));
  TRY(display.limit, limit_in(query, kListLimit));
  display.cursor = query.value("cursor");
  const std::string name = "list " + std::to_string(display.limit) + " " +
                           (display.sort == storage::Sort::oldest ? "+" : "-") + display.cursor +
                           " " + display.thread;
  const auto make = [&]() -> base::Result<Response> {
    TRY(const usecases::PublicThread shown,
        usecases::read_thread(display, empty_thread(services), services.store,
                              services.clock.now()));
    return cached_briefly(json_response(200, encode_thread(shown)));
  };
  TRY(const std::shared_ptr<const CachedAnswer> answer,
      answer_of_thread(services, display.thread, DependsOn::openness, {name, {}, make}));
  return unless_known(request, answer->response);
}

base::Result<Response> submit_comment(const Services& services, const Request& request) {
  TRY(const std::string thread, thread_in(Query(request.query), services));
  const std::string type = content_type(request);
  if (type == kFormType) return submit_form(services, request, thread);
  TRY(const std::optional<Attempt> attempt, begin_attempt(services, request, thread));
  if (attempt && attempt->answered) return repeated(services, request, *attempt->answered);
  TRY(const CommentBody body, decode_comment(request.body));
  usecases::Submission submission = submission_from(body, thread, request, services);
  if (attempt) {
    submission.request = attempt->request;
    submission.told = encode_told;
  }
  TRY(const usecases::SubmitResult submitted, submit_limited(services, submission));
  if (const auto* comment = std::get_if<domain::Comment>(&submitted)) {
    return accepted_response(services, *comment, encode_told(*comment),
                             services.keys.edit_token(comment->id));
  }
  std::string problem = encode_refused(std::get<usecases::Refusal>(submitted));
  if (attempt) {
    TRY_DONE(services.store.store_answer(
        {attempt->request, "", domain::Status::held, problem, services.clock.now(),
         domain::widest(submission.address, submission.rates.networks)}));
  }
  return refused_response(std::move(problem));
}

base::Result<Response> preview_comment(const Services& services, const Request& request) {
  TRY(const std::string thread, thread_in(Query(request.query), services));
  TRY(const CommentBody body, decode_comment(request.body));
  const usecases::Submission submission = submission_from(body, thread, request, services);
  TRY_DONE(count_attempt(services, usecases::AttemptKind::preview,
                         {submission.address, submission.rates.networks}));
  TRY(const usecases::Preview preview,
      usecases::preview(submission, services.policy.current(), services.store, services.clock));
  return not_stored(json_response(200, encode_preview(preview.html, preview.verdict)));
}

base::Result<Response> show_fragment(const Services& services, const Request& request) {
  const Query query(request.query);
  TRY(const std::string key, thread_in(query, services));
  const std::string comment = query.value("comment");
  std::string cursor;
  if (!comment.empty()) {
    TRY(const std::optional<std::string> found, cursor_of_comment(services, key, comment));
    if (!found)
      return base::Fault{base::Code::not_found, "readers of the thread see no such comment"};
    cursor = *found;
  }
  TRY(const std::shared_ptr<const CachedAnswer> answer, fragment_answer(services, key, cursor));
  // A client with the same version may have another part of the thread.
  if (comment.empty() && query.find("known") == answer->state) return cached_briefly({204, {}, ""});
  return unless_known(request, answer->response);
}

base::Result<Response> show_form(const Services& services, const Request& request) {
  TRY(const std::string thread, thread_in(Query(request.query), services));
  TRY_DONE(count_attempt(services, usecases::AttemptKind::form, sender_of(services, request)));
  const std::string token = services.keys.form_token(thread, services.clock.now());
  return not_stored(
      json_response(200, encode_form(token, services.policy.current().policy->public_rules())));
}

base::Result<Response> show_counts(const Services& services, const Request& request) {
  std::vector<std::string> threads;
  for (const std::string& path : Query(request.query).all("thread")) {
    TRY(std::string key, thread_key(path, services));
    threads.push_back(std::move(key));
  }
  if (threads.empty() || threads.size() > kCountsLimit) {
    return base::Fault{base::Code::bad_request, "give the parameter \"thread\" 1 to " +
                                                    std::to_string(kCountsLimit) + " times"};
  }
  // Each thread is counted once, however often the request names it.
  std::vector<std::string> named = threads;
  std::ranges::sort(named);
  named.erase(std::unique(named.begin(), named.end()), named.end());
  TRY(const std::vector<std::int64_t> totals, services.store.totals(named));
  std::vector<std::pair<std::string, std::int64_t>> counts;
  for (const std::string& thread : threads) {
    const auto at = std::ranges::lower_bound(named, thread) - named.begin();
    counts.emplace_back(thread, totals.at(static_cast<std::size_t>(at)));
  }
  return unless_known(request, tagged(cached_briefly(json_response(200, encode_counts(counts)))));
}

}  // namespace http
