#include "commands/policy.h"

#include <cstdio>

#include "base/read_file.h"
#include "commands/database.h"
#include "commands/failure.h"
#include "commands/policy_report.h"
#include "policy/document.h"
#include "policy/test_runner.h"
#include "storage/sqlite/store.h"
#include "usecases/active_policy.h"
#include "usecases/replay.h"

namespace commands {
namespace {

struct PolicyFile {
  std::string name;
  std::string text;
};

base::Result<PolicyFile> read(const std::string& name) {
  TRY(std::string text, base::read_file(name));
  return PolicyFile{name, std::move(text)};
}

// Prints errors of the file on standard error. Fault: bad_request.
base::Result<policy::Policy> parsed(const PolicyFile& file) {
  std::vector<base::Diagnostic> errors;
  std::optional<policy::Policy> policy = policy::parse({file.name, file.text}, errors);
  if (policy) return *std::move(policy);
  std::fputs(base::format(errors).c_str(), stderr);
  return base::Fault{base::Code::bad_request, "the policy is broken, and nothing was done"};
}

base::Result<void> tested(const PolicyFile& file, const policy::Policy& policy) {
  const std::vector<policy::FailedTest> failures = policy::failed_tests(policy);
  for (const policy::FailedTest& failure : failures) {
    std::fprintf(stderr, "%s:%d: error: %s\n", file.name.c_str(), failure.line,
                 failure.message.c_str());
  }
  const std::string all = std::to_string(policy.tests().size());
  if (!failures.empty()) {
    return base::Fault{base::Code::bad_request,
                       std::to_string(failures.size()) + " of " + all + " tests failed"};
  }
  std::printf("%s tests passed\n", all.c_str());
  return {};
}

base::Result<std::unique_ptr<storage::Store>> open(const std::string& database) {
  base::SystemRandom random;
  return sqlite::open(database, random);
}

base::Result<void> test(const std::string& name) {
  TRY(const PolicyFile file, read(name));
  TRY(const policy::Policy policy, parsed(file));
  return tested(file, policy);
}

base::Result<void> dry_run(const std::string& name, const std::string& database) {
  TRY(const PolicyFile file, read(name));
  TRY(const policy::Policy policy, parsed(file));
  TRY(const std::unique_ptr<storage::Store> store, open_existing(database));
  TRY(const policy::DryRunReport report, usecases::dry_run(policy, *store));
  std::fputs(report_of(report).c_str(), stdout);
  return {};
}

// The active policy if `name` is empty, otherwise the policy in the file.
base::Result<PolicyFile> policy_file_of(const std::string& name, storage::Store& store) {
  if (!name.empty()) return read(name);
  TRY(const std::optional<storage::AppliedPolicy> applied, store.policy());
  return PolicyFile{"policy", applied ? applied->text : std::string(policy::built_in_text())};
}

base::Result<void> explain(const std::string& comment, const std::string& name,
                           const std::string& database) {
  TRY(const std::unique_ptr<storage::Store> store, open_existing(database));
  TRY(const PolicyFile file, policy_file_of(name, *store));
  TRY(const policy::Policy policy, parsed(file));
  // The stored comment, including its reasons.
  TRY(const std::optional<domain::Comment> stored, store->comment(comment));
  return usecases::look_back(comment, *store, [&](const policy::PastComment& past) {
    const std::string text =
        explanation_of(past, policy, stored ? stored->reasons : past.comment.reasons);
    std::fputs(text.c_str(), stdout);
  });
}

base::Result<void> apply(const std::string& name, const std::string& database) {
  TRY(const PolicyFile file, read(name));
  TRY(const policy::Policy policy, parsed(file));
  TRY_DONE(tested(file, policy));
  TRY(const std::unique_ptr<storage::Store> store, open(database));
  const std::string hash = usecases::policy_hash(file.text);
  TRY([[maybe_unused]] const std::int64_t number,
      store->apply_policy({0, hash, file.text, base::SystemClock().now(), "command line"}));
  std::printf("applied: %s\n", hash.c_str());
  return {};
}

base::Result<void> show(const std::string& database) {
  TRY(const std::unique_ptr<storage::Store> store, open_existing(database));
  TRY(const PolicyFile file, policy_file_of("", *store));
  std::fputs(file.text.c_str(), stdout);
  return {};
}

}  // namespace

int test_policy(const std::string& file) { return status_of(test(file)); }

int dry_run_policy(const std::string& file, const std::string& database) {
  return status_of(dry_run(file, database));
}

int explain_policy(const std::string& comment, const std::string& file,
                   const std::string& database) {
  return status_of(explain(comment, file, database));
}

int apply_policy(const std::string& file, const std::string& database) {
  return status_of(apply(file, database));
}

int show_policy(const std::string& database) { return status_of(show(database)); }

}  // namespace commands
