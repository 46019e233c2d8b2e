#include "policy/policy.h"

#include <algorithm>
#include <array>
#include <string_view>

#include "base/text.h"

namespace policy {
namespace {

struct Rule {
  std::string_view id;
  Outcome outcome;
  std::string_view message;
  std::string_view field;
  domain::Audience audience;
  bool (*hit)(const Subject& subject);
};

constexpr std::array kRules = {
    Rule{"comment-required", Outcome::reject, "Please enter your comment!", "body",
         domain::Audience::everyone, [](const Subject& s) { return base::blank(s.draft.body); }},
    Rule{"name-required", Outcome::reject, "Please enter your name here", "name",
         domain::Audience::everyone, [](const Subject& s) { return base::blank(s.draft.name); }},
    Rule{"honeypot", Outcome::hold, "The field that people do not see was filled in.", "",
         domain::Audience::moderators,
         [](const Subject& s) { return s.honeypot == Honeypot::filled; }},
    Rule{"default", Outcome::hold, "A moderator reads every comment before it appears.", "",
         domain::Audience::everyone, [](const Subject&) { return true; }},
};

}  // namespace

Verdict BuiltIn::judge(const Subject& subject) const {
  Verdict verdict{Outcome::publish, {}};
  for (const Rule& rule : kRules) {
    if (!rule.hit(subject)) continue;
    verdict.outcome = std::max(verdict.outcome, rule.outcome);
    verdict.reasons.push_back({std::string(rule.id),
                               std::string(rule.message),
                               std::string(rule.field),
                               {},
                               rule.audience});
  }
  // Who is refused wants to know what to mend, not what would have followed.
  if (verdict.outcome == Outcome::reject) {
    std::erase_if(verdict.reasons,
                  [](const domain::Reason& reason) { return reason.rule == "default"; });
  }
  return verdict;
}

std::vector<PublicRule> BuiltIn::public_rules() const {
  std::vector<PublicRule> rules;
  for (const Rule& rule : kRules) {
    if (rule.audience == domain::Audience::everyone) {
      rules.push_back({std::string(rule.id), std::string(rule.message)});
    }
  }
  return rules;
}

std::vector<domain::Reason> told_to_readers(const std::vector<domain::Reason>& reasons) {
  std::vector<domain::Reason> told;
  std::ranges::copy_if(reasons, std::back_inserter(told), [](const domain::Reason& reason) {
    return reason.audience == domain::Audience::everyone;
  });
  return told;
}

}  // namespace policy
