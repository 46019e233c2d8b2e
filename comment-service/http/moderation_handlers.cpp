#include "http/caching.h"
#include "http/handlers.h"
#include "http/json.h"
#include "http/moderation_json.h"
#include "http/thread_parameter.h"
#include "usecases/redact.h"
#include "usecases/reply.h"

namespace http {
namespace {

constexpr std::size_t kQueueLimit = 100;

const domain::Moderator& moderator(const Request& request) { return request.moderator.value(); }

Response answer(std::string json) { return not_stored(json_response(200, std::move(json))); }

}  // namespace

base::Result<Response> list_queue(const Services& services, const Request& request) {
  const Query query(request.query);
  storage::QueueRequest wanted;
  const std::optional<domain::Status> status =
      domain::status_named(query.find("status").value_or("held"));
  if (!status)
    return base::Fault{base::Code::bad_request, "the parameter \"status\" names no status"};
  wanted.status = *status;
  if (query.find("thread")) {
    TRY(wanted.thread, thread_in(query, services));
  }
  wanted.cursor = query.value("cursor");
  TRY(wanted.limit, limit_in(query, kQueueLimit));
  TRY(const storage::Queue queue, services.store.queue(wanted));
  return answer(encode_queue(queue));
}

base::Result<Response> decide_comment(const Services& services, const Request& request) {
  TRY(const DecisionBody body, decode_decision(request.body));
  const std::string& id = request.captures.front();
  if (!body.redact.empty()) {
    TRY(const domain::Comment comment,
        usecases::redact({id, body.revision, body.redact, body.note, moderator(request).id},
                         services.store, services.clock));
    return answer(encode_decided(comment));
  }
  const domain::Decision decision{id,        body.action,           body.revision,
                                  body.note, moderator(request).id, body.status};
  TRY(const storage::DecisionResult decided, services.store.decide(decision, services.clock.now()));
  return answer(encode_decided(decided.comment));
}

base::Result<Response> decide_many(const Services& services, const Request& request) {
  TRY(std::vector<domain::Decision> decisions, decode_decisions(request.body));
  for (domain::Decision& decision : decisions) decision.moderator = moderator(request).id;
  TRY(const std::vector<base::Result<storage::DecisionResult>> outcomes,
      services.store.decide_all(decisions, services.clock.now()));
  return answer(encode_decisions(decisions, outcomes));
}

base::Result<Response> reply_to_comment(const Services& services, const Request& request) {
  TRY(ReplyBody body, decode_reply(request.body));
  TRY(std::string thread, thread_key(body.thread, services));
  const usecases::Reply reply{std::move(thread),       body.parent,           body.body,
                              moderator(request).name, moderator(request).id, new_thread(services),
                              body.approve_parent};
  base::Result<domain::Comment> comment =
      usecases::reply(reply, services.store, services.clock, services.random);
  if (comment) return not_stored(json_response(201, encode_reply(*comment)));
  if (comment.fault().code != base::Code::conflict || body.approve_parent) return comment.fault();
  base::Fault fault = comment.fault();
  fault.errors = {{"/approve_parent", "can name the revision of the parent to publish it, too"}};
  return fault;
}

base::Result<Response> change_thread(const Services& services, const Request& request) {
  TRY(const std::string key, thread_in(Query(request.query), services));
  TRY(ThreadBody body, decode_thread_change(request.body));
  if (!body.move_to.empty()) {
    TRY(body.move_to, thread_key(body.move_to, services));
  }
  TRY(domain::Thread thread,
      services.store.change_thread({key, body.open, body.move_to, moderator(request).id,
                                    services.clock.now(),
                                    new_thread(services) == storage::NewThread::create
                                        ? storage::UnlistedPages::allowed
                                        : storage::UnlistedPages::until_manifest}));
  thread.open = is_open(services, thread);
  return answer(encode_thread_state(thread));
}

base::Result<Response> list_blocks(const Services& services, const Request& /*request*/) {
  TRY(const std::vector<domain::Block> blocks, services.store.blocks());
  return answer(encode_blocks(blocks));
}

base::Result<Response> add_block(const Services& services, const Request& request) {
  TRY(BlockBody body, decode_block(request.body));
  const base::Time now = services.clock.now();
  const domain::Block block{usecases::new_id(now, services.random), body.kind,
                            std::move(body.value), now};
  TRY_DONE(services.store.add_block({block, moderator(request).id}));
  return not_stored(json_response(201, encode_block(block)));
}

base::Result<Response> remove_block(const Services& services, const Request& request) {
  TRY_DONE(services.store.remove_block(request.captures.front(), moderator(request).id,
                                       services.clock.now()));
  return not_stored({204, {}, ""});
}

base::Result<Response> show_audit(const Services& services, const Request& request) {
  const Query query(request.query);
  storage::AuditRequest wanted;
  wanted.cursor = query.value("cursor");
  TRY(wanted.limit, limit_in(query, kQueueLimit));
  TRY(const storage::Audit audit, services.store.audit(wanted));
  return answer(encode_audit(audit));
}

}  // namespace http
