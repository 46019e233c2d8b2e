// Compares a changed policy with the decisions about earlier comments.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <tuple>
#include <vector>

#include "domain/comment.h"
#include "policy/policy.h"

namespace policy {

// The decision of a person about a comment; nothing when nobody decided.
using HumanDecision = std::optional<domain::Status>;

// An earlier comment as it arrived, and its outcome. All references must outlive the object.
struct PastComment {
  const domain::Comment& comment;
  const Occasion& occasion;
  // The outcome under the policy of that time: publish or hold.
  Outcome then = Outcome::hold;
  HumanDecision decided = {};
};

struct RuleCount {
  std::string rule;
  std::int64_t hits = 0;
  // Hits that a person overturned: the person published a stopped or held comment, or took down a
  // published one.
  std::int64_t overturned = 0;
  // Comments whose inputs for the rule are no longer known.
  std::int64_t not_replayable = 0;
};

// A comment that the new policy would treat differently.
struct Flip {
  std::string comment;
  std::string thread;
  Outcome then = Outcome::hold;
  Outcome now = Outcome::hold;
  HumanDecision decided = {};
  std::vector<std::string> rules;
  // The beginning of the text, in one line.
  std::string excerpt;
};

struct DryRunReport {
  std::int64_t comments = 0;
  std::map<std::tuple<Outcome, Outcome, HumanDecision>, std::int64_t> table;
  // All rules, in file order.
  std::vector<RuleCount> rules;
  std::vector<Flip> flips;
};

class DryRun {
 public:
  // `policy` must outlive the dry run.
  explicit DryRun(const Policy& policy);

  // Comments must be added in order of arrival.
  void add(const PastComment& past);
  DryRunReport take() { return std::move(report_); }

 private:
  void count(const std::vector<Hit>& hits, HumanDecision decided);

  const Policy& policy_;
  DryRunReport report_;
};

// Rebuilds the draft from the stored comment.
domain::Draft draft_of(const domain::Comment& comment);

}  // namespace policy
