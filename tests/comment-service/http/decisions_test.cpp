#include <doctest/doctest.h>

#include <fstream>
#include <sstream>
#include <thread>

#include "storage/sqlite/connection.h"
#include "support/service.h"

using support::Json;
using support::Service;

namespace {

const std::string kQueue = "/api/v1/moderation/comments";

http::Response decide(Service& service, const std::string& id, const Json& body,
                      domain::Role role = domain::Role::moderate) {
  return service.post_json(kQueue + "/" + id + "/decisions", body, service.as(role));
}

Json queue(Service& service, const std::string& status = "held") {
  const auto response =
      service.get(kQueue + "?status=" + status, service.as(domain::Role::moderate));
  return Json::parse(response.body)["comments"];
}

Json audit(Service& service, const std::string& query = "") {
  const auto response =
      service.get("/api/v1/moderation/audit" + query, service.as(domain::Role::moderate));
  REQUIRE(response.status == 200);
  return Json::parse(response.body);
}

}  // namespace

TEST_CASE("two moderators decide the same comment at once: one wins, the other is told") {
  for (int round = 0; round < 20; ++round) {
    Service service;
    const std::string id = service.comment("/a/", {{"body", "x"}});
    const auto ann = service.as(domain::Role::moderate);
    const auto bob = service.as(domain::Role::admin);
    http::Response first;
    http::Response second;
    std::thread other([&] {
      first = service.post_json(kQueue + "/" + id + "/decisions",
                                {{"action", "redact"}, {"part", "x"}, {"revision", 1}}, ann);
    });
    second = service.post_json(kQueue + "/" + id + "/decisions",
                               {{"action", "redact"}, {"part", "x"}, {"revision", 1}}, bob);
    other.join();
    CHECK(std::min(first.status, second.status) == 200);
    CHECK(std::max(first.status, second.status) == 412);
    CHECK(service.store->comment(id)->value().revision == 2);
  }
}

TEST_CASE("two moderators of different opinions at once: one wins, the other is told") {
  for (int round = 0; round < 20; ++round) {
    Service service;
    const std::string id = service.comment("/a/", {{"body", "x"}});
    const auto ann = service.as(domain::Role::moderate);
    const auto bob = service.as(domain::Role::admin);
    const std::string path = kQueue + "/" + id + "/decisions";
    http::Response first;
    std::thread other([&] {
      first = service.post_json(path, {{"action", "approve"}, {"revision", 1}}, ann);
    });
    const auto second = service.post_json(path, {{"action", "spam"}, {"revision", 1}}, bob);
    other.join();
    CHECK(std::min(first.status, second.status) == 200);
    CHECK(std::max(first.status, second.status) == 412);
    const http::Response& lost = first.status == 412 ? first : second;
    CHECK(Json::parse(lost.body)["code"] == "decided");
    CHECK(service.store->comment(id)->value().status ==
          (first.status == 200 ? domain::Status::published : domain::Status::spam));
  }
}

TEST_CASE("a decision with a seen status applies only to that status") {
  Service service;
  const std::string id = service.comment("/a/", {{"body", "x"}});
  const auto bob = [&](const Json& body) { return decide(service, id, body, domain::Role::admin); };
  REQUIRE(service.decide(id, "approve").status == 200);
  CHECK(bob({{"action", "reject"}, {"revision", 1}}).status == 412);
  CHECK(bob({{"action", "reject"}, {"revision", 1}, {"status", "held"}}).status == 412);
  CHECK(bob({{"action", "reject"}, {"revision", 1}, {"status", "odd"}}).status == 400);
  CHECK(bob({{"action", "reject"}, {"revision", 1}, {"status", "published"}}).status == 200);
  // A repeated decision succeeds although the status has changed.
  CHECK(bob({{"action", "reject"}, {"revision", 1}, {"status", "published"}}).status == 200);
  CHECK(service.decide(id, "reject").status == 200);
  // A moderator may change his own decision, and anybody may restore.
  CHECK(service.decide(id, "spam").status == 412);
  CHECK(bob({{"action", "spam"}, {"revision", 1}}).status == 200);
  CHECK(decide(service, id, {{"action", "restore"}, {"revision", 1}, {"status", "held"}}).status ==
        412);
  CHECK(service.decide(id, "restore").status == 200);
  CHECK(service.store->comment(id)->value().status == domain::Status::rejected);
}

