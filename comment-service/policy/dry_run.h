// A changed policy over what was written before: what it would have done, beside what was done.
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

// What a person decided about a comment; nothing: nobody has.
using Decided = std::optional<domain::Status>;

// A comment as it came, and what became of it. All of it outlives the use.
struct Past {
  const domain::Comment& comment;
  const Occasion& occasion;
  // What the policy of that time did: publish or hold.
  Outcome then = Outcome::hold;
  Decided decided = {};
};

struct RuleCount {
  std::string rule;
  std::int64_t hits = 0;
  // A person published what the rule stopped or held, or took away what it published.
  std::int64_t overturned = 0;
  // What it looks at is not known any more.
  std::int64_t not_replayable = 0;
};

// A comment that would fare otherwise.
struct Flip {
  std::string comment;
  std::string thread;
  Outcome then = Outcome::hold;
  Outcome now = Outcome::hold;
  Decided decided = {};
  std::vector<std::string> rules;
  // The beginning of the text, in one line.
  std::string excerpt;
};

struct DryRunReport {
  std::int64_t comments = 0;
  std::map<std::tuple<Outcome, Outcome, Decided>, std::int64_t> table;
  // In the order of the file; all rules.
  std::vector<RuleCount> rules;
  std::vector<Flip> flips;
};

class DryRun {
 public:
  // `policy` outlives it.
  explicit DryRun(const Policy& policy);

  // In the order in which the comments came.
  void add(const Past& past);
  DryRunReport take() { return std::move(report_); }

 private:
  void count(const std::vector<Hit>& hits, Decided decided);

  const Policy& policy_;
  DryRunReport report_;
};

// The draft that the comment once was.
domain::Draft draft_of(const domain::Comment& comment);

}  // namespace policy
