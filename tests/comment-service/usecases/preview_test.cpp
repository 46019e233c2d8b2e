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

namespace {

const std::string kRules =
    "policy: {default: publish}\nrules:\n"
    "  - {id: no, when: {contains: [refuse]}, outcome: reject, message: \"no\"}\n"
    "  - {id: wait, when: {contains: [hold]}, outcome: hold, audience: public, message: "
    "\"wait\"}\n";

usecases::Submission submission_of(const domain::Draft& draft) {
  usecases::Submission submission;
  submission.draft = draft;
  submission.thread = "/a/";
  submission.new_thread = storage::NewThread::create;
  return submission;
}

// What the preview says: the outcome with its reasons and the text, or the whole fault.
std::string previewed(support::Service& service, const usecases::Submission& submission) {
  const auto preview =
      usecases::preview(submission, service.policy->current(), *service.store, service.clock);
  std::string text;
  if (preview) {
    text = policy::name(preview->verdict.outcome);
    for (const domain::Reason& reason : preview->verdict.reasons) text += " " + reason.rule;
    return text + ": " + preview->html;
  }
  text = std::string(base::info(preview.fault().code).name) + ": " + preview.fault().message;
  for (const base::FieldError& error : preview.fault().errors)
    text += ", " + error.pointer + " " + error.message;
  return text;
}

}  // namespace

TEST_CASE("a preview says what would become of the comment, and stores nothing") {
  support::Service service;
  REQUIRE(service.store->apply_policy({0, "hash", kRules, {}, "Ann"}));
  service.as(domain::Role::moderate);
  const auto told = [&](const domain::Draft& draft) {
    return previewed(service, submission_of(draft));
  };
  CHECK(told({"a *text*", "Bob"}) == "publish: <p>a <em>text</em></p>\n");
  CHECK(told({"hold", "Bob"}) == "hold wait: <p>hold</p>\n");
  CHECK(told({"refuse", "Bob"}) == "publish: <p>refuse</p>\n");
  // The name of a token's owner.
  CHECK(told({"a text", "Moderate"}) == "hold reserved-name: <p>a text</p>\n");
  CHECK(told({"hold", "Moderate"}) == "hold wait reserved-name: <p>hold</p>\n");
  CHECK(*service.store->totals({"/a/"}) == std::vector<std::int64_t>{0});
  CHECK_FALSE(service.store->thread("/a/")->has_value());
  CHECK(service.store->refused("hash")->empty());
}

TEST_CASE("a preview is refused for what would refuse the comment") {
  support::Service service;
  const std::string id = service.comment("/b/", {{"body", "there"}});
  REQUIRE(service.store->apply_policy({0, "hash", kRules, {}, "Ann"}));
  usecases::Submission submission = submission_of({"a text", "Bob", "", "", "nobody"});
  const std::string wrong_parent = previewed(service, submission);
  CHECK(wrong_parent.starts_with("bad-request: "));
  CHECK(wrong_parent.find(", /parent ") != std::string::npos);
  submission.draft.parent = id;
  CHECK(previewed(service, submission) == wrong_parent);
  submission.thread = "/b/";
  CHECK(previewed(service, submission) == "hold waits-with-parent: <p>a text</p>\n");
  REQUIRE(service.decide(id, "approve").status == 200);
  CHECK(previewed(service, submission) == "publish: <p>a text</p>\n");
  submission.thread = "/c/";
  submission.new_thread = storage::NewThread::refuse;
  CHECK(previewed(service, submission) == "unknown-thread: this site has no such page");
  REQUIRE(service.store->save_thread({"/c/", "", false}));
  CHECK(previewed(service, submission) == "thread-closed: this thread takes no more comments");
}
