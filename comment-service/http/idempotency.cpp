#include "http/idempotency.h"

#include <algorithm>

#include "auth/hash.h"
#include "http/sender_network.h"
#include "http/services.h"

namespace http {
namespace {

constexpr std::size_t kKeyLimit = 255;  // bytes; a UUID has 36
constexpr std::size_t kSecretLength = 22;

bool is_key(std::string_view text) {
  return !text.empty() && text.size() <= kKeyLimit &&
         std::ranges::all_of(text, [](char c) { return c >= ' ' && c <= '~'; });
}

}  // namespace

RequestsInFlight::Claim::~Claim() {
  if (keys_ == nullptr) return;
  {
    const std::scoped_lock lock(keys_->mutex_);
    keys_->claimed_.erase(key_);
  }
  keys_->freed_.notify_all();
}

std::optional<RequestsInFlight::Claim> RequestsInFlight::claim(const std::string& key) {
  const std::scoped_lock lock(mutex_);
  if (!claimed_.insert(key).second) return std::nullopt;
  return Claim(*this, key);
}

RequestsInFlight::Claim RequestsInFlight::wait_for(const std::string& key) {
  std::unique_lock lock(mutex_);
  freed_.wait(lock, [&] { return claimed_.insert(key).second; });
  return {*this, key};
}

base::Result<Attempt> begin_form(const Services& services, const Request& request,
                                 const std::string& thread) {
  // The leading purpose separates these keys from those of the header, which contain no zero byte.
  storage::RequestKey key{
      auth::fingerprint("form" + std::string(2, '\0') + thread + '\0' + request.body),
      auth::fingerprint(request.body)};
  RequestsInFlight::Claim claim = services.requests_in_flight.wait_for(key.key);
  TRY(std::optional<storage::StoredAnswer> answered,
      services.store.stored_answer(key.key, services.clock.now()));
  return Attempt{std::move(key), std::move(answered), std::move(claim)};
}

base::Result<bool> may_have_edit_token(const Services& services, const Request& request,
                                       const std::string& comment) {
  if (http::header(request, "Idempotency-Key").value_or("").size() >= kSecretLength) return true;
  TRY(const std::optional<domain::Comment> stored, services.store.comment(comment));
  const std::string network = sender_network(request, services.settings.trusted_proxies);
  return stored && !network.empty() && stored->address == network;
}

base::Result<std::optional<Attempt>> begin_attempt(const Services& services, const Request& request,
                                                   const std::string& thread) {
  const std::optional<std::string_view> header = http::header(request, "Idempotency-Key");
  if (!header) return std::optional<Attempt>();
  if (!is_key(*header)) {
    return base::Fault{base::Code::bad_request,
                       "the Idempotency-Key must have 1 to 255 visible ASCII characters"};
  }
  // Neither part contains a zero byte, so the pair is unambiguous.
  storage::RequestKey key{auth::fingerprint(std::string(*header) + '\0' + thread),
                          auth::fingerprint(request.body)};
  std::optional<RequestsInFlight::Claim> claim = services.requests_in_flight.claim(key.key);
  if (!claim) return base::Fault{base::Code::in_flight, "the same request is still being answered"};
  TRY(std::optional<storage::StoredAnswer> answered,
      services.store.stored_answer(key.key, services.clock.now()));
  if (answered && answered->request.body != key.body) {
    return base::Fault{base::Code::key_reused,
                       "this Idempotency-Key came with another body before"};
  }
  return std::optional(Attempt{std::move(key), std::move(answered), *std::move(claim)});
}

}  // namespace http
