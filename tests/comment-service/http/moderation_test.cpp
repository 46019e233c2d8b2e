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

TEST_CASE("the queue of one page is read by the page's path") {
  Service service;
  service.settings.sites = {{"https://example.org", "/blog"}};
  for (const char* body : {"1", "2", "3"}) service.comment("/blog/a/", {{"body", body}});
  service.comment("/blog/b/", {{"body", "other"}});
  const auto headers = service.as(domain::Role::read);
  const auto bodies = [&](const std::string& query) {
    const Json queue = Json::parse(service.get(kQueue + query, headers).body);
    std::string text;
    for (const Json& comment : queue["comments"]) text += comment["body"].get<std::string>() + " ";
    return text + (queue["next"].is_null() ? "" : "more");
  };
  CHECK(bodies("?thread=/blog/a/") == "3 2 1 ");
  CHECK(bodies("?thread=%2Fblog%2Fa%2Findex.html&status=held") == "3 2 1 ");
  CHECK(bodies("?thread=/blog/b/") == "other ");
  CHECK(bodies("?thread=/blog/c/").empty());
  CHECK(bodies("?thread=/blog/a/&status=published").empty());
  CHECK(bodies("?thread=/blog/a/&limit=2") == "3 2 more");
  const Json part =
      Json::parse(service.get(kQueue + "?thread=/blog/a/&limit=2", headers).body)["next"];
  CHECK(bodies("?thread=/blog/a/&cursor=" + part.get<std::string>()) == "1 ");
  CHECK(service.get(kQueue + "?thread=/elsewhere/", headers).status == 404);
  CHECK(service.get(kQueue + "?thread=", headers).status == 400);
  CHECK(service.get(kQueue + "?thread=/blog/../a/", headers).status == 400);
}

TEST_CASE("calls with a token refuse parameters that they do not have") {
  Service service;
  const auto detail = [&](const std::string& method, const std::string& target, domain::Role role) {
    support::Headers headers = service.as(role);
    headers.emplace_back("Content-Type", "application/json");
    const auto answer = service.ask(method, target, headers, "{}");
    CHECK_MESSAGE(answer.status == 400, target);
    return Json::parse(answer.body)["detail"].get<std::string>();
  };
  const std::string root = "/api/v1/moderation/";
  using enum domain::Role;
  CHECK(detail("GET", kQueue + "?stauts=spam", read) ==
        "there is no parameter \"stauts\" here; known are status, thread, cursor, limit");
  CHECK(detail("GET", kQueue + "?status=spam&Thread=/a/", read) ==
        "there is no parameter \"Thread\" here; known are status, thread, cursor, limit");
  CHECK(detail("GET", root + "audit?thread=/a/", moderate) ==
        "there is no parameter \"thread\" here; known are cursor, limit");
  CHECK(detail("PATCH", root + "threads?thread=/a/&open=false", moderate) ==
        "there is no parameter \"open\" here; known are thread");
  CHECK(detail("GET", "/api/v1/snapshot?from=3", build) ==
        "there is no parameter \"from\" here; known are since, epoch, whole");
  const std::string none = "there is no parameter \"x\" here; this call has none";
  CHECK(detail("GET", root + "blocks?x", read) == none);
  CHECK(detail("POST", root + "blocks?x=1", moderate) == none);
  CHECK(detail("DELETE", root + "blocks/b1?x=1", moderate) == none);
  CHECK(detail("POST", root + "comments?x=1", moderate) == none);
  CHECK(detail("POST", root + "comments/c1/decisions?x=1", moderate) == none);
  CHECK(detail("POST", root + "decisions?x=1", moderate) == none);
  CHECK(detail("GET", root + "policy?x=1", read) == none);
  CHECK(detail("PUT", root + "policy?x=1", admin) == none);
  CHECK(detail("POST", root + "policy/dry-run?x=1", moderate) == none);
  CHECK(detail("PUT", "/api/v1/manifest?x=1", build) == none);
  CHECK(detail("GET", kQueue + "?%FF%00" + std::string(5000, 'a'), read).size() < 200);
  CHECK(detail("GET", kQueue + "?=x", read).starts_with("there is no parameter \"\" here"));
  CHECK(service.get(kQueue + "?&&status=spam&", service.as(read)).status == 200);
  CHECK(service.get(kQueue + "?x=1").status == 401);
}

TEST_CASE("public calls and pages ignore parameters that they do not have") {
  Service service;
  for (const std::string path : {"/api/v1/comments?thread=/a/", "/api/v1/fragment?thread=/a/",
                                 "/api/v1/form?thread=/a/", "/api/v1/counts?thread=/a/",
                                 "/threads?thread=/a/", "/feeds/comments.atom?x", "/embed.css?v"})
    CHECK_MESSAGE(service.get(path + "&fbclid=1&utm_source=x").status == 200, path);
  CHECK(service.post_json("/api/v1/comments?thread=/a/&fbclid=1", {{"body", "b"}, {"name", "n"}})
            .status == 202);
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