TEST_CASE("in a batch each decision may name the status that was seen") {
  Service service;
  Json decisions = Json::array();
  for (const char* body : {"one", "two", "three"}) {
    const std::string id = service.comment("/a/", {{"body", body}});
    REQUIRE(service.decide(id, "approve").status == 200);
    decisions.push_back({{"id", id}, {"action", "spam"}, {"revision", 1}});
  }
  decisions[0]["status"] = "published";
  decisions[1]["status"] = "held";
  const auto response = service.post_json(
      "/api/v1/moderation/decisions", {{"decisions", decisions}}, service.as(domain::Role::admin));
  REQUIRE(response.status == 200);
  const Json results = Json::parse(response.body)["results"];
  CHECK(results[0]["status"] == "spam");
  CHECK(results[1]["code"] == "decided");
  CHECK(results[2]["code"] == "decided");
}

TEST_CASE("two moderators with one opinion both get their result, and it is done once") {
  for (int round = 0; round < 20; ++round) {
    Service service;
    const std::string id = service.comment("/a/", {{"body", "x"}});
    const auto ann = service.as(domain::Role::moderate);
    const auto bob = service.as(domain::Role::admin);
    const Json approve = {{"action", "approve"}, {"revision", 1}};
    http::Response first;
    std::thread other(
        [&] { first = service.post_json(kQueue + "/" + id + "/decisions", approve, ann); });
    const auto second = service.post_json(kQueue + "/" + id + "/decisions", approve, bob);
    other.join();
    CHECK(first.status == 200);
    CHECK(first.body == second.body);
    int approvals = 0;
    const Json log = audit(service);
    for (const Json& entry : log["entries"]) approvals += entry["action"] == "approve" ? 1 : 0;
    CHECK(approvals == 1);
  }
}

TEST_CASE("many decisions in one request have a result each") {
  Service service;
  Json decisions = Json::array();
  std::vector<std::string> ids;
  for (int i = 0; i < 4; ++i) {
    ids.push_back(service.comment("/a/", {{"body", "b" + std::to_string(i)}}));
    decisions.push_back({{"id", ids.back()}, {"action", "approve"}, {"revision", i == 2 ? 9 : 1}});
  }
  decisions.push_back({{"id", "nobody"}, {"action", "spam"}, {"revision", 1}});
  const auto response =
      service.post_json("/api/v1/moderation/decisions", {{"decisions", decisions}},
                        service.as(domain::Role::moderate));
  REQUIRE(response.status == 200);
  const Json results = Json::parse(response.body)["results"];
  REQUIRE(results.size() == 5);
  CHECK(results[0]["id"] == ids[0]);
  CHECK(results[0]["status"] == "published");
  CHECK(results[0]["code"].is_null());
  CHECK(results[2]["code"] == "changed");
  CHECK(results[4]["code"] == "not-found");
  CHECK(queue(service, "published").size() == 3);
  CHECK(queue(service).size() == 1);
}

TEST_CASE("a batch of the wrong shape is refused whole, with a pointer for each mistake") {
  Service service;
  const std::string id = service.comment("/a/", {{"body", "x"}});
  const auto send = [&](const Json& body) {
    return service.post_json("/api/v1/moderation/decisions", body,
                             service.as(domain::Role::moderate));
  };
  const auto wrong = send({{"decisions",
                            {{{"id", id}, {"action", "approve"}, {"revision", 1}},
                             {{"id", id}, {"action", "redact"}, {"revision", "1"}}}}});
  CHECK(wrong.status == 400);
  const Json problem = Json::parse(wrong.body);
  CHECK(problem["errors"][0]["pointer"] == "/decisions/1/action");
  CHECK(problem["errors"][1]["pointer"] == "/decisions/1/revision");
  CHECK(queue(service).size() == 1);
  Json many = Json::array();
  for (int i = 0; i < 101; ++i)
    many.push_back({{"id", id}, {"action", "approve"}, {"revision", 1}});
  CHECK(send({{"decisions", many}}).status == 400);
  CHECK(send({}).status == 400);
}

TEST_CASE("notes stay with the comment, for moderators alone") {
  Service service;
  const std::string id = service.comment("/a/", {{"body", "x"}});
  REQUIRE(
      decide(service, id, {{"action", "spam"}, {"revision", 1}, {"note", "sells pills"}}).status ==
      200);
  REQUIRE(decide(service, id, {{"action", "spam"}, {"revision", 1}, {"note", "again"}}).status ==
          200);
  const Json notes = queue(service, "spam")[0]["notes"];
  REQUIRE(notes.size() == 2);
  CHECK(notes[0]["text"] == "sells pills");
  CHECK(notes[0]["by"] == "moderate");
  CHECK(audit(service).dump().find("pills") == std::string::npos);
  CHECK(decide(service, id, {{"action", "spam"}, {"revision", 1}, {"note", std::string(2001, 'x')}})
            .status == 400);
  CHECK(decide(service, id, {{"action", "spam"}, {"revision", 1}, {"note", "\x1b[0m"}}).status ==
        400);
}

