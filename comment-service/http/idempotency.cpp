#include "http/idempotency.h"

#include <algorithm>

#include "auth/hash.h"
#include "http/services.h"

namespace http {
namespace {

constexpr std::size_t kKeyLimit = 255;  // bytes; a UUID has 36

bool is_key(std::string_view text) {
  return !text.empty() && text.size() <= kKeyLimit &&
         std::ranges::all_of(text, [](char c) { return c >= ' ' && c <= '~'; });
}

}  // namespace

InFlight::Claim::~Claim() {
  if (keys_ != nullptr) keys_->claimed_.with([&](std::set<std::string>& set) { set.erase(key_); });
}

std::optional<InFlight::Claim> InFlight::claim(const std::string& key) {
  const bool free =
      claimed_.with([&](std::set<std::string>& set) { return set.insert(key).second; });
  if (!free) return std::nullopt;
  return Claim(*this, key);
}

base::Result<std::optional<Attempt>> begin_attempt(const Services& services, const Request& request,
                                                   const std::string& thread) {
  const std::optional<std::string_view> header = http::header(request, "Idempotency-Key");
  if (!header) return std::optional<Attempt>();
  if (!is_key(*header)) {
    return base::Fault{base::Code::bad_request,
                       "the Idempotency-Key must have 1 to 255 visible ASCII characters"};
  }
  // The zero byte stands in neither.
  storage::RequestKey key{auth::fingerprint(std::string(*header) + '\0' + thread),
                          auth::fingerprint(request.body)};
  std::optional<InFlight::Claim> claim = services.in_flight.claim(key.key);
  if (!claim) return base::Fault{base::Code::in_flight, "the same request is still being answered"};
  TRY(std::optional<storage::KeptAnswer> answered,
      services.store.kept_answer(key.key, services.clock.now()));
  if (answered && answered->request.body != key.body) {
    return base::Fault{base::Code::key_reused,
                       "this Idempotency-Key came with another body before"};
  }
  return std::optional(Attempt{std::move(key), std::move(answered), *std::move(claim)});
}

}  // namespace http
