// The policy that is in force.
#pragma once

#include <memory>
#include <string>

#include "base/guarded.h"
#include "base/log.h"
#include "policy/policy.h"
#include "storage/store.h"

namespace usecases {

struct CurrentPolicy {
  std::shared_ptr<const policy::Policy> policy;
  // Stored with every hit, to identify the policy.
  std::string hash;
  // The text of the policy file.
  std::string text;
};

// The policy that is in force until one is applied.
CurrentPolicy built_in_policy();

// A deterministic hash of the policy file.
std::string policy_hash(std::string_view text);

// Thread-safe.
class ActivePolicy {
 public:
  // Both must outlive the object.
  ActivePolicy(storage::Store& store, base::Log& log) : store_(store), log_(log) {}

  // Returns the policy that any process applied last. If the store fails, returns the last known
  // policy, or the built-in one before any is known. If the policy cannot be parsed, because a
  // newer version applied it, returns the built-in policy, which publishes nothing.
  CurrentPolicy current();

 private:
  struct LoadedPolicy {
    // The value of storage::Store::change() at loading.
    std::int64_t change = 0;
    std::int64_t number = 0;
    CurrentPolicy current;
  };

  // Brings `loaded` up to date. Leaves it as it is when the store fails.
  base::Result<void> renew(LoadedPolicy& loaded, std::int64_t change);
  base::Result<CurrentPolicy> load();

  storage::Store& store_;
  base::Log& log_;
  base::Guarded<LoadedPolicy> loaded_;
};

}  // namespace usecases
