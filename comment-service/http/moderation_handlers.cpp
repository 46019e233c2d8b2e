#include "http/caching.h"
#include "http/handlers.h"
#include "http/json.h"
#include "http/thread_parameter.h"

namespace http {
namespace {

constexpr std::size_t kQueueLimit = 100;

}  // namespace

base::Result<Response> list_queue(const Services& services, const Request& request) {
  const Query query(request.query);
  storage::QueueRequest wanted;
  const std::optional<domain::Status> status =
      domain::status_named(query.find("status").value_or("held"));
  if (!status)
    return base::Fault{base::Code::bad_request, "the parameter \"status\" names no status"};
  wanted.status = *status;
  wanted.cursor = query.value("cursor");
  TRY(wanted.limit, limit_in(query, kQueueLimit));
  TRY(const storage::Queue queue, services.store.queue(wanted));
  return not_stored(json_response(200, encode_queue(queue)));
}

base::Result<Response> decide_comment(const Services& services, const Request& request) {
  TRY(const DecisionBody body, decode_decision(request.body));
  const domain::Decision decision{request.captures.front(), body.action, body.revision, body.note,
                                  request.moderator.value().name};
  TRY(const storage::Decided decided, services.store.decide(decision, services.clock.now()));
  return not_stored(json_response(200, encode_decided(decided.comment)));
}

base::Result<Response> change_thread(const Services& services, const Request& request) {
  TRY(const std::string key, thread_in(Query(request.query), services));
  TRY(domain::Thread thread, usecases::find_thread(key, unwritten(services), services.store));
  TRY(thread, decode_thread(request.body, std::move(thread)));
  TRY_DONE(services.store.save_thread(thread));
  thread.open = is_open(services, thread);
  return not_stored(json_response(200, encode_thread_state(thread)));
}

}  // namespace http
