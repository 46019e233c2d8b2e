#include <doctest/doctest.h>

#include <algorithm>
#include <thread>

#include "support/service.h"

using support::header;
using support::Json;
using support::Service;

namespace {

const std::string kComments = "/api/v1/comments?thread=/a/";
const Json kComment = {{"body", "b"}, {"name", "n"}};
const std::string kQueue = "/api/v1/moderation/comments";

// A service that believes X-Forwarded-For, with these limits.
struct Limited : Service {
  Limited(std::optional<std::int64_t> network, std::optional<std::int64_t> site) {
    settings.rates.waiting_network = network;
    settings.rates.waiting_site = site;
    settings.trusted_proxies = {*base::Network::parse("203.0.113.77")};
  }
  http::Response send(const std::string& address, const std::string& target = kComments,
                      const Json& comment = kComment) {
    return post_json(target, comment, {{"X-Forwarded-For", address}});
  }
  Json full() { return Json::parse(get(kQueue, as(domain::Role::read)).body)["full"]; }
};

const Json kAnn = {{"body", "b"}, {"name", "Ann"}, {"email", "ann@x.org"}};

}  // namespace

TEST_CASE("a thread takes only so many waiting comments from one /24 or /48") {
  Limited service(3, std::nullopt);
  for (int i = 0; i < 3; ++i)
    CHECK(service.send("198.51.100." + std::to_string(i + 1)).status == 202);
  const auto refused = service.send("198.51.100.200");
  CHECK(refused.status == 503);
  CHECK(Json::parse(refused.body)["code"] == "queue_full");
  CHECK(header(refused, "Retry-After") == "3600");
  CHECK(service.send("198.51.101.1").status == 202);
  CHECK(service.send("198.51.100.1", "/api/v1/comments?thread=/b/").status == 202);
  for (int i = 0; i < 3; ++i)
    CHECK(service.send("2001:db8:1:" + std::to_string(i) + "::1").status == 202);
  CHECK(service.send("2001:db8:1:abcd::1").status == 503);
  CHECK(service.send("2001:db8:2::1").status == 202);
  CHECK(service.send("2002:c633:6401::1").status == 503);
}

TEST_CASE("a decision of a moderator makes room again") {
  Limited service(1, std::nullopt);
  const std::string id = Json::parse(service.send("198.51.100.1").body)["id"];
  CHECK(service.send("198.51.100.1").status == 503);
  REQUIRE(service.decide(id, "spam").status == 200);
  CHECK(service.send("198.51.100.1").status == 202);
}

TEST_CASE("a site takes only so many waiting comments, wherever they come from") {
  Limited service(std::nullopt, 2);
  CHECK(service.send("198.51.100.1", "/api/v1/comments?thread=/a/").status == 202);
  CHECK(service.send("198.51.101.1", "/api/v1/comments?thread=/b/").status == 202);
  CHECK(service.send("198.51.102.1", "/api/v1/comments?thread=/c/").status == 503);
}

TEST_CASE("50 parallel comments against a bound of N waiting ones: exactly N are taken") {
  for (const bool site : {false, true}) {
    Limited service(site ? std::optional<std::int64_t>() : 9,
                    site ? std::optional<std::int64_t>(9) : std::nullopt);
    std::atomic<int> taken = 0;
    std::atomic<int> refused = 0;
    std::vector<std::thread> threads;
    for (int i = 0; i < 50; ++i) {
      threads.emplace_back([&] {
        const int status = service.send("198.51.100.1").status;
        if (status == 202) ++taken;
        if (status == 503) ++refused;
      });
    }
    for (std::thread& thread : threads) thread.join();
    CHECK(taken == 9);
    CHECK(refused == 41);
  }
}

TEST_CASE("known people are not turned away: e-mail and network of a published comment") {
  Limited service(2, 2);
  const std::string id = Json::parse(service.send("198.51.100.1", kComments, kAnn).body)["id"];
  REQUIRE(service.decide(id, "approve").status == 200);
  CHECK(service.send("198.51.100.2").status == 202);
  CHECK(service.send("198.51.100.2").status == 202);
  CHECK(service.send("198.51.100.2").status == 503);
  CHECK(service.send("198.51.100.3", kComments, kAnn).status == 202);
  CHECK(service.send("198.51.101.3", kComments, kAnn).status == 503);
  Json other = kAnn;
  other["email"] = "bob@x.org";
  CHECK(service.send("198.51.100.3", kComments, other).status == 503);
  // Her comment is not published any more, so nobody knows her.
  REQUIRE(service.decide(id, "spam").status == 200);
  CHECK(service.send("198.51.100.3", kComments, kAnn).status == 503);
}

