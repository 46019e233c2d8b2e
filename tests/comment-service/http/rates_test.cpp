#include <doctest/doctest.h>

#include <thread>

#include "storage/sqlite/connection.h"
#include "support/service.h"

using support::header;
using support::Json;
using support::Service;

namespace {

const std::string kComments = "/api/v1/comments?thread=/a/";
const Json kComment = {{"body", "b"}, {"name", "n"}};

support::Headers from(const std::string& address) { return {{"X-Forwarded-For", address}}; }

Service& believing(Service& service) {
  service.settings.trusted_proxies = {*base::Network::parse("203.0.113.77")};
  return service;
}

// Publishes all comments but those with the word "casino", which are held.
void publish(Service& service) {
  const std::string text =
      "policy: {default: publish}\nrules:\n  - {id: word, when: {contains: [casino]}, "
      "outcome: hold}\n";
  REQUIRE(service.store->apply_policy({0, usecases::policy_hash(text), text, {}, "Ann"}));
}

}  // namespace

TEST_CASE("50 parallel comments against a rate of N: exactly N are taken, 20 times over") {
  Service service;
  for (int round = 0; round < 20; ++round) {
    const int most = 1 + round * 2;
    service.clock.milliseconds += 3'600'000;
    service.settings.rates.address = base::Rate{most, std::chrono::minutes(10)};
    std::atomic<int> taken = 0;
    std::atomic<int> refused = 0;
    std::vector<std::thread> threads;
    for (int i = 0; i < 50; ++i) {
      threads.emplace_back([&] {
        const int status = service.post_json(kComments, kComment).status;
        if (status == 202) ++taken;
        if (status == 429) ++refused;
      });
    }
    for (std::thread& thread : threads) thread.join();
    CHECK(taken == most);
    CHECK(refused == 50 - most);
  }
}

TEST_CASE("an answer over the rate limit says when to retry, and the retry succeeds") {
  Service service;
  service.settings.rates.address = base::Rate{2, std::chrono::minutes(1)};
  CHECK(service.post_json(kComments, kComment).status == 202);
  service.clock.milliseconds += 20'000;
  CHECK(service.post_json(kComments, kComment).status == 202);
  service.clock.milliseconds += 10'500;
  const auto refused = service.post_json(kComments, kComment);
  CHECK(refused.status == 429);
  CHECK(Json::parse(refused.body)["code"] == "too-many");
  CHECK(header(refused, "Retry-After") == "30");
  service.clock.milliseconds += 30'000;
  CHECK(service.post_json(kComments, kComment).status == 202);
  CHECK(service.post_json(kComments, kComment).status == 429);
}

TEST_CASE("a rate limit applies to one IPv4 address or /64 network and not to others") {
  Service service;
  service.settings.rates.address = base::Rate{1, std::chrono::minutes(1)};
  believing(service);
  CHECK(service.post_json(kComments, kComment, from("198.51.100.1")).status == 202);
  CHECK(service.post_json(kComments, kComment, from("198.51.100.1")).status == 429);
  CHECK(service.post_json(kComments, kComment, from("198.51.101.1")).status == 202);
  CHECK(service.post_json(kComments, kComment, from("2001:db8::1")).status == 202);
  CHECK(service.post_json(kComments, kComment, from("2001:db8::ffff:1")).status == 429);
  CHECK(service.post_json(kComments, kComment, from("2001:db8:0:1::1")).status == 202);
}

