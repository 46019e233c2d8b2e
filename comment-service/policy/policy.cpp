#include "policy/policy.h"

#include <algorithm>

#include "policy/placeholder.h"

namespace policy {
namespace {

using domain::Audience;

bool is_told(const Hit& hit) {
  return hit.rule->audience == Audience::everyone && hit.finding.audience == Audience::everyone;
}

domain::Reason reason_of(const Hit& hit) {
  const Rule& rule = *hit.rule;
  if (hit.finding.truth == Truth::unknown) {
    return {rule.id, "This rule could not be checked.", "", {}, domain::Audience::moderators};
  }
  return {rule.id, filled_in(rule.message, hit.finding.evidence.actual), hit.finding.field,
          hit.finding.evidence, is_told(hit) ? Audience::everyone : Audience::moderators};
}

bool belongs_to(RuleSet rules, const Rule& rule) {
  return rules == RuleSet::all || rule.audience == Audience::everyone;
}

}  // namespace

std::vector<Hit> Policy::hits(const Subject& subject, RuleSet rules) const {
  std::vector<Hit> hits;
  for (const Rule& rule : parts_.rules) {
    if (!belongs_to(rules, rule)) continue;
    Finding finding = rule.when->test(subject);
    if (finding.truth != Truth::miss) hits.push_back({&rule, std::move(finding)});
  }
  return hits;
}

Outcome Policy::outcome(const std::vector<Hit>& hits, Insistence insist) const {
  std::optional<Outcome> strongest;
  for (const Hit& hit : hits) {
    if (hit.finding.truth != Truth::hit) continue;
    const bool insisted = hit.rule->outcome == Outcome::nudge && insist == Insistence::yes;
    // A refusal would tell the visitor of a comment that only moderators see.
    const bool secret = hit.finding.audience == Audience::moderators && stops(hit.rule->outcome);
    const Outcome outcome = insisted || secret ? Outcome::hold : hit.rule->outcome;
    strongest = std::max(strongest.value_or(outcome), outcome);
  }
  return strongest.value_or(parts_.otherwise.outcome);
}

Verdict Policy::judge(const Subject& subject, RuleSet rules) const {
  const std::vector<Hit> found = hits(subject, rules);
  Verdict verdict{outcome(found, subject.occasion().insist), {}};
  bool told = false;
  for (const Hit& hit : found) {
    if (hit.finding.truth == Truth::unknown)
      verdict.outcome = std::max(verdict.outcome, Outcome::hold);
    verdict.reasons.push_back(reason_of(hit));
    told = told || (verdict.reasons.back().audience == domain::Audience::everyone &&
                    hit.rule->outcome != Outcome::publish);
  }
  // A comment that is held for a secret reason looks exactly like one that is held by default.
  if (verdict.outcome == Outcome::hold && !told) {
    verdict.reasons.push_back({std::string(kDefaultRule), parts_.otherwise.message});
  }
  return verdict;
}

std::vector<PublicRule> Policy::public_rules() const {
  std::vector<PublicRule> rules;
  for (const Rule& rule : parts_.rules) {
    if (rule.audience != domain::Audience::everyone || rule.outcome == Outcome::publish) continue;
    rules.push_back({rule.id, without_placeholder(rule.message), rule.text});
  }
  if (parts_.otherwise.outcome == Outcome::hold) {
    const std::string& message = parts_.otherwise.message;
    rules.push_back({std::string(kDefaultRule), message, message});
  }
  return rules;
}

std::set<Input> Policy::inputs(RuleSet rules) const {
  std::set<Input> inputs;
  for (const Rule& rule : parts_.rules) {
    if (belongs_to(rules, rule)) inputs.merge(rule.when->inputs());
  }
  return inputs;
}

std::vector<domain::Reason> reasons_for_readers(const std::vector<domain::Reason>& reasons) {
  std::vector<domain::Reason> told;
  std::ranges::copy_if(reasons, std::back_inserter(told), [](const domain::Reason& reason) {
    return reason.audience == domain::Audience::everyone;
  });
  return told;
}

}  // namespace policy
