#include <doctest/doctest.h>

#include "support/service.h"

using support::Json;
using support::Service;

namespace {

http::Response change(Service& service, const std::string& thread, const Json& body) {
  auto headers = service.as(domain::Role::moderate);
  headers.emplace_back("Content-Type", "application/json");
  return service.ask("PATCH", "/api/v1/moderation/threads?thread=" + thread, headers, body.dump());
}

std::string publish(Service& service, const std::string& thread, const std::string& body) {
  service.clock.milliseconds += 1000;
  std::string id = service.comment(thread, {{"body", body}});
  REQUIRE(service.decide(id, "approve").status == 200);
  return id;
}

int total(Service& service, const std::string& thread) {
  return Json::parse(service.get("/api/v1/comments?thread=" + thread).body)["total"];
}

}  // namespace

TEST_CASE("a moderator closes and opens a thread, and the audit log knows") {
  Service service;
  service.comment("/a/", {{"body", "b"}});
  CHECK(Json::parse(change(service, "/a/", {{"open", false}}).body)["open"] == false);
  const Json comment = {{"body", "b"}, {"name", "n"}};
  CHECK(service.post_json("/api/v1/comments?thread=/a/", comment).status == 409);
  CHECK(Json::parse(change(service, "/a/", {{"open", true}}).body)["open"] == true);
  CHECK(service.post_json("/api/v1/comments?thread=/a/", comment).status == 202);
  const auto audit =
      service.get("/api/v1/moderation/audit", service.as(domain::Role::moderate)).body;
  CHECK(audit.find("\"action\":\"closed\",\"subject\":\"thread\",\"id\":\"/a/\"") !=
        std::string::npos);
}

TEST_CASE("a moderator moves a thread's comments to another page") {
  Service service;
  const std::string id = service.comment("/a/", {{"body", "b"}});
  REQUIRE(service.decide(id, "approve").status == 200);
  service.comment("/b/", {{"body", "other"}});
  REQUIRE(change(service, "/a/", {{"move_to", "/b/index.html"}}).status == 200);
  for (const char* key : {"/a/", "/b/"}) {
    const Json list = Json::parse(service.get(std::string("/api/v1/comments?thread=") + key).body);
    CHECK(list["thread"]["key"] == "/b/");
    CHECK(list["total"] == 1);
  }
  CHECK(change(service, "/b/", {{"move_to", "/b/"}}).status == 200);
}

TEST_CASE(
    "a thread moves to a page that nobody has written on, unless the site has named its pages") {
  Service service;
  publish(service, "/a/", "b");
  REQUIRE(change(service, "/a/", {{"move_to", "/fresh/"}}).status == 200);
  CHECK(total(service, "/fresh/") == 1);
  REQUIRE(service.store->put_manifest({{{{"/fresh/"}, {}}, {{"/other/"}, {}}}}));
  REQUIRE(change(service, "/fresh/", {{"move_to", "/open/"}}).status == 200);
  service.settings.threads = settings::Threads::listed;
  CHECK(change(service, "/open/", {{"move_to", "/nowhere/"}}).status == 404);
  CHECK(change(service, "/open/", {{"move_to", "/other/"}}).status == 200);
}

TEST_CASE("a move is undone by moving back, and what was there before stays") {
  Service service;
  SUBCASE("with nested replies") {}
  SUBCASE("without") { REQUIRE(service.store->set_depth_limit(0)); }
  publish(service, "/a/", "one");
  const std::string own = publish(service, "/b/", "own");
  REQUIRE(change(service, "/a/", {{"move_to", "/b/"}}).status == 200);
  CHECK(total(service, "/b/") == 2);
  const Json list = Json::parse(service.get("/api/v1/comments?thread=/b/").body);
  const std::string moved =
      list["comments"][0]["id"] == own ? list["comments"][1]["id"] : list["comments"][0]["id"];
  // Written after the move: a reply moves back with the comment that it answers; another comment
  // stays.
  const std::string reply = service.comment("/b/", {{"body", "reply"}, {"parent", moved}});
  REQUIRE(service.decide(reply, "approve").status == 200);
  publish(service, "/b/", "later");
  const std::string version =
      Json::parse(service.get("/api/v1/comments?thread=/b/").body)["version"];
  REQUIRE(change(service, "/b/", {{"move_to", "/a/"}}).status == 200);
  CHECK(total(service, "/a/") == 2);
  CHECK(total(service, "/b/") == 2);
  const Json after = Json::parse(service.get("/api/v1/comments?thread=/b/").body);
  CHECK(after["thread"]["key"] == "/b/");
  CHECK(after["version"] != version);
  CHECK(Json::parse(service.get("/api/v1/comments?thread=/a/").body)["thread"]["key"] == "/a/");
  CHECK(service.post_json("/api/v1/comments?thread=/a/", {{"body", "b"}, {"name", "n"}}).status ==
        202);
  const auto audit =
      service.get("/api/v1/moderation/audit", service.as(domain::Role::moderate)).body;
  CHECK(audit.find("\"action\":\"moved\",\"subject\":\"thread\",\"id\":\"/b/\"") !=
        std::string::npos);
}

TEST_CASE("a thread change without any change is an error") {
  Service service;
  CHECK(change(service, "/a/", Json::object()).status == 400);
  CHECK(change(service, "/a/", {{"open", "no"}}).status == 400);
  CHECK(change(service, "/a/", {{"title", "x"}}).status == 400);
  CHECK(change(service, "/a/", {{"move_to", "/../x"}}).status == 400);
}

TEST_CASE("a thread that does not exist is not changed, whichever pages take comments") {
  Service service;
  service.comment("/a/", {{"body", "b"}});
  for (const auto threads : {settings::Threads::open, settings::Threads::listed}) {
    service.settings.threads = threads;
    for (const Json& body :
         {Json{{"open", false}}, Json{{"open", true}}, Json{{"move_to", "/a/"}}}) {
      const auto changed = change(service, "/typo/", body);
      CHECK(changed.status == 404);
      const Json problem = Json::parse(changed.body);
      CHECK(problem["code"] == "unknown-thread");
      CHECK(problem["detail"] == "there is no thread \"/typo/\"");
    }
  }
}
