#include "http/caching.h"
#include "http/comment_addresses.h"
#include "http/handlers.h"
#include "http/json.h"
#include "http/sender_network.h"
#include "http/submission.h"
#include "http/thread_parameter.h"
#include "usecases/edit.h"

namespace http {
namespace {

// Returns the comment's id if the request has its edit token. The token is checked before the
// look-up, so that nobody can probe which ids exist.
base::Result<std::string> own_id(const Services& services, const Request& request) {
  const std::string& id = request.captures.front();
  if (services.keys.is_edit_token(id, bearer_token(request))) return id;
  return base::Fault{base::Code::unauthorized, "this needs the edit token of the comment"};
}

base::Result<Response> own_response(const Services& services, const domain::Comment& comment) {
  std::string url;
  if (comment.status == domain::Status::published) {
    TRY(url, CommentAddresses(services).of(comment));
  }
  return not_stored(json_response(200, encode_own(comment, url)));
}

}  // namespace

base::Result<Response> show_own_comment(const Services& services, const Request& request) {
  TRY(const std::string id, own_id(services, request));
  TRY(const std::optional<domain::Comment> comment, services.store.comment(id));
  if (!comment) return base::Fault{base::Code::not_found, "there is no such comment"};
  return own_response(services, *comment);
}

base::Result<Response> edit_own_comment(const Services& services, const Request& request) {
  TRY(const std::string id, own_id(services, request));
  TRY(EditBody body, decode_edit(request.body));
  const domain::Sender sender = sender_of(services, request);
  const usecases::EditRequest change{id,
                                     body.revision,
                                     std::move(body.text),
                                     sender.network,
                                     services.settings.edit_window,
                                     body.insist ? policy::Insistence::yes : policy::Insistence::no,
                                     new_thread(services),
                                     rates_of(services, sender)};
  TRY(const usecases::SubmitResult edited, edit_limited(services, change));
  if (const auto* refused = std::get_if<usecases::Refusal>(&edited)) {
    return refused_response(encode_refused(*refused));
  }
  return own_response(services, std::get<domain::Comment>(edited));
}

base::Result<Response> withdraw_own_comment(const Services& services, const Request& request) {
  TRY(const std::string id, own_id(services, request));
  TRY_DONE(services.store.withdraw(id, services.clock.now()));
  return not_stored({204, {}, ""});
}

}  // namespace http
