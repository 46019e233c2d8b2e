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
    const bool known = loaded.current.policy != nullptr;
    if (known && loaded.change == change) return loaded.current;
    const base::Result<std::int64_t> number = store_.policy_number();
    if (known && (!number || *number == loaded.number)) {
      if (number) loaded.change = change;
    } else {
      loaded = {change, number ? *number : 0, load()};
    }
    return loaded.current;
  });
}

CurrentPolicy ActivePolicy::load() {
  const base::Result<std::optional<storage::AppliedPolicy>> applied = store_.policy();
  if (!applied || !*applied) return built_in_policy();
  const storage::AppliedPolicy& found = **applied;
  std::vector<base::Diagnostic> errors;
  std::optional<policy::Policy> policy = policy::parse({"policy", found.text}, errors);
  if (policy)
    return {std::make_shared<const policy::Policy>(*std::move(policy)), found.hash, found.text};
  log_.error("the applied policy cannot be read, every comment is held: " + format(errors));
  return built_in_policy();
}

}  // namespace usecases
