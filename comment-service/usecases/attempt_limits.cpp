#include "usecases/attempt_limits.h"

#include <algorithm>

namespace usecases {
namespace {

// Each of two halves; a network takes about 150 bytes.
constexpr std::size_t kMostNetworks = 20'000;

std::string key_of(AttemptKind kind, const std::string& network) {
  return std::string(1, static_cast<char>('0' + static_cast<int>(kind))) + network;
}

std::int64_t seconds_until(base::Time end, base::Time now) {
  return std::chrono::duration_cast<std::chrono::seconds>(end - now).count() + 1;
}

// The networks that count; the stored network when no others are known.
std::vector<domain::CountedNetwork> networks_of(const domain::Sender& sender) {
  if (!sender.counted.empty()) return sender.counted;
  return {domain::counted_network(sender.network)};
}

// Whether the service did its part and nothing was stored.
bool is_refused(const base::Result<SubmitResult>& result) {
  if (result) return std::holds_alternative<Refusal>(*result);
  const base::Code code = result.fault().code;
  return code != base::Code::unavailable && code != base::Code::internal;
}

}  // namespace

AttemptLimits::Window& AttemptLimits::window_of(State& state, const std::string& key) {
  const auto found = state.recent.find(key);
  if (found != state.recent.end()) return found->second;
  Window window;
  if (const auto old = state.older.find(key); old != state.older.end()) window = old->second;
  if (state.recent.size() >= kMostNetworks) {
    state.older = std::move(state.recent);
    state.recent = {};
  }
  return state.recent[key] = window;
}

base::Result<void> AttemptLimits::run(const Attempt& attempt, std::int64_t added) {
  if (!attempt.rate) return {};
  const base::Rate& rate = *attempt.rate;
  const std::vector<domain::CountedNetwork> networks = networks_of(attempt.sender);
  const std::int64_t wait = state_.with([&](State& state) {
    std::int64_t longest = 0;
    for (const domain::CountedNetwork& network : networks) {
      Window& window = window_of(state, key_of(attempt.kind, network.key));
      // A window of a time after now comes from a clock that was set back since.
      const bool current = window.begin <= attempt.now && attempt.now < window.begin + rate.window;
      if (!current) window = {attempt.now, 0};
      if (window.count >= rate.count * network.share)
        longest = std::max(longest, seconds_until(window.begin + rate.window, attempt.now));
    }
    if (longest > 0) return longest;
    for (const domain::CountedNetwork& network : networks)
      window_of(state, key_of(attempt.kind, network.key)).count += added;
    return longest;
  });
  if (wait == 0) return {};
  base::Fault fault{base::Code::too_many, "too many requests just now; please try again later"};
  fault.retry_after = wait;
  return fault;
}

base::Result<void> AttemptLimits::count(const Attempt& attempt) { return run(attempt, 1); }
base::Result<void> AttemptLimits::check(const Attempt& attempt) { return run(attempt, 0); }

base::Result<SubmitResult> limit_refusals(AttemptLimits& limits, const Attempt& attempt,
                                          const std::function<base::Result<SubmitResult>()>& send) {
  TRY_DONE(limits.check(attempt));
  base::Result<SubmitResult> result = send();
  if (!is_refused(result)) return result;
  TRY_DONE(limits.count(attempt));
  return result;
}

}  // namespace usecases
