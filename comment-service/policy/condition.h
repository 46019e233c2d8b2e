// Conditions: the tests that a rule makes on a comment.
#pragma once

#include <memory>
#include <set>
#include <span>
#include <string>
#include <vector>

#include "domain/comment.h"
#include "policy/subject.h"

namespace policy {

// `unknown`: the input was erased, or the store could not look it up.
enum class Truth { miss, hit, unknown };

struct Finding {
  Truth truth = Truth::miss;
  // The form field that the finding is about; empty when it is about no single field.
  std::string field = {};
  domain::Evidence evidence = {};
  // Audience::moderators when the finding is about something that visitors must not learn.
  domain::Audience audience = domain::Audience::everyone;
};

class Condition {
 public:
  Condition() = default;
  Condition(const Condition&) = delete;
  Condition& operator=(const Condition&) = delete;
  Condition(Condition&&) = delete;
  Condition& operator=(Condition&&) = delete;
  virtual ~Condition() = default;

  // Returns evidence also for a miss, where possible, because `explain` shows it.
  virtual Finding test(const Subject& subject) const = 0;
  // The condition in the words of the policy file: "words fewer than 4".
  virtual std::string words() const = 0;
  // The inputs that the condition reads.
  virtual std::set<Input> inputs() const = 0;
  // The default audience of a rule with this condition. Word lists and conditions about the author
  // or the form are for moderators only, because they would help spammers evade the rule.
  virtual domain::Audience audience() const { return domain::Audience::everyone; }
  // Whether the condition only requires a field to be filled in. Such a rule needs no text below
  // the form.
  virtual bool asks_to_fill_in() const { return false; }
  // The parts of a compound condition.
  virtual std::span<const std::unique_ptr<Condition>> parts() const { return {}; }
};

using Conditions = std::vector<std::unique_ptr<Condition>>;

// A condition about one thing. It is unknown when any of its inputs is unknown.
class Leaf : public Condition {
 public:
  Finding test(const Subject& subject) const final;

 protected:
  // Called only when all inputs are known.
  virtual Finding look(const Subject& subject) const = 0;
};

enum class Join { all, any, none };

// Join::none takes exactly one part; it is `not`.
std::unique_ptr<Condition> joined(Join join, Conditions parts);

}  // namespace policy
