// Rules → verdict: what happens to a comment, and every reason why.
#pragma once

#include <memory>
#include <set>
#include <string>
#include <vector>

#include "domain/comment.h"
#include "policy/condition.h"
#include "policy/outcome.h"

namespace policy {

struct Rule {
  std::string id;
  std::unique_ptr<Condition> when;
  Outcome outcome = Outcome::hold;
  // "{actual}" in it stands for what was measured.
  std::string message;
  // What stands under the form; empty: nothing.
  std::string text;
  domain::Audience audience = domain::Audience::everyone;
};

// What becomes of a comment that no rule is about, and what its reader is told.
struct Default {
  Outcome outcome = Outcome::hold;
  std::string message = "A moderator reads every comment before it appears.";
};

// An example in the file: what the policy is to do with a comment.
struct Test {
  domain::Draft draft;
  Occasion occasion;
  Outcome expected = Outcome::publish;
  // The ids of exactly the rules to be hit; nothing: whichever.
  std::optional<std::vector<std::string>> rules;
  // 1-based.
  int line = 0;
};

// A rule with what it found: a hit, or unknown.
struct Hit {
  const Rule* rule = nullptr;
  Finding finding;
};

struct Verdict {
  Outcome outcome = Outcome::hold;
  std::vector<domain::Reason> reasons;
};

// A public rule as the form tells it before anything is sent.
struct PublicRule {
  std::string rule;
  std::string message;
  // The sentence under the form; empty: the field itself says it.
  std::string text;
};

// Immutable: any number of threads may judge by it.
class Policy {
 public:
  struct Parts {
    Default otherwise = {};
    std::vector<Rule> rules = {};
    std::vector<Test> tests = {};
  };
  explicit Policy(Parts parts) : parts_(std::move(parts)) {}

  // All rules run; these are hit, or could not be decided.
  std::vector<Hit> hits(const Subject& subject) const;
  // What the rules that are hit lead to, in the words of the contract: the strongest wins, the
  // default when there is none. Insisted on, a nudge holds.
  Outcome outcome(const std::vector<Hit>& hits, Insist insist) const;
  // With a reason for each hit. A rule that cannot be decided holds: what fails never publishes.
  Verdict judge(const Subject& subject) const;

  std::vector<PublicRule> public_rules() const;
  // What its rules look at.
  std::set<Input> inputs() const;
  const std::vector<Rule>& rules() const { return parts_.rules; }
  const std::vector<Test>& tests() const { return parts_.tests; }

 private:
  Parts parts_;
};

// The id of the reason that no rule gives.
inline constexpr std::string_view kDefaultRule = "default";

// The reasons that may be told to the reader.
std::vector<domain::Reason> told_to_readers(const std::vector<domain::Reason>& reasons);

}  // namespace policy
