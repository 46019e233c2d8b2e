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

}  // namespace

TEST_CASE("a decision is bound to the revision that was read") {
  domain::Comment comment = held();
  const auto outcome = domain::decide(comment, act(domain::Action::approve, 2));
  REQUIRE_FALSE(outcome);
  CHECK(outcome.fault().code == base::Code::changed);
  CHECK(comment.status == domain::Status::held);
}

TEST_CASE("a repeated decision changes nothing and is no error") {
  domain::Comment comment = held();
  CHECK(*domain::decide(comment, act(domain::Action::reject)) == domain::Effect::changed);
  CHECK(*domain::decide(comment, act(domain::Action::reject)) == domain::Effect::repeated);
  CHECK(comment.status == domain::Status::rejected);
  CHECK(comment.status_before == domain::Status::held);
}

TEST_CASE("restore goes back to where the comment was before the last decision") {
  domain::Comment comment = held();
  REQUIRE(domain::decide(comment, act(domain::Action::approve)));
  REQUIRE(domain::decide(comment, act(domain::Action::remove)));
  CHECK(*domain::decide(comment, act(domain::Action::restore)) == domain::Effect::changed);
  CHECK(comment.status == domain::Status::published);
  CHECK(*domain::decide(comment, act(domain::Action::restore)) == domain::Effect::repeated);
  CHECK(comment.status == domain::Status::published);
}

TEST_CASE("there is nothing to restore before the first decision") {
  domain::Comment comment = held();
  CHECK(domain::decide(comment, act(domain::Action::restore)).fault().code == base::Code::conflict);
}

TEST_CASE("what its author has withdrawn is not brought back") {
  domain::Comment comment = held();
  comment.status = domain::Status::withdrawn;
  CHECK(domain::decide(comment, act(domain::Action::approve)).fault().code == base::Code::conflict);
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
