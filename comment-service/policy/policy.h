// Rules → verdict: what happens to a comment, and every reason why.
#pragma once

#include <string>
#include <vector>

#include "domain/comment.h"
#include "domain/draft.h"

namespace policy {

// By strength: the strongest of all rules that are hit wins.
enum class Outcome { publish, nudge, hold, reject };

enum class Honeypot { empty, filled };
enum class Token { missing, valid };

// All that a rule may look at.
struct Subject {
  const domain::Draft& draft;
  Honeypot honeypot = Honeypot::empty;
  Token token = Token::missing;
};

struct Verdict {
  Outcome outcome = Outcome::hold;
  std::vector<domain::Reason> reasons;
};

// A public rule as the form tells it before anything is sent.
struct PublicRule {
  std::string rule;
  std::string message;
};

class Policy {
 public:
  virtual ~Policy() = default;
  // All rules run; every one that is hit gives a reason.
  virtual Verdict judge(const Subject& subject) const = 0;
  virtual std::vector<PublicRule> public_rules() const = 0;
};

// The built-in policy: the two rules of the form reject, everything else waits for a moderator.
class BuiltIn final : public Policy {
 public:
  Verdict judge(const Subject& subject) const override;
  std::vector<PublicRule> public_rules() const override;
};

// The reasons that may be told to the reader.
std::vector<domain::Reason> told_to_readers(const std::vector<domain::Reason>& reasons);

}  // namespace policy