TEST_CASE("a /24, a /56 and a /48 have a multiple of the limit of one address") {
  const auto taken = [](const std::vector<std::string>& addresses) {
    Service service;
    service.settings.rates.address = base::Rate{2, std::chrono::minutes(10)};
    believing(service);
    int count = 0;
    for (const std::string& address : addresses) {
      const int status = service.post_json(kComments, kComment, from(address)).status;
      CHECK((status == 202 || status == 429));
      if (status == 202) ++count;
    }
    return count;
  };
  const auto addresses = [](const std::string& before, const std::string& after) {
    std::vector<std::string> all;
    for (int i = 10; i < 40; ++i) all.push_back(before + std::to_string(i) + after);
    return all;
  };
  CHECK(taken(addresses("198.51.100.", "")) == 8);
  CHECK(taken(addresses("198.51.", ".1")) == 30);
  CHECK(taken(addresses("2001:db8:1:2::", "")) == 2);
  CHECK(taken(addresses("2001:db8:1:", "00::1")) == 8);
  CHECK(taken(addresses("2001:db8:1:", "::1")) == 4);
  CHECK(taken(addresses("2001:db8:", "::1")) == 30);
  // One IPv4 address has all of its 6to4 network, and many addresses of Teredo.
  CHECK(taken(addresses("2002:c633:6401:", "::1")) == 2);
  CHECK(taken(addresses("2001:0:4136:e378:8000:", ":39cc:9bfe")) == 2);
  CHECK(taken({"198.51.100.1", "2002:c633:6401::1", "2001:0:4136:e378:8000:63bf:39cc:9bfe",
               "64:ff9b::c633:6401", "::ffff:198.51.100.1"}) == 2);
}

TEST_CASE("50 parallel comments from 50 networks of one /48: exactly its limit is taken") {
  Service service;
  service.settings.rates.address = base::Rate{3, std::chrono::minutes(10)};
  believing(service);
  std::atomic<int> taken = 0;
  std::vector<std::thread> threads;
  for (int i = 0; i < 50; ++i) {
    threads.emplace_back([&, i] {
      const auto answer =
          service.post_json(kComments, kComment, from("2001:db8:1:" + std::to_string(i) + "00::1"));
      if (answer.status == 202) ++taken;
    });
  }
  for (std::thread& thread : threads) thread.join();
  CHECK(taken == 12);
}

TEST_CASE("no single address is stored, and what the rates counted is deleted") {
  Service service;
  service.settings.rates.address = base::Rate{3, std::chrono::minutes(10)};
  CHECK(service.post_json(kComments, kComment).status == 202);
  auto connection = sqlite::Connection::open(service.folder.file("comments.sqlite"));
  {
    auto kept = connection->prepare("SELECT group_concat(network) FROM arrivals");
    REQUIRE(*kept->step());
    CHECK(kept->text(0).find("203.0.113.0/24") != std::string::npos);
    CHECK(kept->text(0).find("203.0.113.77") == std::string::npos);
  }
  service.clock.milliseconds += 600'000;
  REQUIRE(service.store->purge({std::nullopt, std::nullopt, service.clock.now()}));
  auto left = connection->prepare("SELECT count(*) FROM arrivals");
  REQUIRE(*left->step());
  CHECK(left->integer(0) == 0);
}

TEST_CASE("comments of a time after now do not count") {
  Service service;
  service.settings.rates.address = base::Rate{1, std::chrono::minutes(10)};
  service.clock.milliseconds += 86'400'000;
  CHECK(service.post_json(kComments, kComment).status == 202);
  CHECK(service.post_json(kComments, kComment).status == 429);
  service.clock.milliseconds -= 86'400'000;
  CHECK(service.post_json(kComments, kComment).status == 202);
  const auto refused = service.post_json(kComments, kComment);
  CHECK(refused.status == 429);
  CHECK(header(refused, "Retry-After") == "601");
}

TEST_CASE("an edit counts against its address like a comment, refused ones do not") {
  Service service;
  service.settings.rates.address = base::Rate{3, std::chrono::minutes(10)};
  const Json sent = Json::parse(service.post_json(kComments, kComment).body);
  const auto edit = [&](int revision, const std::string& body) {
    return service.ask("PATCH", "/api/v1/comments/" + sent["id"].get<std::string>(),
                       {{"Authorization", "Bearer " + sent["edit_token"].get<std::string>()},
                        {"Content-Type", "application/json"}},
                       Json{{"revision", revision}, {"body", body}}.dump());
  };
  service.clock.milliseconds += 60'000;
  CHECK(edit(1, " ").status == 422);
  CHECK(edit(1, "two").status == 200);
  CHECK(edit(2, "three").status == 200);
  const auto refused = edit(3, "four");
  CHECK(refused.status == 429);
  CHECK(header(refused, "Retry-After") == "541");
  CHECK(service.post_json(kComments, kComment).status == 429);
  service.clock.milliseconds += 540'000;
  CHECK(edit(3, "four").status == 200);
  CHECK(edit(4, "five").status == 429);
}

