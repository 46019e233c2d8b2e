// The spellings by which a page's thread is named.
#include <doctest/doctest.h>

#include "base/encoding.h"
#include "support/service.h"

using support::Json;
using support::Service;

namespace {

const std::string kCafe = "/caf\xC3\xA9/";
const std::vector<std::string> kNames = {kCafe,
                                         "/caf%C3%A9/",
                                         "/caf%c3%a9/index.html",
                                         "https://example.org/caf%C3%A9/",
                                         "https://example.org" + kCafe + "#comments",
                                         "http://example.org/caf%C3%A9/?utm=1",
                                         "//EXAMPLE.org:443/caf%C3%A9/",
                                         kCafe + "#c"};

std::string parameter(const std::string& name) { return "?thread=" + base::percent_encode(name); }

std::string key_of(Service& service, const std::string& name) {
  const auto answer = service.get("/api/v1/comments" + parameter(name));
  return answer.status == 200 ? std::string(Json::parse(answer.body)["thread"]["key"])
                              : std::to_string(answer.status);
}

http::Response put(Service& service, const Json& threads) {
  auto headers = service.as(domain::Role::build);
  headers.emplace_back("Content-Type", "application/json");
  return service.ask("PUT", "/api/v1/manifest", headers, Json{{"threads", threads}}.dump());
}

bool has(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

}  // namespace

TEST_CASE("the full address and the percent-encoded path of a page are its thread") {
  Service service;
  for (const std::string& name : kNames) {
    CAPTURE(name);
    const auto sent =
        service.post_json("/api/v1/comments" + parameter(name), {{"body", name}, {"name", "n"}});
    REQUIRE(sent.status == 202);
    REQUIRE(service.decide(Json::parse(sent.body)["id"], "approve").status == 200);
    CHECK(key_of(service, name) == kCafe);
    const std::string link = "https://example.org/caf%C3%A9/";
    CHECK(has(service.get("/threads" + parameter(name)).body, "postil-back\"><a href=\"" + link));
    CHECK(has(service.get("/feeds/thread.atom" + parameter(name)).body, "href=\"" + link + "#"));
    CHECK(service.get("/api/v1/fragment" + parameter(name)).status == 200);
    CHECK(service.get("/api/v1/form" + parameter(name)).status == 200);
  }
  std::string counts = "/api/v1/counts";
  for (const std::string& name : kNames)
    counts += (has(counts, "?") ? "&" : "?") + parameter(name).substr(1);
  const Json counted = Json::parse(service.get(counts).body);
  for (const Json& count : counted["counts"]) {
    CHECK(count["thread"] == kCafe);
    CHECK(count["total"] == kNames.size());
  }
}

TEST_CASE("moderators may name a page by its full address or percent-encoded path, too") {
  Service service;
  const std::string id = service.comment("/a/", {{"body", "b"}});
  auto headers = service.as(domain::Role::moderate);
  headers.emplace_back("Content-Type", "application/json");
  const auto change = [&](const std::string& name, const Json& body) {
    return service.ask("PATCH", "/api/v1/moderation/threads" + parameter(name), headers,
                       body.dump());
  };
  CHECK(change("https://example.org/%61/", {{"open", false}}).status == 200);
  CHECK(change("/%61/", {{"open", true}}).status == 200);
  CHECK(service
            .post_json("/api/v1/moderation/comments",
                       {{"thread", "https://example.org/%61/"},
                        {"parent", id},
                        {"body", "reply"},
                        {"approve_parent", 1}},
                       service.as(domain::Role::moderate))
            .status == 201);
  CHECK(change("/a/", {{"move_to", "http://example.org/caf%C3%A9/"}}).status == 200);
  CHECK(key_of(service, "/a/") == kCafe);
  CHECK(change("/a/", {{"move_to", "https://other.example/a/"}}).status == 400);
}

TEST_CASE("an address of another host is refused by every route, and names no thread") {
  Service service;
  for (const std::string name :
       {"http://other.example/", "//evil.example/x", "ftp://example.org/a/",
        "https://me@example.org/a/", "https://example.org:8443/a/"}) {
    CAPTURE(name);
    for (const char* route : {"/api/v1/comments", "/api/v1/fragment", "/api/v1/form",
                              "/api/v1/counts", "/threads", "/feeds/thread.atom"})
      CHECK(service.get(route + parameter(name)).status == 400);
    for (const char* route : {"/api/v1/comments", "/api/v1/preview"}) {
      const auto sent = service.post_json(route + parameter(name), {{"body", "b"}, {"name", "n"}});
      CHECK(sent.status == 400);
      CHECK(has(sent.body, "the thread is not a page of this site: "));
    }
  }
  service.settings.sites = {{"https://example.org", "/blog"}};
  CHECK(service.get("/api/v1/comments" + parameter("https://example.org/a/")).status == 404);
  CHECK(key_of(service, "https://example.org/blog/a/") == "/blog/a/");
  service.settings.sites.clear();
  CHECK(has(service.get("/api/v1/comments" + parameter("https://example.org/a/")).body,
            "the service was started without --site"));
}

TEST_CASE("a page whose listed path looks percent-encoded keeps its thread") {
  Service service;
  REQUIRE(put(service, {{{"key", "/100%41/"}}, {{"key", "/c#/"}}}).status == 200);
  for (const char* name :
       {"/100%41/", "/100%2541/", "https://example.org/100%2541/", "https://example.org/100%41/"})
    CHECK_MESSAGE(key_of(service, name) == "/100%41/", name);
  CHECK(key_of(service, "/c#/") == "/c#/");
  CHECK(key_of(service, "/c%23/#c") == "/c#/");
  REQUIRE(put(service, {{{"key", "/other/"}}}).status == 200);
  CHECK(key_of(service, "/100%41/") == "/100A/");
}

TEST_CASE("a visitor cannot make a thread that takes the place of another one") {
  Service service;
  service.comment(base::percent_encode("/caf%25C3%25A9/"), {{"body", "b"}});
  CHECK(key_of(service, "/caf%C3%A9/") == kCafe);
  CHECK(key_of(service, "/caf%25C3%25A9/") == "/caf%25C3%25A9/");
}

TEST_CASE("a manifest may have full addresses, and aliases that are percent-encoded") {
  Service service;
  service.comment("/old page/", {{"body", "b"}});
  REQUIRE(put(service, {{{"key", "https://example.org/caf%C3%A9/?x#y"},
                         {"aliases", {"/old%20page/", "http://example.org/caf%C3%A9.html"}}},
                        {{"key", "/100%41/"}}})
              .status == 200);
  for (const char* name : {"/old page/", "/old%20page/", "/caf%C3%A9.html"})
    CHECK_MESSAGE(key_of(service, name) == kCafe, name);
  CHECK(
      Json::parse(
          service.get("/api/v1/moderation/comments?status=held", service.as(domain::Role::moderate))
              .body)["comments"][0]["thread"] == kCafe);
  // A page that moved away from a path that looks percent-encoded; the second time the path is not
  // listed any more.
  const Json moved = {{{"key", "/hundred/"}, {"aliases", {"/100%41/", "/hundred/"}}}};
  for (int i = 0; i < 2; ++i) {
    REQUIRE(put(service, moved).status == 200);
    CHECK(key_of(service, "/100%41/") == "/hundred/");
  }
  const auto refused = put(service, {{{"key", "https://other.example/a/"}}});
  CHECK(refused.status == 400);
  CHECK(has(refused.body, "/threads/0/key"));
}

TEST_CASE("the feed of a merged thread keeps its id at its address, and every entry its own") {
  Service service;
  const std::vector<std::string> names = {kCafe, "/caf%C3%A9/", "https://example.org/caf%C3%A9/"};
  const auto ids = [&](const std::string& name) {
    std::string found;
    const std::string feed = service.get("/feeds/thread.atom" + parameter(name)).body;
    for (std::size_t at = feed.find("<id>"); at != std::string::npos;
         at = feed.find("<id>", at + 1))
      found += feed.substr(at + 4, feed.find('<', at + 4) - at - 4) + " ";
    return found;
  };
  const std::string id = service.comment("/caf%C3%A9/", {{"body", "b"}});
  REQUIRE(service.decide(id, "approve").status == 200);
  const std::string own = "tag:example.org,2026-01-01:comments-on/caf%C3%A9/ ";
  const std::string entry = "tag:example.org,2024-05-01:comment-" + id + " ";
  for (const std::string& name : names) CHECK(ids(name) == own + entry);
  // As earlier versions stored them, and as they are after their merge.
  for (const std::string key : {"/caf%C3%A9/", "/https://example.org/caf%C3%A9/"}) {
    REQUIRE(service.store->save_thread({key}));
    REQUIRE(service.store->change_thread({key, {}, kCafe, "1", {}}));
  }
  CHECK(ids(names[0]) == own + entry);
  CHECK(ids(names[1]) == "tag:example.org,2026-01-01:comments-on/caf%25C3%25A9/ " + entry);
  CHECK(ids(names[2]) ==
        "tag:example.org,2026-01-01:comments-on/https%3A//example.org/caf%25C3%25A9/ " + entry);
}
