#include "domain/decision.h"

#include <doctest/doctest.h>

namespace {

domain::Comment held() {
  domain::Comment comment;
  comment.id = "a";
  comment.revision = 3;
  return comment;
}

domain::Decision act(domain::Action action, std::int64_t revision = 3) {
  return {"a", action, revision, "", "Ann"};
}

base::Result<domain::Effect> decided(domain::Comment& comment, const domain::Decision& decision,
                                     std::string_view last = "Ann") {
  return domain::decide(comment, decision, last);
}

}  // namespace

TEST_CASE("a decision is bound to the revision that was read") {
  domain::Comment comment = held();
  const auto outcome = decided(comment, act(domain::Action::approve, 2));
  REQUIRE_FALSE(outcome);
  CHECK(outcome.fault().code == base::Code::changed);
  CHECK(comment.status == domain::Status::held);
}

TEST_CASE("a repeated decision changes nothing and is no error") {
  domain::Comment comment = held();
  CHECK(*decided(comment, act(domain::Action::reject)) == domain::Effect::changed);
  CHECK(*decided(comment, act(domain::Action::reject)) == domain::Effect::repeated);
  CHECK(comment.status == domain::Status::rejected);
  CHECK(comment.status_before == domain::Status::held);
}

TEST_CASE("restore goes back to where the comment was before the last decision") {
  domain::Comment comment = held();
  REQUIRE(decided(comment, act(domain::Action::approve)));
  REQUIRE(decided(comment, act(domain::Action::remove)));
  CHECK(*decided(comment, act(domain::Action::restore)) == domain::Effect::changed);
  CHECK(comment.status == domain::Status::published);
  CHECK(*decided(comment, act(domain::Action::restore)) == domain::Effect::repeated);
  CHECK(comment.status == domain::Status::published);
}

TEST_CASE("overruling another moderator needs the status that the decision led to") {
  domain::Comment comment = held();
  REQUIRE(decided(comment, act(domain::Action::approve), ""));
  domain::Decision spam = act(domain::Action::spam);
  CHECK(decided(comment, spam, "Bob").fault().code == base::Code::decided);
  spam.seen = domain::Status::held;
  CHECK(decided(comment, spam, "Bob").fault().code == base::Code::decided);
  CHECK(decided(comment, spam, "Ann").fault().code == base::Code::decided);
  CHECK(comment.status == domain::Status::published);
  spam.seen = domain::Status::published;
  CHECK(*decided(comment, spam, "Bob") == domain::Effect::changed);
  CHECK(*decided(comment, spam, "Ann") == domain::Effect::repeated);
  CHECK(*decided(comment, act(domain::Action::restore), "Bob") == domain::Effect::changed);
}

TEST_CASE("a decision of the policy is overruled without naming a status") {
  domain::Comment comment = held();
  comment.status = domain::Status::published;
  CHECK(*decided(comment, act(domain::Action::spam), "") == domain::Effect::changed);
}

TEST_CASE("there is nothing to restore before the first decision") {
  domain::Comment comment = held();
  CHECK(decided(comment, act(domain::Action::restore)).fault().code == base::Code::conflict);
}

TEST_CASE("a withdrawn comment cannot be republished") {
  domain::Comment comment = held();
  comment.status = domain::Status::withdrawn;
  CHECK(decided(comment, act(domain::Action::approve)).fault().code == base::Code::conflict);
  CHECK(comment.status == domain::Status::withdrawn);
}

TEST_CASE("names of statuses and actions go both ways") {
  for (const auto action : {domain::Action::approve, domain::Action::reject, domain::Action::spam,
                            domain::Action::remove, domain::Action::restore}) {
    CHECK(domain::action_named(domain::name(action)) == action);
  }
  CHECK(domain::name(domain::Action::remove) == "delete");
  CHECK_FALSE(domain::status_named("unknown"));
}

TEST_CASE("a decision that is refused says what the comment is now") {
  const auto refused = [](domain::Comment& comment, domain::Decision decision,
                          std::string_view last = "Ann") {
    const auto effect = decided(comment, decision, last);
    REQUIRE_FALSE(effect);
    return std::string(base::info(effect.fault().code).name) + ": " + effect.fault().message;
  };
  domain::Comment comment = held();
  CHECK(refused(comment, act(domain::Action::spam, 4)) ==
        "changed: the text was changed since it was read");
  CHECK(refused(comment, act(domain::Action::restore)) ==
        "conflict: nothing was decided about this comment yet");
  domain::Decision blind = act(domain::Action::approve);
  blind.seen = domain::Status::spam;
  CHECK(refused(comment, blind) ==
        "decided: the comment is held; look at it again, and name \"held\" as the status that you "
        "saw");
  REQUIRE(decided(comment, act(domain::Action::spam), ""));
  CHECK(refused(comment, act(domain::Action::approve), "Bob") ==
        "decided: another moderator has decided in the meantime: the comment is spam; look at it "
        "again, and name \"spam\" as the status that you saw");
  domain::Decision back = act(domain::Action::restore);
  back.seen = domain::Status::held;
  CHECK(refused(comment, back, "Bob") ==
        "decided: another moderator has decided in the meantime: the comment is spam; look at it "
        "again, and name \"spam\" as the status that you saw");
  comment.status = domain::Status::withdrawn;
  CHECK(refused(comment, act(domain::Action::spam)) ==
        "conflict: a comment that is withdrawn cannot be acted on with \"spam\"");
  CHECK(comment.status_before == domain::Status::held);
  CHECK(comment.last_action == domain::Action::spam);
}
