// The history that a dry run replays, from a real store.
#include "usecases/replay.h"

#include <doctest/doctest.h>

#include "policy/document.h"
#include "support/service.h"

using policy::Outcome;
using support::Json;
using support::Service;

namespace {

policy::Policy parsed(const std::string& rules) {
  std::vector<base::Diagnostic> errors;
  auto policy = policy::parse({"p.yaml", "policy: {default: publish}\nrules:\n" + rules}, errors);
  REQUIRE(policy);
  return *std::move(policy);
}

policy::DryRunReport run(Service& service, const std::string& rules) {
  const policy::Policy policy = parsed(rules);
  const auto report = usecases::dry_run(policy, *service.store);
  REQUIRE(report);
  return *report;
}

}  // namespace

TEST_CASE("every comment is replayed as it arrived, whatever its status is now") {
  Service service;
  const std::string one = service.comment("/a/", {{"body", "one"}});
  const std::string two = service.comment("/a/", {{"body", "two"}});
  service.comment("/b/", {{"body", "three"}});
  CHECK(service.decide(one, "approve").status == 200);
  CHECK(service.decide(two, "spam").status == 200);
  const auto report = run(service, "  - {id: n, when: {contains: [one, two]}, outcome: hold}\n");
  CHECK(report.comments == 3);
  CHECK(report.table.at({Outcome::hold, Outcome::hold, domain::Status::published}) == 1);
  CHECK(report.table.at({Outcome::hold, Outcome::hold, domain::Status::spam}) == 1);
  CHECK(report.table.at({Outcome::hold, Outcome::publish, std::nullopt}) == 1);
  CHECK(report.rules.front().overturned == 1);
}

TEST_CASE("duplicates, first comments and the age of threads are replayed as of that time") {
  Service service;
  const auto send = [&](const std::string& body) {
    return service.comment("/a/", {{"body", body}, {"email", "bob@example.org"}});
  };
  const std::string first = send("same");
  service.clock.milliseconds += 1000;
  send("Same!");
  service.clock.milliseconds += 3'600'000;
  send("same");
  CHECK(service.decide(first, "approve").status == 200);
  const auto report = run(service, R"(
  - {id: twice, when: {duplicate: {within: 10m}}, outcome: hold, message: m}
  - {id: first, when: {author: first_comment}, outcome: hold}
  - {id: old, when: {thread: {older_than: 30m}}, outcome: hold, message: m}
  - {id: blocked, when: {author: blocked}, outcome: hold}
)");
  CHECK(report.rules[0].hits == 1);
  CHECK(report.rules[1].hits == 1);
  CHECK(report.rules[2].hits == 1);
  CHECK(report.rules[3].not_replayable == 3);
}

TEST_CASE("a long history is read in batches, and nothing is left out") {
  Service service;
  service.settings.rates = settings::no_rates();
  for (int i = 0; i < 501; ++i) service.comment("/a/", {{"body", "n" + std::to_string(i)}});
  CHECK(run(service, "  - {id: n, when: {contains: [n500]}, outcome: hold}\n").rules[0].hits == 1);
}

TEST_CASE("one comment can be looked at as it came") {
  Service service;
  service.comment("/a/", {{"body", "same"}});
  const std::string id = service.comment("/a/", {{"body", "same"}});
  bool looked = false;
  REQUIRE(usecases::look_back(id, *service.store, [&](const policy::PastComment& past) {
    looked = past.comment.id == id && past.occasion.circumstances.sent_before.has_value();
  }));
  CHECK(looked);
  const auto missing =
      usecases::look_back("none", *service.store, [](const policy::PastComment&) {});
  CHECK(missing.fault().code == base::Code::not_found);
}

TEST_CASE("what was known when a comment came is what came before it") {
  const base::Time at(std::chrono::hours(5));
  domain::Comment earlier;
  earlier.thread = "/a/";
  earlier.body = "The same.";
  earlier.name = "Ann";
  earlier.email = "ann@example.org";
  earlier.address = "192.0.2.0/24";
  earlier.created = at;
  domain::Comment other = earlier;
  other.body = "the SAME";
  other.name = "Bob";
  other.email = "bob@example.org";
  const auto known = [&](domain::Status status, const domain::Comment& next) {
    usecases::ReplayedCircumstances replayed;
    domain::Comment stored = earlier;
    stored.status = status;
    replayed.remember(stored);
    return replayed.occasion_of(next).circumstances;
  };
  CHECK(known(domain::Status::published, other).sent_before == at);
  CHECK(known(domain::Status::published, other).sent_by_another == at);
  CHECK_FALSE(known(domain::Status::held, other).sent_before);
  CHECK(known(domain::Status::held, other).sent_by_another == at);
  CHECK(known(domain::Status::held, earlier).sent_before == at);
  CHECK_FALSE(known(domain::Status::deleted, earlier).sent_before);
  CHECK_FALSE(known(domain::Status::withdrawn, other).sent_by_another);
  CHECK(known(domain::Status::published, earlier).author_published);
  CHECK_FALSE(known(domain::Status::held, earlier).author_published);
  CHECK_FALSE(known(domain::Status::published, other).author_published);
  CHECK(known(domain::Status::held, other).thread_since == at);
  CHECK(known(domain::Status::held, other).own_names.empty());
  earlier.author = true;
  CHECK(known(domain::Status::published, other).own_names == std::vector<std::string>{"Ann"});
  other.thread = "/b/";
  CHECK_FALSE(known(domain::Status::held, other).thread_since);
  earlier.email.clear();
  CHECK_FALSE(known(domain::Status::published, earlier).author_published);
}

TEST_CASE("what was forgotten cannot be replayed") {
  using policy::Input;
  const usecases::ReplayedCircumstances replayed;
  domain::Comment comment;
  comment.address = "192.0.2.0/24";
  comment.body = "text";
  const std::set<Input> always = {Input::form, Input::blocks};
  CHECK(replayed.occasion_of(comment).unknown == always);
  comment.status = domain::Status::deleted;
  CHECK(replayed.occasion_of(comment).unknown == always);
  comment.body.clear();
  CHECK(replayed.occasion_of(comment).unknown == std::set<Input>{Input::form, Input::blocks,
                                                                 Input::body, Input::duplicates,
                                                                 Input::name, Input::website});
  comment.status = domain::Status::held;
  CHECK(replayed.occasion_of(comment).unknown == always);
  comment.address.clear();
  CHECK(replayed.occasion_of(comment).unknown ==
        std::set<Input>{Input::form, Input::blocks, Input::author});
}
