// What a rule asks of a comment.
#pragma once

#include <memory>
#include <set>
#include <span>
#include <string>
#include <vector>

#include "domain/comment.h"
#include "policy/subject.h"

namespace policy {

// `unknown`: what it asks about is gone, or could not be looked up.
enum class Truth { miss, hit, unknown };

struct Finding {
  Truth truth = Truth::miss;
  // The field of the form; empty: none of them alone.
  std::string field = {};
  domain::Evidence evidence = {};
};

class Condition {
 public:
  Condition() = default;
  Condition(const Condition&) = delete;
  Condition& operator=(const Condition&) = delete;
  Condition(Condition&&) = delete;
  Condition& operator=(Condition&&) = delete;
  virtual ~Condition() = default;

  // Evidence is there also without a hit, as far as there is any: `explain` shows it.
  virtual Finding test(const Subject& subject) const = 0;
  // In the words of the file: "words fewer than 4".
  virtual std::string words() const = 0;
  // What it looks at.
  virtual std::set<Input> inputs() const = 0;
  // Who is told of a hit when the rule does not say: lists of words, and what is asked about the
  // author or the form, would help a spammer to get around them.
  virtual domain::Audience audience() const { return domain::Audience::everyone; }
  // Whether it asks for nothing but that a field is filled in: needs no text under the form.
  virtual bool asks_to_fill_in() const { return false; }
  // The conditions that it is made of.
  virtual std::span<const std::unique_ptr<Condition>> parts() const { return {}; }
};

using Conditions = std::vector<std::unique_ptr<Condition>>;

// A condition about one thing: unknown when what it looks at is.
class Leaf : public Condition {
 public:
  Finding test(const Subject& subject) const final;

 protected:
  // The inputs are known.
  virtual Finding look(const Subject& subject) const = 0;
};

enum class Join { all, any, none };

// `none` takes one part: it is `not`.
std::unique_ptr<Condition> joined(Join join, Conditions parts);

}  // namespace policy
