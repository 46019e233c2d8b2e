// Limits of requests that store nothing: refused comments, previews and forms of one sender.
#pragma once

#include <functional>
#include <string>
#include <unordered_map>
#include <vector>

#include "base/duration.h"
#include "base/guarded.h"
#include "domain/sender.h"
#include "usecases/submit.h"

namespace usecases {

enum class AttemptKind { refused, preview, form };

struct Attempt {
  AttemptKind kind = AttemptKind::refused;
  const domain::Sender& sender;
  // The limit of the narrowest network; nothing means no limit.
  const std::optional<base::Rate>& rate;
  base::Time now = {};
};

// Counts in memory, because these requests write nothing. A restart forgets the counts. A window
// begins with the first attempt of a network. Thread-safe.
class AttemptLimits {
 public:
  // Counts the attempt for each of the sender's networks. Fault: too_many with `retry_after`, when
  // one of them has used up its limit; then nothing is counted.
  base::Result<void> count(const Attempt& attempt);
  // The fault that count() would return.
  base::Result<void> check(const Attempt& attempt);

 private:
  struct Window {
    base::Time begin = {};
    std::int64_t count = 0;
  };
  using Windows = std::unordered_map<std::string, Window>;
  // When `recent` is full, it replaces `older`: networks without attempts since then are forgotten.
  struct State {
    Windows recent;
    Windows older;
  };

  static Window& window_of(State& state, const std::string& key);
  base::Result<void> run(const Attempt& attempt, std::int64_t added);

  base::Guarded<State> state_;
};

// Runs `send`, a submission or an edit, unless the sender's refusals are used up. Counts it if it
// stored nothing, unless the service itself failed. Fault: too_many, and those of `send`.
base::Result<SubmitResult> limit_refusals(AttemptLimits& limits, const Attempt& attempt,
                                          const std::function<base::Result<SubmitResult>()>& send);

}  // namespace usecases