TEST_CASE("comments that are published at once need no room in the queue") {
  Limited service(1, 1);
  CHECK(service.send("198.51.100.1").status == 202);
  const std::string text = "policy: {default: publish}\n";
  REQUIRE(service.store->apply_policy({0, usecases::policy_hash(text), text, {}, "Ann"}));
  CHECK(service.send("198.51.100.1").status == 201);
  REQUIRE(service.store->add_block({{"b1", domain::BlockKind::word, " casino "}, "1"}));
  CHECK(service.send("198.51.100.1", kComments, {{"body", "casino"}, {"name", "n"}}).status == 503);
}

TEST_CASE("an edit that would make a published comment wait needs room, too") {
  Limited service(1, std::nullopt);
  CHECK(service.send("198.51.100.1").status == 202);
  const std::string text = "policy: {default: publish}\n";
  REQUIRE(service.store->apply_policy({0, usecases::policy_hash(text), text, {}, "Ann"}));
  const Json sent = Json::parse(service.send("198.51.100.1").body);
  const auto edit = [&](const std::string& address) {
    return service.ask("PATCH", "/api/v1/comments/" + sent["id"].get<std::string>(),
                       {{"Authorization", "Bearer " + sent["edit_token"].get<std::string>()},
                        {"Content-Type", "application/json"},
                        {"X-Forwarded-For", address}},
                       R"({"revision": 1, "body": "see https://x.example/"})");
  };
  CHECK(edit("198.51.100.1").status == 503);
  // The comment counts for the network that it came from.
  CHECK(edit("192.0.2.1").status == 503);
  CHECK((*service.store->comment(sent["id"]))->status == domain::Status::published);
}

TEST_CASE("the queue and the log say that comments were turned away, the log once an hour") {
  Limited service(1, 2);
  CHECK(service.full().empty());
  CHECK(service.send("198.51.100.1").status == 202);
  const auto lines = [&] { return std::ranges::count(service.log.all(), '\n'); };
  const auto before = lines();
  for (int i = 0; i < 3; ++i) CHECK(service.send("198.51.100.2").status == 503);
  CHECK(lines() == before + 1);
  CHECK(service.log.all().find("1 comments from 198.51.100.0/24 wait on /a/") != std::string::npos);
  Json full = service.full();
  REQUIRE(full.size() == 1);
  CHECK(full[0]["thread"] == "/a/");
  CHECK(full[0]["network"] == "198.51.100.0/24");
  CHECK(full[0]["limit"] == 1);
  CHECK(full[0]["turned_away"] == 3);
  CHECK(service.send("198.51.101.1").status == 202);
  CHECK(service.send("198.51.102.1").status == 503);
  CHECK(lines() == before + 2);
  service.clock.milliseconds += 3'600'000;
  CHECK(service.send("198.51.103.1").status == 503);
  CHECK(lines() == before + 3);
  full = service.full();
  REQUIRE(full.size() == 2);
  CHECK(full[0]["thread"] == nullptr);
  CHECK(full[0]["network"] == nullptr);
  CHECK(full[0]["turned_away"] == 1);
  service.clock.milliseconds += 86'400'000;
  REQUIRE(service.store->purge({std::nullopt, std::nullopt, service.clock.now()}));
  CHECK(service.full().empty());
}

TEST_CASE("a comment that is turned away is not kept for its Idempotency-Key and makes no thread") {
  Limited service(std::nullopt, 1);
  const std::string id = Json::parse(service.send("198.51.100.1").body)["id"];
  const auto again = [&] {
    return service.post_json("/api/v1/comments?thread=/new/", kComment,
                             {{"Idempotency-Key", "k1"}, {"X-Forwarded-For", "198.51.101.1"}});
  };
  CHECK(again().status == 503);
  CHECK_FALSE(*service.store->thread("/new/"));
  REQUIRE(service.decide(id, "approve").status == 200);
  CHECK(again().status == 202);
}
