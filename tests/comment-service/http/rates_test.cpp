#include <doctest/doctest.h>

#include <thread>

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

TEST_CASE("a rate limit applies to one /24 or /64 network and not to others") {
  Service service;
  service.settings.rates.address = base::Rate{1, std::chrono::minutes(1)};
  believing(service);
  CHECK(service.post_json(kComments, kComment, from("198.51.100.1")).status == 202);
  CHECK(service.post_json(kComments, kComment, from("198.51.100.200")).status == 429);
  CHECK(service.post_json(kComments, kComment, from("198.51.101.1")).status == 202);
  CHECK(service.post_json(kComments, kComment, from("2001:db8::1")).status == 202);
  CHECK(service.post_json(kComments, kComment, from("2001:db8::ffff:1")).status == 429);
  CHECK(service.post_json(kComments, kComment, from("2001:db8:0:1::1")).status == 202);
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

TEST_CASE("a thread has a rate of its own, whoever writes") {
  Service service;
  service.settings.rates.thread = base::Rate{1, std::chrono::minutes(1)};
  believing(service);
  CHECK(service.post_json(kComments, kComment, from("198.51.100.1")).status == 202);
  CHECK(service.post_json(kComments, kComment, from("198.51.101.1")).status == 429);
  CHECK(service.post_json("/api/v1/comments?thread=/b/", kComment, from("198.51.101.1")).status ==
        202);
}