TEST_CASE("redacting takes a part out of the text and of every trace, and the audit says so") {
  Service service;
  const std::string id =
      service.comment("/a/", {{"body", "call 555-1234 now, *555-1234*"}, {"name", "Bob"}});
  REQUIRE(service.decide(id, "approve").status == 200);
  service.clock.milliseconds += 60'000;
  const auto redacted =
      decide(service, id,
             {{"action", "redact"}, {"revision", 1}, {"part", "555-1234"}, {"note", "private"}});
  REQUIRE(redacted.status == 200);
  CHECK(Json::parse(redacted.body)["revision"] == 2);
  CHECK(Json::parse(redacted.body)["status"] == "published");
  const domain::Comment comment = service.store->comment(id)->value();
  CHECK(comment.body == "call [redacted] now, *[redacted]*");
  CHECK(comment.html == "<p>call [redacted] now, <em>[redacted]</em></p>\n");
  CHECK(comment.edited == service.clock.now());
  CHECK(comment.redacted);
  CHECK(comment.revision == 2);
  for (const char* path :
       {"/api/v1/comments?thread=/a/", "/api/v1/fragment?thread=/a/", "/feeds/comments.atom"}) {
    // Versions are random hexadecimal digits, so that one may hold 555.
    CHECK(service.get(path).body.find("555-") == std::string::npos);
  }
  const Json entry = audit(service)["entries"][0];
  CHECK(entry["action"] == "redact");
  CHECK(entry["id"] == id);
  CHECK(entry["revision"] == 2);
  CHECK(entry.dump().find("555-") == std::string::npos);
  // The file contains no byte of the removed part, not even in free pages of SQLite.
  {
    auto connection = *sqlite::Connection::open(service.folder.file("comments.sqlite"));
    REQUIRE(connection.execute("PRAGMA wal_checkpoint(TRUNCATE)"));
  }
  std::ostringstream bytes;
  bytes << std::ifstream(service.folder.file("comments.sqlite"), std::ios::binary).rdbuf();
  REQUIRE_FALSE(bytes.str().empty());
  CHECK(bytes.str().find("555-1234") == std::string::npos);
  CHECK(decide(service, id, {{"action", "redact"}, {"revision", 1}, {"part", "call"}}).status ==
        412);
  CHECK(decide(service, id, {{"action", "redact"}, {"revision", 2}, {"part", "absent"}}).status ==
        400);
  CHECK(decide(service, id, {{"action", "redact"}, {"revision", 2}}).status == 400);
  CHECK(decide(service, id, {{"action", "spam"}, {"revision", 2}, {"part", "x"}}).status == 400);
}

TEST_CASE("redacting may not make a text longer than a text may be") {
  Service service;
  const std::string id = service.comment("/a/", {{"body", std::string(7990, 'a') + "b"}});
  const Json whole{{"action", "redact"}, {"revision", 1}, {"part", "aaaaaaaaaa"}};
  CHECK(decide(service, id, {{"action", "redact"}, {"revision", 1}, {"part", "aaa"}}).status ==
        400);
  const auto grown =
      decide(service, id, {{"action", "redact"}, {"revision", 1}, {"part", "aaaaaaaaa"}});
  CHECK(grown.status == 400);
  CHECK(grown.body.find("the remaining text would be longer than 8000 bytes") != std::string::npos);
  CHECK(grown.body.find("\"/part\"") != std::string::npos);
  CHECK(decide(service, id, whole).status == 200);
  // As long as a text may be: ten bytes become ten, and one becomes ten.
  CHECK(service.store->comment(id)->value().body.size() == 7991);
  CHECK(decide(service, id, {{"action", "redact"}, {"revision", 2}, {"part", "b"}}).status == 200);
  CHECK(service.store->comment(id)->value().body.size() == 8000);
}

