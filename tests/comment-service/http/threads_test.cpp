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
  CHECK(change(service, "/a/", {{"move_to", "/b/"}}).status == 404);
  service.comment("/b/", {{"body", "other"}});
  REQUIRE(change(service, "/a/", {{"move_to", "/b/index.html"}}).status == 200);
  for (const char* key : {"/a/", "/b/"}) {
    const Json list = Json::parse(service.get(std::string("/api/v1/comments?thread=") + key).body);
    CHECK(list["thread"]["key"] == "/b/");
    CHECK(list["total"] == 1);
  }
  CHECK(change(service, "/b/", {{"move_to", "/b/"}}).status == 200);
}

TEST_CASE("a change of a thread that changes nothing is a mistake") {
  Service service;
  CHECK(change(service, "/a/", Json::object()).status == 400);
  CHECK(change(service, "/a/", {{"open", "no"}}).status == 400);
  CHECK(change(service, "/a/", {{"title", "x"}}).status == 400);
  CHECK(change(service, "/a/", {{"move_to", "/../x"}}).status == 400);
  service.settings.threads = settings::Threads::listed;
  CHECK(change(service, "/nowhere/", {{"open", false}}).status == 404);
}
