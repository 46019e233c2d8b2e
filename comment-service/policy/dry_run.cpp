#include "policy/dry_run.h"

#include <algorithm>

namespace policy {
namespace {

constexpr std::size_t kExcerptBytes = 72;

std::string excerpt_of(const std::string& body) {
  std::string line = body.substr(0, kExcerptBytes);
  const bool cut = line.size() < body.size();
  // Never cuts inside a UTF-8 character.
  while (cut && !line.empty() && (static_cast<unsigned char>(body[line.size()]) & 0xC0U) == 0x80U)
    line.pop_back();
  std::ranges::replace_if(
      line, [](char c) { return c == '\n' || c == '\r' || c == '\t'; }, ' ');
  return cut ? line + "…" : line;
}

bool overturned(Outcome outcome, const HumanDecision& decided) {
  if (!decided) return false;
  const bool published = *decided == domain::Status::published;
  return outcome == Outcome::publish ? !published : published;
}

}  // namespace

domain::Draft draft_of(const domain::Comment& comment) {
  return {comment.body, comment.name, comment.email, comment.website, comment.parent};
}

DryRun::DryRun(const Policy& policy) : policy_(policy) {
  for (const Rule& rule : policy.rules()) report_.rules.push_back({rule.id});
}

void DryRun::count(const std::vector<Hit>& hits, HumanDecision decided) {
  for (const Hit& hit : hits) {
    RuleCount& count = *std::ranges::find(report_.rules, hit.rule->id, &RuleCount::rule);
    if (hit.finding.truth == Truth::unknown) {
      ++count.not_replayable;
      continue;
    }
    ++count.hits;
    if (overturned(hit.rule->outcome, decided)) ++count.overturned;
  }
}

void DryRun::add(const PastComment& past) {
  const domain::Draft draft = draft_of(past.comment);
  const std::vector<Hit> hits = policy_.hits(Subject(draft, past.comment.html, past.occasion));
  const Outcome now = policy_.outcome(hits, Insistence::no);
  ++report_.comments;
  ++report_.table[{past.then, now, past.decided}];
  count(hits, past.decided);
  if (now == past.then) return;
  Flip flip{past.comment.id, past.comment.thread, past.then, now, past.decided, {}, {}};
  for (const Hit& hit : hits) {
    if (hit.finding.truth == Truth::hit) flip.rules.push_back(hit.rule->id);
  }
  flip.excerpt = excerpt_of(past.comment.body);
  report_.flips.push_back(std::move(flip));
}

}  // namespace policy
