#include <doctest/doctest.h>

#include "support/many_comments.h"
#include "support/service.h"

using support::header;
using support::Json;
using support::Service;

namespace {

struct Own {
  std::string id;
  std::string path;
  support::Headers headers;
};

Own send(Service& service, const std::string& thread = "/a/") {
  const auto sent =
      Json::parse(service
                      .post_json("/api/v1/comments?thread=" + thread,
                                 {{"body", "mine"}, {"name", "n"}, {"email", "me@b.org"}})
                      .body);
  const std::string id = sent["id"];
  return {id,
          "/api/v1/comments/" + id,
          {{"Authorization", "Bearer " + sent["edit_token"].get<std::string>()},
           {"Content-Type", "application/json"}}};
}

http::Response patch(Service& service, const Own& own, const Json& body) {
  return service.ask("PATCH", own.path, own.headers, body.dump());
}

}  // namespace

TEST_CASE("an edited comment is held again") {
  Service service;
  const Own own = send(service);
  REQUIRE(service.decide(own.id, "approve").status == 200);
  const auto edited = patch(service, own, {{"revision", 1}, {"body", "*better*"}});
  CHECK(edited.status == 200);
  CHECK(header(edited, "Cache-Control") == "no-store");
  const Json json = Json::parse(edited.body);
  CHECK(json["revision"] == 2);
  CHECK(json["status"] == "held");
  CHECK(json["html"] == "<p><em>better</em></p>\n");
  CHECK(Json::parse(service.get("/api/v1/comments?thread=/a/").body)["total"] == 0);
  CHECK(patch(service, own, {{"revision", 1}, {"body", "worse"}}).status == 412);
}

TEST_CASE("an edit is refused like a new comment, with reasons") {
  Service service;
  const Own own = send(service);
  const auto refused = patch(service, own, {{"revision", 1}, {"body", " "}});
  CHECK(refused.status == 422);
  CHECK(Json::parse(refused.body)["reasons"][0]["rule"] == "comment-required");
  CHECK(patch(service, own, {{"revision", 1}, {"body", std::string("\x1b[0m")}}).status == 400);
  CHECK(patch(service, own, {{"revision", 1}, {"body", "b"}, {"name", "Ann"}}).status == 400);
  CHECK(patch(service, own, {{"body", "b"}}).status == 400);
  CHECK(service.store->comment(own.id)->value().body == "mine");
}

TEST_CASE("the time to change a comment is a setting") {
  Service service;
  const Own own = send(service);
  service.settings.edit_window = std::chrono::seconds(0);
  const auto late = patch(service, own, {{"revision", 1}, {"body", "b"}});
  CHECK(late.status == 403);
  CHECK(Json::parse(late.body)["code"] == "too-late");
  service.settings.edit_window = std::chrono::hours(1);
  service.clock.milliseconds += 3'599'000;
  CHECK(patch(service, own, {{"revision", 1}, {"body", "b"}}).status == 200);
}

TEST_CASE("an author withdraws his comment at any time, and nobody brings it back") {
  Service service;
  const Own own = send(service);
  REQUIRE(service.decide(own.id, "approve").status == 200);
  service.clock.milliseconds += std::int64_t{365} * 24 * 3'600'000;
  const auto withdrawn = service.ask("DELETE", own.path, own.headers);
  CHECK(withdrawn.status == 204);
  CHECK(withdrawn.body.empty());
  CHECK(Json::parse(service.get("/api/v1/comments?thread=/a/").body)["total"] == 0);
  CHECK(Json::parse(service.get(own.path, own.headers).body)["status"] == "withdrawn");
  CHECK(service.ask("DELETE", own.path, own.headers).status == 204);
  CHECK(service.decide(own.id, "approve").status == 409);
  CHECK(service.decide(own.id, "restore").status == 409);
  CHECK(patch(service, own, {{"revision", 1}, {"body", "b"}}).status == 409);
}

TEST_CASE("readers see a new version when a published comment is withdrawn, and only then") {
  Service service;
  const Own held = send(service);
  const Own published = send(service);
  REQUIRE(service.decide(published.id, "approve").status == 200);
  const std::string before = service.store->thread("/a/")->value().version;
  REQUIRE(service.ask("DELETE", held.path, held.headers).status == 204);
  CHECK(service.store->thread("/a/")->value().version == before);
  REQUIRE(service.ask("DELETE", published.path, published.headers).status == 204);
  CHECK(service.store->thread("/a/")->value().version != before);
}

TEST_CASE("the author learns where readers see the comment") {
  Service service;
  support::store_comments(service, 499);
  const auto url_of = [&](const std::string& id) {
    const support::Headers headers = {{"Authorization", "Bearer " + service.keys->edit_token(id)}};
    return Json::parse(service.get("/api/v1/comments/" + id, headers).body)["url"];
  };
  const std::string first = service.comment("/a/", {{"body", "first"}});
  CHECK(url_of(first).is_null());
  REQUIRE(service.decide(first, "approve").status == 200);
  CHECK(url_of(first) == "https://example.org/a/#comment-" + first);
  service.clock.milliseconds += 1;
  const std::string second = service.comment("/a/", {{"body", "second"}});
  REQUIRE(service.decide(second, "approve").status == 200);
  CHECK(url_of(second) == "http://comments.example.org/threads?thread=%2Fa%2F&comment=" + second +
                              "#comment-" + second);
}

