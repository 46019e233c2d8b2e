// The policy that the service judges by, as it was last applied.
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
  // Stored with every hit: tells which policy it was.
  std::string hash;
  // The file.
  std::string text;
};

// Until one is applied, the built-in policy.
CurrentPolicy built_in_policy();

// The same for the same file.
std::string policy_hash(std::string_view text);

// Safe to ask from several threads.
class ActivePolicy {
 public:
  // Both outlive it.
  ActivePolicy(storage::Store& store, base::Log& log) : store_(store), log_(log) {}

  // Looks whether another was applied meanwhile, by whatever process. A store that does not answer
  // leaves the last one known; a policy that cannot be read (a newer version applied it) makes way
  // for the built-in one, which publishes nothing.
  CurrentPolicy current();

 private:
  struct Loaded {
    // As storage::Store::change() was.
    std::int64_t change = 0;
    std::int64_t number = 0;
    CurrentPolicy current;
  };

  CurrentPolicy load();

  storage::Store& store_;
  base::Log& log_;
  base::Guarded<Loaded> loaded_;
};

}  // namespace usecases
