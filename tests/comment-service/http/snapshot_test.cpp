#include <doctest/doctest.h>

#include <sstream>

#include "storage/sqlite/connection.h"
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

// Like support::store_comments(), but copies the first comment, because a commit for each of so
// many takes long.
void store_many(Service& service, int count) {
  support::store_comments(service, 1);
  auto connection = *sqlite::Connection::open(service.folder.file("comments.sqlite"));
  REQUIRE(connection.execute(
      "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < " +
      std::to_string(count - 1) +
      ") INSERT INTO comments(id, thread, depth, path, status, name, email, website, address, body,"
      "html, revision, author, created) SELECT 'c' || i, thread, depth, 'f' || printf('%019x', i),"
      "status, name, email, website, address, body, html, revision, author, created "
      "FROM comments, n"));
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
  // A UUID, and what the settings add.
  CHECK(first.end["epoch"].get<std::string>().size() == 45);
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

TEST_CASE("with whole=1 a fragment has all comments of its thread, however long it is") {
  Service service;
  store_many(service, 10'000);
  publish(service, "/b/", "one");
  const Snapshot first = snapshot(service, "?whole=1");
  REQUIRE(first.threads.size() == 2);
  const std::string fragment = first.threads[0]["fragment"];
  CHECK(first.threads[0]["comments"].size() == 10'000);
  std::size_t items = 0;
  for (auto at = fragment.find("<article"); at != std::string::npos;
       at = fragment.find("<article", at + 1))
    ++items;
  CHECK(items == 10'000);
  CHECK(fragment.find("id=\"comment-c9999\"") != std::string::npos);
  CHECK(fragment.find("postil-more") == std::string::npos);
  // A short thread has the same line as without the parameter.
  CHECK(first.threads[1] == snapshot(service).threads[1]);
  CHECK(snapshot(service, since(first) + "&whole=1").threads.empty());
  // The fragments of the other kind are not the same.
  CHECK(snapshot(service, since(first)).threads.size() == 2);
}

TEST_CASE("with whole=1 the bytes of a fragment have no limit") {
  Service service;
  domain::Comment comment;
  comment.thread = "/a/";
  comment.status = domain::Status::published;
  comment.html = "<p>" + std::string(30'000, 'x') + "</p>\n";
  comment.created = service.clock.now();
  constexpr int count = 20;  // 600 KB
  for (int i = 0; i < count; ++i) {
    comment.id = "c" + std::to_string(i);
    REQUIRE(service.store->add({comment, storage::NewThread::create}));
  }
  const auto last = [&](const std::string& query) {
    return snapshot(service, query).threads[0]["fragment"].get<std::string>().find("comment-c19");
  };
  CHECK(last("") == std::string::npos);
  CHECK(last("?whole=1") != std::string::npos);
}

TEST_CASE("the threads of a whole snapshot go out one by one") {
  Service service;
  support::store_comments(service, 600);
  publish(service, "/b/", "one");
  storage::SnapshotRequest request;
  request.part = request.bytes = storage::kNoLimit;
  const auto begun = service.store->snapshot(request);
  REQUIRE(begun);
  storage::Snapshot& snapshot = **begun;
  const auto first = *snapshot.next();
  CHECK(first->comments.size() == 600);
  CHECK(first->next.empty());
  CHECK((*snapshot.next())->thread.key == "/b/");
  CHECK_FALSE(*snapshot.next());
}

TEST_CASE("the only value of \"whole\" is 1") {
  Service service;
  const auto headers = service.as(domain::Role::build);
  for (const char* bad : {"0", "2", "true", "", "11"}) {
    const auto response = service.get(std::string("/api/v1/snapshot?whole=") + bad, headers);
    CHECK_MESSAGE(response.status == 400, bad);
    CHECK(response.body.find("the parameter \\\"whole\\\" must be 1") != std::string::npos);
  }
  CHECK(service.get("/api/v1/snapshot?hole=1", headers).status == 400);
}

TEST_CASE("a token that was revoked, or is for something else, gets no snapshot") {
  Service service;
  const auto headers = service.as(domain::Role::build);
  REQUIRE(service.get("/api/v1/snapshot?since=0", headers).status == 200);
  const auto tokens = *service.store->tokens();
  for (const storage::TokenState& token : tokens) {
    if (token.role == domain::Role::build)
      REQUIRE(service.store->revoke_token(token.name, service.clock.now()));
  }
  CHECK(service.get("/api/v1/snapshot?since=0", headers).status == 401);
  CHECK(service.get("/api/v1/snapshot", service.as(domain::Role::read)).status == 403);
}