TEST_CASE("a moderator's own reply is published at once, with the badge") {
  Service service;
  const std::string id = service.comment("/a/", {{"body", "question"}});
  REQUIRE(service.decide(id, "approve").status == 200);
  service.clock.milliseconds += 60'000;
  const auto reply =
      service.post_json(kQueue, {{"thread", "/a/"}, {"parent", id}, {"body", "*answer*"}},
                        service.as(domain::Role::moderate));
  REQUIRE(reply.status == 201);
  const domain::Comment stored =
      service.store->comment(Json::parse(reply.body)["id"].get<std::string>())->value();
  CHECK(stored.created == service.clock.now());
  CHECK(stored.body == "*answer*");
  CHECK(Json::parse(reply.body)["status"] == "published");
  CHECK(Json::parse(reply.body)["parent"] == id);
  CHECK(Json::parse(reply.body)["name"] == "moderate");
  CHECK(Json::parse(reply.body)["html"] == "<p><em>answer</em></p>\n");
  const Json list = Json::parse(service.get("/api/v1/comments?thread=/a/").body);
  CHECK(list["comments"][1]["author"] == true);
  CHECK(list["comments"][1]["name"] == "moderate");
  CHECK(list["comments"][1]["html"] == "<p><em>answer</em></p>\n");
  CHECK(service.get("/api/v1/fragment?thread=/a/").body.find("postil-badge") != std::string::npos);
  CHECK(audit(service)["entries"][0]["actor"]["name"] == "moderate");
  const auto send = [&](const Json& body) {
    return service.post_json(kQueue, body, service.as(domain::Role::moderate)).status;
  };
  CHECK(send({{"thread", "/a/"}, {"body", " "}}) == 400);
  CHECK(send({{"body", "x"}}) == 400);
  CHECK(send({{"thread", "/b/"}, {"parent", id}, {"body", "x"}}) == 400);
  CHECK(send({{"thread", "/a/"}, {"body", "x"}, {"name", "Pope"}}) == 400);
}

TEST_CASE("a name that looks like one of the site's own people is held, whatever the policy says") {
  Service service;
  REQUIRE(
      service.store->add_token({"Ada Moss", domain::Role::moderate, "hash", service.clock.now()}));
  REQUIRE(service.store->add_token({"robot", domain::Role::build, "hash2", service.clock.now()}));
  const auto status = [&](const std::string& name) {
    domain::Comment comment;
    comment.id = "of " + name;
    comment.thread = "/a/";
    comment.name = name;
    comment.body = "b";
    comment.status = domain::Status::published;
    return service.store->add({comment, storage::NewThread::create})->status;
  };
  CHECK(status("Bob") == domain::Status::published);
  CHECK(status("robot") == domain::Status::published);
  // Cyrillic А, a double space, upper case.
  for (const char* name : {"Ada Moss", "ada  moss",
                           "\xD0\x90"
                           "da Moss",
                           "AdaMoss"}) {
    CHECK_MESSAGE(status(name) == domain::Status::held, name);
  }
  CHECK(queue(service)[0]["reasons"][0]["rule"] == "reserved-name");
}

TEST_CASE("the audit log has who did what, by ids, page by page, and cannot be rewritten") {
  Service service;
  const std::string id = service.comment("/a/", {{"body", "x"}, {"email", "x@secret.org"}});
  REQUIRE(service.decide(id, "approve").status == 200);
  REQUIRE(service.decide(id, "spam").status == 200);
  const Json page = audit(service, "?limit=2");
  REQUIRE(page["entries"].size() == 2);
  CHECK(page["entries"][0]["action"] == "spam");
  CHECK(page["entries"][0]["from"] == "published");
  CHECK(page["entries"][0]["to"] == "spam");
  CHECK(page["entries"][1]["action"] == "approve");
  const Json rest = audit(service, "?cursor=" + page["next"].get<std::string>());
  CHECK(rest["next"].is_null());
  CHECK(rest["entries"].back()["action"] == "submitted");
  CHECK(rest["entries"].back()["actor"]["id"] == "visitor");
  CHECK((page.dump() + rest.dump()).find("secret") == std::string::npos);
  auto connection = *sqlite::Connection::open(service.folder.file("comments.sqlite"));
  CHECK_FALSE(connection.execute("DELETE FROM events"));
  CHECK_FALSE(connection.execute("UPDATE events SET actor = 'nobody'"));
  CHECK(service.get("/api/v1/moderation/audit", service.as(domain::Role::read)).status == 403);
  CHECK(
      service.get("/api/v1/moderation/audit?cursor=x", service.as(domain::Role::moderate)).status ==
      400);
}
