#include <doctest/doctest.h>

#include "support/service.h"

using support::header;
using support::Json;
using support::Service;

namespace {

const std::string kQueue = "/api/v1/moderation/comments";

}  // namespace

TEST_CASE("the queue tells moderators everything, newest first") {
  Service service;
  service.comment("/a/", {{"body", "one"}});
  service.comment("/b/", {{"body", "two"}, {"email", "x@example.org"}});
  const auto response = service.get(kQueue, service.as(domain::Role::moderate));
  CHECK(response.status == 200);
  CHECK(header(response, "Cache-Control") == "no-store");
  CHECK(header(response, "Access-Control-Allow-Origin").empty());
  const Json comments = Json::parse(response.body)["comments"];
  REQUIRE(comments.size() == 2);
  CHECK(comments[0]["body"] == "two");
  CHECK(comments[0]["email"] == "x@example.org");
  CHECK(comments[0]["address"] == "203.0.113.0/24");
  CHECK(comments[0]["reasons"][0]["rule"] == "default");
  CHECK(comments[0]["revision"] == 1);
}

TEST_CASE("the queue goes on where its cursor says, though new ones arrive") {
  Service service;
  for (const char* body : {"1", "2", "3"}) service.comment("/a/", {{"body", body}});
  const auto headers = service.as(domain::Role::read);
  const Json first = Json::parse(service.get(kQueue + "?limit=2", headers).body);
  service.comment("/a/", {{"body", "4"}});
  const Json second = Json::parse(
      service.get(kQueue + "?limit=2&cursor=" + first["next"].get<std::string>(), headers).body);
  REQUIRE(second["comments"].size() == 1);
  CHECK(second["comments"][0]["body"] == "1");
  CHECK(second["next"].is_null());
  CHECK(service.get(kQueue + "?status=unknown", headers).status == 400);
}

TEST_CASE("moderation needs a token with the right role") {
  Service service;
  const std::string id = service.comment("/a/", {{"body", "x"}});
  const std::string decisions = kQueue + "/" + id + "/decisions";
  const Json approve = {{"action", "approve"}, {"revision", 1}};
  const auto nobody = service.get(kQueue);
  CHECK(nobody.status == 401);
  CHECK(header(nobody, "WWW-Authenticate") == "Bearer");
  CHECK(service.get(kQueue, {{"Authorization", "Bearer guess"}}).status == 401);
  CHECK(service.get(kQueue, {{"Authorization", "Bearer "}}).status == 401);
  CHECK(service.post_json(decisions, approve).status == 401);
  CHECK(service.get(kQueue, service.as(domain::Role::build)).status == 403);
  CHECK(service.get(kQueue, service.as(domain::Role::read)).status == 200);
  CHECK(service.post_json(decisions, approve, service.as(domain::Role::read)).status == 403);
  CHECK(service.post_json(decisions, approve, service.as(domain::Role::admin)).status == 200);
}

TEST_CASE("a revoked token opens nothing any more") {
  Service service;
  const auto headers = service.as(domain::Role::moderate);
  CHECK(service.get(kQueue, headers).status == 200);
  REQUIRE(service.store->revoke_token("moderate", service.clock.now()));
  CHECK(service.get(kQueue, headers).status == 401);
}

TEST_CASE("decisions are bound to what was read, can be repeated and taken back") {
  Service service;
  const std::string id = service.comment("/a/", {{"body", "x"}});
  CHECK(service.decide(id, "approve", 2).status == 412);
  CHECK(Json::parse(service.decide(id, "approve").body)["status"] == "published");
  CHECK(service.decide(id, "approve").status == 200);
  CHECK(Json::parse(service.decide(id, "spam").body)["status"] == "spam");
  CHECK(Json::parse(service.decide(id, "restore").body)["status"] == "published");
  CHECK(service.decide(id, "restore").status == 200);
  CHECK(service.decide("nobody", "approve").status == 404);
  CHECK(service.decide(id, "burn").status == 400);
}

TEST_CASE("a comment that is taken down disappears at once") {
  Service service;
  const std::string id = service.comment("/a/", {{"body", "x"}});
  REQUIRE(service.decide(id, "approve").status == 200);
  const std::string reply = service.comment("/a/", {{"body", "y"}, {"parent", id}});
  REQUIRE(service.decide(reply, "approve").status == 200);
  REQUIRE(service.decide(id, "delete").status == 200);
  const Json list = Json::parse(service.get("/api/v1/comments?thread=/a/").body);
  REQUIRE(list["comments"].size() == 2);
  CHECK(list["total"] == 1);
  CHECK(list["comments"][0]["removed"] == true);
  CHECK(list["comments"][0]["html"] == "");
  CHECK(list["comments"][0]["name"] == "");
  CHECK(list["comments"][1]["depth"] == 1);
}

TEST_CASE("a moderator sees the decisions about an author's other comments") {
  Service service;
  const std::string id = service.comment("/a/", {{"body", "x"}, {"email", "a@b.org"}});
  REQUIRE(service.decide(id, "spam").status == 200);
  service.comment("/a/", {{"body", "y"}, {"email", "a@b.org"}});
  service.comment("/a/", {{"body", "z"}});
  const Json queue = Json::parse(service.get(kQueue, service.as(domain::Role::moderate)).body);
  CHECK(queue["comments"][0]["history"]["spam"] == 0);
  CHECK(queue["comments"][1]["history"]["spam"] == 1);
  // Without an e-mail address nobody is known to be the same author.
  REQUIRE(service.decide(service.comment("/a/", {{"body", "nameless"}}), "reject").status == 200);
  const Json again = Json::parse(service.get(kQueue, service.as(domain::Role::moderate)).body);
  CHECK(again["comments"][0]["history"] == Json{{"published", 0}, {"rejected", 0}, {"spam", 0}});
  const Json spam =
      Json::parse(service.get(kQueue + "?status=spam", service.as(domain::Role::moderate)).body);
  // The author's other comments do not include this one.
  CHECK(spam["comments"][0]["history"]["spam"] == 0);
}
