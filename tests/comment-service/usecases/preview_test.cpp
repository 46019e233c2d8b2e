// The preview of a comment tests no rule that only moderators know.
#include <doctest/doctest.h>

#include "support/service.h"
#include "usecases/submit.h"

namespace {

// Always matches, and counts its tests.
class Counting final : public policy::Condition {
 public:
  explicit Counting(int& count) : count_(count) {}
  policy::Finding test(const policy::Subject&) const override {
    ++count_;
    return {policy::Truth::hit};
  }
  std::string words() const override { return "counting"; }
  std::set<policy::Input> inputs() const override { return {policy::Input::blocks}; }

 private:
  int& count_;
};

policy::Rule rule(const std::string& id, domain::Audience audience, int& count) {
  return {id, std::make_unique<Counting>(count), policy::Outcome::hold, "m", "", audience};
}

}  // namespace

TEST_CASE("a preview tests no rule for moderators, and sending tests every rule") {
  support::Service service;
  int told = 0;
  int secret = 0;
  policy::Policy::Parts parts;
  parts.rules.push_back(rule("told", domain::Audience::everyone, told));
  parts.rules.push_back(rule("secret", domain::Audience::moderators, secret));
  const usecases::CurrentPolicy policy{std::make_shared<const policy::Policy>(std::move(parts)),
                                       "hash", ""};
  usecases::Submission submission;
  submission.draft = {"A text", "Ann"};
  submission.thread = "/a/";
  submission.new_thread = storage::NewThread::create;
  const auto preview = usecases::preview(submission, policy, *service.store, service.clock);
  REQUIRE(preview);
  CHECK(told > 0);
  CHECK(secret == 0);
  REQUIRE(preview->verdict.reasons.size() == 1);
  CHECK(preview->verdict.reasons[0].rule == "told");
  REQUIRE(usecases::submit(submission, policy, *service.store, service.clock, service.random));
  CHECK(secret > 0);
}