TEST_CASE("a withdrawn comment with replies stays as a placeholder") {
  Service service;
  const Own own = send(service);
  REQUIRE(service.decide(own.id, "approve").status == 200);
  REQUIRE(service.decide(service.comment("/a/", {{"body", "y"}, {"parent", own.id}}), "approve")
              .status == 200);
  REQUIRE(service.ask("DELETE", own.path, own.headers).status == 204);
  const auto list = service.get("/api/v1/comments?thread=/a/");
  CHECK(Json::parse(list.body)["comments"][0]["removed"] == true);
  CHECK(list.body.find("mine") == std::string::npos);
  CHECK(service.get("/api/v1/fragment?thread=/a/").body.find("mine") == std::string::npos);
}

TEST_CASE("only the key of this very comment opens it") {
  Service service;
  const Own own = send(service);
  const Own other = send(service, "/b/");
  const std::string body = R"({"revision":1,"body":"stolen"})";
  auto moderator = service.as(domain::Role::admin);
  moderator.emplace_back("Content-Type", "application/json");
  for (const support::Headers& headers :
       {support::Headers{{"Content-Type", "application/json"}}, other.headers, moderator}) {
    CHECK(service.get(own.path, headers).status == 401);
    CHECK(service.ask("PATCH", own.path, headers, body).status == 401);
    CHECK(service.ask("DELETE", own.path, headers).status == 401);
  }
  auto foreign = own.headers;
  foreign.emplace_back("Origin", "https://evil.org");
  CHECK(service.ask("PATCH", own.path, foreign, body).status == 403);
  CHECK(service.ask("DELETE", own.path, foreign).status == 403);
  CHECK(service.store->comment(own.id)->value().body == "mine");
}

TEST_CASE("a comment that does not exist is not found, with its key too") {
  Service service;
  const Own nobody{"nobody",
                   "/api/v1/comments/nobody",
                   {{"Authorization", "Bearer " + service.keys->edit_token("nobody")},
                    {"Content-Type", "application/json"}}};
  CHECK(service.get(nobody.path, nobody.headers).status == 404);
  CHECK(patch(service, nobody, {{"revision", 1}, {"body", "b"}}).status == 404);
  CHECK(service.ask("DELETE", nobody.path, nobody.headers).status == 404);
}

TEST_CASE("a page that takes no comments takes no edits; taking back stays possible") {
  Service service;
  const Own closed = send(service);
  REQUIRE(service.store->save_thread({"/a/", "", false}));
  const auto refused = patch(service, closed, {{"revision", 1}, {"body", " "}});
  CHECK(refused.status == 409);
  CHECK(Json::parse(refused.body)["code"] == "thread-closed");
  CHECK(service.ask("DELETE", closed.path, closed.headers).status == 204);
  const Own unlisted = send(service, "/b/");
  for (const char* tag : {"1", "2"}) {
    storage::Manifest manifest;
    if (tag[0] == '1') manifest.threads.push_back({domain::Thread{"/b/"}, {}});
    manifest.tag = tag;
    REQUIRE(service.store->put_manifest(manifest));
  }
  const Json better{{"revision", 1}, {"body", "better"}};
  service.settings.threads = settings::Threads::listed;
  CHECK(patch(service, unlisted, better).status == 409);
  service.settings.threads = settings::Threads::open;
  CHECK(patch(service, unlisted, better).status == 200);
}

TEST_CASE("a redacted comment cannot be edited, only withdrawn") {
  Service service;
  const Own own = send(service);
  auto headers = service.as(domain::Role::moderate);
  headers.emplace_back("Content-Type", "application/json");
  REQUIRE(service
              .ask("POST", "/api/v1/moderation/comments/" + own.id + "/decisions", headers,
                   R"({"action": "redact", "revision": 1, "part": "mine"})")
              .status == 200);
  const auto refused = patch(service, own, {{"revision", 2}, {"body", "mine"}});
  CHECK(refused.status == 409);
  CHECK(Json::parse(refused.body)["code"] == "conflict");
  CHECK(service.ask("DELETE", own.path, own.headers).status == 204);
}

TEST_CASE("nesting is as deep as the operator lets it be, and the parent is the answered comment") {
  Service service;
  REQUIRE(service.store->set_depth_limit(1));
  const std::string top = service.comment("/a/", {{"body", "1"}});
  const std::string reply = service.comment("/a/", {{"body", "2"}, {"parent", top}});
  const std::string deeper = service.comment("/a/", {{"body", "3"}, {"parent", reply}});
  CHECK(service.store->comment(deeper)->value().depth == 1);
  CHECK(service.store->comment(deeper)->value().parent == reply);
  const auto answer = service.post_json(
      "/api/v1/moderation/comments",
      {{"thread", "/a/"}, {"body", "5"}, {"parent", reply}, {"approve_parent", 1}},
      service.as(domain::Role::moderate));
  REQUIRE(answer.status == 201);
  CHECK(Json::parse(answer.body)["parent"] == reply);
  CHECK(service.store->comment(Json::parse(answer.body)["id"])->value().depth == 1);
  REQUIRE(service.store->set_depth_limit(0));
  const std::string flat = service.comment("/a/", {{"body", "4"}, {"parent", deeper}});
  CHECK(service.store->comment(flat)->value().depth == 0);
  CHECK(service.store->comment(flat)->value().parent == deeper);
}
