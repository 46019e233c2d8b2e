// A policy: its rules decide the outcome for a comment and give every reason.
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
  // "{actual}" in the message stands for the measured value.
  std::string message;
  // The sentence below the form; empty for no sentence.
  std::string text;
  domain::Audience audience = domain::Audience::everyone;
};

// The outcome for a comment that no rule matches, and the message for its author.
struct Default {
  Outcome outcome = Outcome::hold;
  std::string message = "A moderator reads every comment before it appears.";
};

// A test in the policy file: a comment and its expected outcome.
struct Test {
  domain::Draft draft;
  Occasion occasion;
  Outcome expected = Outcome::publish;
  // The ids of exactly the rules that must match; nothing accepts any rules.
  std::optional<std::vector<std::string>> rules;
  // Counts from 1.
  int line = 0;
};

// A rule and its finding, which is a hit or unknown.
struct Hit {
  const Rule* rule = nullptr;
  Finding finding;
};

struct Verdict {
  Outcome outcome = Outcome::hold;
  std::vector<domain::Reason> reasons;
};

// A public rule as the form shows it before a comment is sent.
struct PublicRule {
  std::string rule;
  std::string message;
  // The sentence below the form; empty when the field itself says it.
  std::string text;
};

// All rules, or those that everyone may know.
enum class RuleSet { all, everyone };

// Immutable, therefore safe to use from several threads.
class Policy {
 public:
  struct Parts {
    Default otherwise = {};
    std::vector<Rule> rules = {};
    std::vector<Test> tests = {};
  };
  explicit Policy(Parts parts) : parts_(std::move(parts)) {}

  // Tests the rules and returns those that matched or are unknown. Never tests a rule outside of
  // the set.
  std::vector<Hit> hits(const Subject& subject, RuleSet rules = RuleSet::all) const;
  // The outcome of the matching rules. The strongest wins; without a match the default applies.
  // When the writer insists, a nudge becomes a hold. A finding for moderators only can hold a
  // comment, but never refuse it.
  Outcome outcome(const std::vector<Hit>& hits, Insistence insist) const;
  // Returns the outcome with a reason for each hit. An unknown rule holds the comment, so a failure
  // never publishes anything.
  Verdict judge(const Subject& subject, RuleSet rules = RuleSet::all) const;

  std::vector<PublicRule> public_rules() const;
  // All inputs that the rules read.
  std::set<Input> inputs(RuleSet rules = RuleSet::all) const;
  const std::vector<Rule>& rules() const { return parts_.rules; }
  const std::vector<Test>& tests() const { return parts_.tests; }

 private:
  Parts parts_;
};

// The rule id in the reason for the default outcome.
inline constexpr std::string_view kDefaultRule = "default";

// The reasons that readers may see.
std::vector<domain::Reason> reasons_for_readers(const std::vector<domain::Reason>& reasons);

}  // namespace policy
