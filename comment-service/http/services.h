// The dependencies of all handlers. They live as long as the server.
#pragma once

#include "auth/keys.h"
#include "base/clock.h"
#include "base/log.h"
#include "base/random.h"
#include "http/answer_cache.h"
#include "http/idempotency.h"
#include "http/origin_log.h"
#include "settings/settings.h"
#include "storage/store.h"
#include "usecases/active_policy.h"
#include "usecases/attempt_limits.h"

namespace http {

struct Services {
  const settings::Settings& settings;
  storage::Store& store;
  usecases::ActivePolicy& policy;
  const auth::Keys& keys;
  const base::Clock& clock;
  base::Random& random;
  base::Log& log;
  RequestsInFlight& requests_in_flight;
  AnswerCache& answer_cache;
  // 32 random bytes of this process: the key for the hashes of single addresses.
  const std::string& address_key;
  usecases::AttemptLimits& attempts;
  OriginLog& origin_log;
};

}  // namespace http
