#include "http/caching.h"
#include "http/handlers.h"
#include "http/policy_json.h"
#include "policy/document.h"
#include "usecases/replay.h"

namespace http {
namespace {

struct PolicyUpload {
  policy::Policy policy;
  std::string text;
};

base::Result<PolicyUpload> policy_in(const Request& request) {
  TRY(std::string text, decode_policy(request.body));
  std::vector<base::Diagnostic> errors;
  std::optional<policy::Policy> policy = policy::parse({"policy", text}, errors);
  if (!policy) return broken_policy(errors);
  return PolicyUpload{*std::move(policy), std::move(text)};
}

}  // namespace

base::Result<Response> show_policy(const Services& services, const Request& /*request*/) {
  const usecases::CurrentPolicy current = services.policy.current();
  TRY(const auto refused, services.store.refused(current.hash));
  return not_stored(json_response(200, encode_policy(current, refused)));
}

base::Result<Response> apply_policy(const Services& services, const Request& request) {
  TRY(const PolicyUpload sent, policy_in(request));
  const std::vector<policy::FailedTest> failures = policy::failed_tests(sent.policy);
  if (!failures.empty()) return failing_policy(failures);
  TRY([[maybe_unused]] const std::int64_t number,
      services.store.apply_policy({0, usecases::policy_hash(sent.text), sent.text,
                                   services.clock.now(), request.moderator.value().name}));
  return show_policy(services, request);
}

base::Result<Response> dry_run_policy(const Services& services, const Request& request) {
  TRY(const PolicyUpload sent, policy_in(request));
  TRY(const policy::DryRunReport report, usecases::dry_run(sent.policy, services.store));
  return not_stored(json_response(200, encode_dry_run(report)));
}

}  // namespace http
