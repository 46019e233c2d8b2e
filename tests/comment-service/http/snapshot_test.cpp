#include <doctest/doctest.h>

#include <sstream>

#include "support/many_comments.h"
#include "support/service.h"

using support::header;
using support::Json;
using support::Service;

namespace {

struct Snapshot {
  std::vector<Json> threads;
  Json end;
};

Snapshot snapshot(Service& service, const std::string& query = "") {
  const auto response = service.get("/api/v1/snapshot" + query, service.as(domain::Role::build));
  REQUIRE(response.status == 200);
  CHECK(header(response, "Content-Type") == "application/x-ndjson");
  CHECK(header(response, "Cache-Control") == "no-store");
  CHECK(response.body.back() == '\n');
  Snapshot read;
  std::istringstream lines(response.body);
  for (std::string line; std::getline(lines, line);) read.threads.push_back(Json::parse(line));
  read.end = read.threads.back();
  read.threads.pop_back();
  CHECK(read.end["end"] == true);
  CHECK(read.end["threads"] == read.threads.size());
  return read;
}

std::string since(const Snapshot& before) {
  return "?since=" + std::to_string(before.end["sequence"].get<int>()) +
         "&epoch=" + before.end["epoch"].get<std::string>();
}

std::string publish(Service& service, const std::string& thread, const std::string& body) {
  std::string id = service.comment(thread, {{"body", body}, {"email", "x@secret.org"}});
  REQUIRE(service.decide(id, "approve").status == 200);
  return id;
}

}  // namespace

TEST_CASE("a snapshot has every thread as readers see it, with the very fragment they get") {
  Service service;
  publish(service, "/a/", "one");
  publish(service, "/a/", "two");
  publish(service, "/b/", "three");
  service.comment("/a/", {{"body", "held"}});
  service.comment("/c/", {{"body", "held"}});
  const Snapshot whole = snapshot(service);
  REQUIRE(whole.threads.size() == 2);
  CHECK(whole.threads[0]["key"] == "/a/");
  CHECK(whole.threads[0]["count"] == 2);
  const Json list = Json::parse(service.get("/api/v1/comments?thread=/a/").body);
  CHECK(whole.threads[0]["comments"] == list["comments"]);
  CHECK(whole.threads[0]["version"] == list["version"]);
  CHECK(whole.threads[0]["fragment"] == service.get("/api/v1/fragment?thread=/a/").body);
  const std::string all = whole.threads[0].dump() + whole.threads[1].dump();
  CHECK(all.find("secret") == std::string::npos);
  CHECK(all.find("held") == std::string::npos);
}

TEST_CASE("the snapshot of a closed thread has the fragment and the version of its readers") {
  Service service;
  publish(service, "/a/", "one");
  REQUIRE(service.store->save_thread({"/a/", "", false}));
  const Snapshot whole = snapshot(service);
  REQUIRE(whole.threads.size() == 1);
  const std::string fragment = whole.threads[0]["fragment"];
  CHECK(fragment == service.get("/api/v1/fragment?thread=/a/").body);
  CHECK(fragment.find("Comments are closed.") != std::string::npos);
  const std::string version = whole.threads[0]["version"];
  CHECK(service.get("/api/v1/fragment?thread=/a/&known=" + version).status == 204);
}

TEST_CASE("a snapshot since another has what changed, emptied threads too") {
  Service service;
  const std::string a = publish(service, "/a/", "one");
  publish(service, "/b/", "two");
  const Snapshot first = snapshot(service);
  CHECK(snapshot(service, since(first)).threads.empty());
  service.comment("/a/", {{"body", "held"}});
  CHECK(snapshot(service, since(first)).threads.empty());
  REQUIRE(service.decide(a, "delete").status == 200);
  const Snapshot second = snapshot(service, since(first));
  REQUIRE(second.threads.size() == 1);
  CHECK(second.threads[0]["key"] == "/a/");
  CHECK(second.threads[0]["count"] == 0);
  CHECK(second.threads[0]["comments"].empty());
  CHECK(second.end["sequence"] > first.end["sequence"]);
  CHECK(snapshot(service, since(second)).threads.empty());
}

TEST_CASE("another database gives everything") {
  Service service;
  publish(service, "/a/", "one");
  const Snapshot first = snapshot(service);
  const std::string sequence = std::to_string(first.end["sequence"].get<int>());
  CHECK(snapshot(service, "?since=" + sequence).threads.size() == 1);
  CHECK(snapshot(service, "?since=" + sequence + "&epoch=other").threads.size() == 1);
  // An older copy has not reached this sequence yet.
  CHECK(snapshot(service, "?since=999&epoch=" + first.end["epoch"].get<std::string>())
            .threads.size() == 1);
  CHECK(first.end["epoch"].get<std::string>().size() == 36);
  CHECK(first.end["epoch"] != snapshot(*std::make_unique<Service>()).end["epoch"]);
  const auto headers = service.as(domain::Role::build);
  for (const char* bad : {"x", "-1", "1x", "99999999999999999999", ""}) {
    CHECK_MESSAGE(service.get(std::string("/api/v1/snapshot?since=") + bad, headers).status == 400,
                  bad);
  }
}

TEST_CASE("a thread that moved is told at its old address and its new one") {
  Service service;
  publish(service, "/old/", "one");
  const Snapshot first = snapshot(service);
  auto headers = service.as(domain::Role::build);
  headers.emplace_back("Content-Type", "application/json");
  REQUIRE(service
              .ask("PUT", "/api/v1/manifest", headers,
                   R"({"threads": [{"key": "/new/", "aliases": ["/old/"]}]})")
              .status == 200);
  const Snapshot second = snapshot(service, since(first));
  REQUIRE(second.threads.size() == 2);
  CHECK(second.threads[0]["key"] == "/new/");
  CHECK(second.threads[0]["count"] == 1);
  CHECK(second.threads[0]["moved_to"].is_null());
  CHECK(second.threads[1]["key"] == "/old/");
  CHECK(second.threads[1]["count"] == 0);
  CHECK(second.threads[1]["moved_to"] == "/new/");
}

TEST_CASE("a snapshot is of one moment, in parts, whoever writes meanwhile") {
  Service service;
  for (const char* body : {"one", "two", "three"}) publish(service, "/a/", body);
  publish(service, "/b/", "four");
  const auto begun = service.store->snapshot({0, "", 2});
  REQUIRE(begun);
  storage::Snapshot& snapshot = **begun;
  const auto first = *snapshot.next();
  REQUIRE(first);
  CHECK(first->comments.size() == 2);
  publish(service, "/a/", "later");
  publish(service, "/b/", "later");
  const auto second = *snapshot.next();
  REQUIRE(second);
  CHECK_FALSE(second->first);
  CHECK(second->total == 3);
  REQUIRE(second->comments.size() == 1);
  CHECK(second->comments.front().body == "three");
  CHECK(second->next.empty());
  const auto third = *snapshot.next();
  REQUIRE(third);
  CHECK(third->thread.key == "/b/");
  CHECK(third->comments.size() == 1);
  CHECK_FALSE(*snapshot.next());
  CHECK((*service.store->snapshot({0, "", 2}))->end().sequence > snapshot.end().sequence);
}

TEST_CASE("a snapshot has all comments of a long thread, and its fragment has a \"more\" link") {
  Service service;
  support::store_comments(service, 501);
  const Snapshot whole = snapshot(service);
  CHECK(whole.threads[0]["comments"].size() == 501);
  CHECK(whole.threads[0]["fragment"] == service.get("/api/v1/fragment?thread=/a/").body);
}
