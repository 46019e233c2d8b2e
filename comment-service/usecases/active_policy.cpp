#include "usecases/active_policy.h"

#include "auth/hash.h"
#include "policy/document.h"

namespace usecases {

std::string policy_hash(std::string_view text) { return auth::fingerprint(text); }

CurrentPolicy built_in_policy() {
  const std::string text(policy::built_in_text());
  return {std::make_shared<const policy::Policy>(policy::built_in()), policy_hash(text), text};
}

CurrentPolicy ActivePolicy::current() {
  // Asked before loading, so that the loaded policy is never older than this number.
  const std::int64_t change = store_.change();
  return loaded_.with([&](LoadedPolicy& loaded) {
    const bool is_known = loaded.current.policy != nullptr;
    if (is_known && loaded.change == change) return loaded.current;
    // After a failure, the next call tries again.
    [[maybe_unused]] const base::Result<void> renewed = renew(loaded, change);
    return loaded.current.policy != nullptr ? loaded.current : built_in_policy();
  });
}

base::Result<void> ActivePolicy::renew(LoadedPolicy& loaded, std::int64_t change) {
  TRY(const std::int64_t number, store_.policy_number());
  if (loaded.current.policy == nullptr || number != loaded.number) {
    TRY(loaded.current, load());
    loaded.number = number;
  }
  loaded.change = change;
  return {};
}

base::Result<CurrentPolicy> ActivePolicy::load() {
  TRY(const std::optional<storage::AppliedPolicy> applied, store_.policy());
  if (!applied) return built_in_policy();
  std::vector<base::Diagnostic> errors;
  std::optional<policy::Policy> policy = policy::parse({"policy", applied->text}, errors);
  if (policy) {
    return CurrentPolicy{std::make_shared<const policy::Policy>(*std::move(policy)), applied->hash,
                         applied->text};
  }
  log_.error("the applied policy cannot be read, every comment is held: " + format(errors));
  return built_in_policy();
}

}  // namespace usecases