TEST_CASE("an edit from another network counts in that of its comment, too") {
  // Returns the statuses of a comment from `first`, of an edit from each of `others`, and of one
  // more comment, from `last`.
  const auto statuses = [](int limit, const std::string& first,
                           const std::vector<std::string>& others, const std::string& last) {
    Service service;
    service.settings.rates.address = base::Rate{limit, std::chrono::minutes(10)};
    believing(service);
    const auto answer = service.post_json(kComments, kComment, from(first));
    std::vector<int> seen = {answer.status};
    const Json sent = Json::parse(answer.body);
    int revision = 0;
    for (const std::string& other : others) {
      support::Headers headers = from(other);
      headers.emplace_back("Authorization", "Bearer " + sent["edit_token"].get<std::string>());
      headers.emplace_back("Content-Type", "application/json");
      ++revision;
      const Json edit{{"revision", revision}, {"body", "edit " + std::to_string(revision)}};
      seen.push_back(service
                         .ask("PATCH", "/api/v1/comments/" + sent["id"].get<std::string>(), headers,
                              edit.dump())
                         .status);
    }
    seen.push_back(service.post_json(kComments, kComment, from(last)).status);
    return seen;
  };
  const std::string home = "2001:db8:1::1";
  CHECK(statuses(2, home, {"2001:db8:2::1"}, home) == std::vector<int>{202, 200, 429});
  CHECK(statuses(3, home, {"2001:db8:2::1"}, home) == std::vector<int>{202, 200, 202});
  // Of IPv4 the /24 alone is stored with the comment, and has four times the limit.
  const std::vector<std::string> three = {"198.51.100.1", "203.0.113.1", "198.18.1.1"};
  CHECK(statuses(1, "192.0.2.1", three, "192.0.2.9") == std::vector<int>{202, 200, 200, 200, 429});
  CHECK(statuses(1, "192.0.2.1", {three[0], three[1]}, "192.0.2.9") ==
        std::vector<int>{202, 200, 200, 202});
}

TEST_CASE("a thread has a rate of its own, whoever writes") {
  Service service;
  publish(service);
  service.settings.rates.thread = base::Rate{1, std::chrono::minutes(1)};
  believing(service);
  CHECK(service.post_json(kComments, kComment, from("198.51.100.1")).status == 201);
  const auto refused = service.post_json(kComments, kComment, from("198.51.101.1"));
  CHECK(refused.status == 429);
  CHECK(header(refused, "Retry-After") == "61");
  CHECK(service.post_json("/api/v1/comments?thread=/b/", kComment, from("198.51.101.1")).status ==
        201);
  service.clock.milliseconds += 59'999;
  const auto soon = service.post_json(kComments, kComment, from("198.51.101.1"));
  CHECK(soon.status == 429);
  CHECK(header(soon, "Retry-After") == "1");
}

TEST_CASE(
    "only published comments count in the rate of a thread, and only they are refused by it") {
  Service service;
  service.settings.rates.thread = base::Rate{1, std::chrono::minutes(1)};
  for (int i = 0; i < 5; ++i) CHECK(service.post_json(kComments, kComment).status == 202);
  publish(service);
  CHECK(service.post_json(kComments, kComment).status == 201);
  CHECK(service.post_json(kComments, kComment).status == 429);
  CHECK(service.post_json(kComments, {{"body", "casino"}, {"name", "n"}}).status == 202);
  // A comment that a moderator publishes counts from then on.
  Service other;
  other.settings.rates.thread = base::Rate{1, std::chrono::minutes(1)};
  const std::string id = other.comment("/a/", kComment);
  publish(other);
  REQUIRE(other.decide(id, "approve").status == 200);
  CHECK(other.post_json(kComments, kComment).status == 429);
}

TEST_CASE("50 parallel comments that are published: a thread takes exactly its limit") {
  Service service;
  publish(service);
  service.settings.rates.thread = base::Rate{7, std::chrono::minutes(1)};
  std::atomic<int> taken = 0;
  std::vector<std::thread> threads;
  for (int i = 0; i < 50; ++i) {
    threads.emplace_back([&] {
      if (service.post_json(kComments, kComment).status == 201) ++taken;
    });
  }
  for (std::thread& thread : threads) thread.join();
  CHECK(taken == 7);
}
