// Shows, applies and replays policies over REST.
#include <doctest/doctest.h>

#include "http/policy_json.h"
#include "support/service.h"

using support::Json;
using support::Service;

namespace {

const std::string kPolicy = "/api/v1/moderation/policy";
const std::string kOpen = "policy: {default: publish}\n";

http::Response put(Service& service, const Json& body, domain::Role role = domain::Role::admin) {
  support::Headers headers = service.as(role);
  headers.emplace_back("Content-Type", "application/json");
  return service.ask("PUT", kPolicy, headers, body.dump());
}

}  // namespace

TEST_CASE("an admin applies a policy, and everybody with a token sees it") {
  Service service;
  const Json before = Json::parse(service.get(kPolicy, service.as(domain::Role::read)).body);
  CHECK(before["rules"].size() == 3);
  CHECK(before["rules"][0]["rule"] == "comment-required");
  const auto applied = put(service, {{"text", kOpen}});
  CHECK(applied.status == 200);
  CHECK(Json::parse(applied.body)["text"] == kOpen);
  CHECK(Json::parse(applied.body)["hash"] != before["hash"]);
  CHECK(service.get(kPolicy, service.as(domain::Role::read)).body == applied.body);
  CHECK(service.post_json("/api/v1/comments?thread=/a/", {{"body", "b"}, {"name", "n"}}).status ==
        201);
}

TEST_CASE("a token without the right cannot change the policy") {
  Service service;
  CHECK(put(service, {{"text", kOpen}}, domain::Role::moderate).status == 403);
  CHECK(put(service, {{"text", kOpen}}, domain::Role::build).status == 403);
  CHECK(service.ask("PUT", kPolicy, {{"Content-Type", "application/json"}}, "{}").status == 401);
  CHECK(service.get(kPolicy).status == 401);
  CHECK(service.policy->current().hash == usecases::built_in_policy().hash);
}

TEST_CASE("a broken policy is told at its places and never applied") {
  Service service;
  const auto broken = put(
      service, {{"text", "rules:\n  - {id: r, when: {wrods: {more_than: 1}}, outcome: hold}\n"}});
  CHECK(broken.status == 400);
  CHECK(Json::parse(broken.body)["errors"] == Json::parse(R"([{"pointer": "/text",
      "message": "2:20: unknown condition \"wrods\"; did you mean \"words\"?"}])"));
  const auto failing = put(service, {{"text", kOpen + "tests:\n  - {body: x, expect: hold}\n"}});
  CHECK(failing.status == 400);
  CHECK(Json::parse(failing.body)["errors"][0]["message"] ==
        "3: expected hold, got publish by no rule");
  for (const Json& body : {Json(), Json::array(), Json{{"text", 1}}, Json{{"text", "a: *b"}},
                           Json{{"text", ""}}, Json{{"text", kOpen}, {"more", 1}}}) {
    CHECK_MESSAGE(put(service, body).status == 400, body.dump());
  }
  CHECK(service.policy->current().hash == usecases::built_in_policy().hash);
}

TEST_CASE("a dry run answers with counts and flips, and changes nothing") {
  Service service;
  const std::string id = service.comment("/a/", {{"body", "my casino"}});
  service.comment("/a/", {{"body", "hello"}});
  CHECK(service.decide(id, "approve").status == 200);
  const Json policy{
      {"text", kOpen + "rules:\n  - {id: spam, when: {contains: [casino]}, outcome: "
                       "reject}\n  - {id: trap, when: {form: honeypot}, outcome: hold}\n"}};
  CHECK(service.post_json(kPolicy + "/dry-run", policy, service.as(domain::Role::read)).status ==
        403);
  const auto answer =
      service.post_json(kPolicy + "/dry-run", policy, service.as(domain::Role::moderate));
  REQUIRE(answer.status == 200);
  const Json report = Json::parse(answer.body);
  CHECK(report["comments"] == 2);
  CHECK(report["flipped"] == 2);
  CHECK(report["outcomes"] == Json::parse(R"([
    {"then": "hold", "now": "publish", "decided": null, "comments": 1},
    {"then": "hold", "now": "reject", "decided": "published", "comments": 1}])"));
  CHECK(report["rules"] == Json::parse(R"([
    {"rule": "spam", "hits": 1, "overturned": 1, "not_replayable": 0},
    {"rule": "trap", "hits": 0, "overturned": 0, "not_replayable": 2}])"));
  CHECK(report["flips"][0]["comment"] == id);
  CHECK(report["flips"][0]["excerpt"] == "my casino");
  CHECK(service.policy->current().hash == usecases::built_in_policy().hash);
}

TEST_CASE("a dry run tells how many comments flip, and shows a thousand of them") {
  policy::DryRunReport report;
  for (const std::size_t flips : {std::size_t{999}, std::size_t{1000}, std::size_t{1500}}) {
    report.flips.resize(flips);
    const Json shown = Json::parse(http::encode_dry_run(report));
    CHECK(shown["flipped"] == flips);
    CHECK(shown["flips"].size() == std::min<std::size_t>(flips, 1000));
  }
}
