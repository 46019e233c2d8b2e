#include <doctest/doctest.h>

#include "support/service.h"

using support::header;
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

// What the fragment, the list and the page say of a thread, and the request of a reader who knows
// the version of the fragment.
struct Shown {
  std::string says;
  std::string known;
};

Shown shown(Service& service, const std::string& thread) {
  const auto has = [](const std::string& text, const char* part) {
    return text.find(part) != std::string::npos;
  };
  const std::string path = "/api/v1/fragment?thread=" + thread;
  const std::string fragment = service.get(path).body;
  const bool closed = has(fragment, "Comments are closed.");
  CHECK(closed == has(fragment, "data-postil-open=\"false\""));
  if (closed) CHECK_FALSE(has(fragment, "postil-reply"));
  const Json list = Json::parse(service.get("/api/v1/comments?thread=" + thread).body);
  const std::string version = list["version"];
  CHECK(has(fragment, ("data-postil-version=\"" + version + "\"").c_str()));
  const std::string page = service.get("/threads?thread=" + thread).body;
  CHECK(has(page, fragment.c_str()));
  Shown found{closed ? "closed" : "open", path + "&known=" + version};
  found.says += list["thread"]["open"] == true ? " open" : " closed";
  found.says += has(page, "<form") ? " open" : " closed";
  return found;
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

TEST_CASE("every answer says that a thread is closed, and that it is open again") {
  Service service;
  for (const char* thread : {"/a/", "/empty/"}) {
    REQUIRE(service.store->save_thread({thread, "A title"}));
    if (std::string(thread) == "/a/") publish(service, thread, "one");
    const Shown open = shown(service, thread);
    CHECK(change(service, thread, {{"open", false}}).status == 200);
    const Shown closed = shown(service, thread);
    CHECK(service.get(open.known).status == 200);
    CHECK(service.get(closed.known).status == 204);
    CHECK(change(service, thread, {{"open", true}}).status == 200);
    CHECK(shown(service, thread).says == open.says);
    CHECK(service.get(closed.known).status == 200);
    CHECK(open.says == "open open open");
    CHECK(closed.says == "closed closed closed");
  }
}

TEST_CASE("a thread closes at its date without a write, for those who know its version, too") {
  Service service;
  publish(service, "/a/", "one");
  domain::ManifestPage page{{"/a/"}, {}};
  page.thread.closes = service.clock.now() + std::chrono::seconds(10);
  REQUIRE(service.store->put_manifest({{page}}));
  const Shown open = shown(service, "/a/");
  CHECK(open.says == "open open open");
  CHECK(service.get(open.known).status == 204);
  const std::string tag = header(service.get("/api/v1/fragment?thread=/a/"), "ETag");
  service.clock.milliseconds += 10'000;
  CHECK(shown(service, "/a/").says == "closed closed closed");
  CHECK(service.get(open.known).status == 200);
  CHECK(service.get("/api/v1/fragment?thread=/a/", {{"If-None-Match", tag}}).status == 200);
  page.thread.closes.reset();
  page.thread.page_open = false;
  REQUIRE(service.store->put_manifest({{page}}));
  CHECK(shown(service, "/a/").says == "closed closed closed");
  page.thread.page_open = true;
  REQUIRE(service.store->put_manifest({{page}}));
  CHECK(shown(service, "/a/").says == "open open open");
  // The page is no longer one of the site's.
  REQUIRE(service.store->put_manifest({{{{"/other/"}, {}}}}));
  CHECK(shown(service, "/a/").says == "open open open");
  service.settings.threads = settings::Threads::listed;
  // Cached answers do not know the settings, which stay the same in a service that runs.
  publish(service, "/other/", "two");
  CHECK(shown(service, "/a/").says == "closed closed closed");
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

TEST_CASE("a thread that does not exist is not changed, unless any path may be a page") {
  Service service;
  service.comment("/a/", {{"body", "b"}});
  const auto refused = [&](const Json& body) {
    const auto changed = change(service, "/typo/", body);
    const Json problem = Json::parse(changed.body);
    return changed.status == 404 && problem["code"] == "unknown-thread" &&
           problem["detail"] == "there is no thread \"/typo/\"";
  };
  service.settings.threads = settings::Threads::listed;
  for (const Json& body : {Json{{"open", false}}, Json{{"open", true}}, Json{{"move_to", "/a/"}}})
    CHECK(refused(body));
  // There is nothing to move, but a page without comments is closed, and opened again.
  service.settings.threads = settings::Threads::open;
  CHECK(refused({{"move_to", "/a/"}}));
  const std::string comments = "/api/v1/comments?thread=/typo/";
  CHECK(change(service, "/typo/", {{"open", false}}).status == 200);
  CHECK(service.post_json(comments, {{"body", "b"}, {"name", "n"}}).status == 409);
  CHECK(change(service, "/typo/", {{"open", true}}).status == 200);
  CHECK(service.post_json(comments, {{"body", "b"}, {"name", "n"}}).status == 202);
}
