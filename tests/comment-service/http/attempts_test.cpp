// Limits of requests that store nothing.
#include <doctest/doctest.h>

#include <thread>

#include "support/service.h"

using support::header;
using support::Json;
using support::Service;

namespace {

const std::string kComments = "/api/v1/comments?thread=/a/";
const Json kComment = {{"body", "b"}, {"name", "n"}};
const Json kBlank = {{"body", " "}, {"name", "n"}};

// A service that believes X-Forwarded-For.
struct Believing : Service {
  Believing() { settings.trusted_proxies = {*base::Network::parse("203.0.113.77")}; }
};

support::Headers from(const std::string& address) { return {{"X-Forwarded-For", address}}; }

constexpr base::Rate kTwo{2, std::chrono::minutes(10)};

}  // namespace

TEST_CASE("refused comments have a limit, after which nothing of the network is taken") {
  Believing service;
  service.settings.rates.refused = kTwo;
  CHECK(service.post_json(kComments, kBlank, from("198.51.100.1")).status == 422);
  CHECK(service.post_json(kComments, kComment, from("198.51.100.1")).status == 202);
  CHECK(service.post_json(kComments, kBlank, from("198.51.100.1")).status == 422);
  const auto refused = service.post_json(kComments, kBlank, from("198.51.100.1"));
  CHECK(refused.status == 429);
  CHECK(Json::parse(refused.body)["code"] == "too-many");
  CHECK(header(refused, "Retry-After") == "601");
  CHECK(service.post_json(kComments, kComment, from("198.51.100.1")).status == 429);
  CHECK(service.post_json(kComments, kBlank, from("198.51.100.2")).status == 422);
  CHECK(service.post_json(kComments, kBlank, from("198.51.101.1")).status == 422);
  service.clock.milliseconds += 600'000;
  CHECK(service.post_json(kComments, kBlank, from("198.51.100.1")).status == 422);
}

TEST_CASE("wider networks have a multiple of the limit of refusals, as of comments") {
  const auto refused = [](const std::string& before, const std::string& after) {
    Believing service;
    service.settings.rates.refused = kTwo;
    int count = 0;
    for (int i = 10; i < 40; ++i) {
      const std::string address = before + std::to_string(i) + after;
      if (service.post_json(kComments, kBlank, from(address)).status == 422) ++count;
    }
    return count;
  };
  CHECK(refused("198.51.100.", "") == 8);
  CHECK(refused("2001:db8:1:", "::1") == 4);
  CHECK(refused("2001:db8:1:", "00::1") == 8);
  CHECK(refused("2001:db8:", "::1") == 30);
  CHECK(refused("2002:c633:6401:", "::1") == 2);
}

TEST_CASE("50 parallel refusals against a limit of N: exactly N are told why") {
  Service service;
  service.settings.rates.refused = base::Rate{7, std::chrono::minutes(10)};
  std::atomic<int> told = 0;
  std::atomic<int> limited = 0;
  std::vector<std::thread> threads;
  for (int i = 0; i < 50; ++i) {
    threads.emplace_back([&] {
      const int status = service.post_json(kComments, kBlank).status;
      if (status == 422) ++told;
      if (status == 429) ++limited;
    });
  }
  for (std::thread& thread : threads) thread.join();
  CHECK(told == 7);
  CHECK(limited == 43);
}

TEST_CASE(
    "every comment that is not stored counts: nudged, too fast, invalid, closed, turned away") {
  const auto counts = [](const std::function<http::Response(Service&)>& send, int status) {
    Service service;
    service.settings.rates.refused = base::Rate{1, std::chrono::minutes(10)};
    CHECK(send(service).status == status);
    CHECK(send(service).status == 429);
    CHECK(service.post_json("/api/v1/comments?thread=/other/", kComment).status == 429);
  };
  const auto rule = [](Service& service, const std::string& when, const std::string& outcome) {
    const std::string text = "policy: {default: publish}\nrules:\n  - {id: r, when: " + when +
                             ", outcome: " + outcome + ", message: no}\n";
    REQUIRE(service.store->apply_policy({0, usecases::policy_hash(text), text, {}, "Ann"}));
  };
  counts(
      [&](Service& service) {
        rule(service, "{words: {fewer_than: 4}}", "nudge");
        return service.post_json(kComments, kComment);
      },
      422);
  counts(
      [&](Service& service) {
        // Found in the transaction that would store the comment.
        rule(service, "{duplicate: {within: 1h}}", "reject");
        domain::Comment comment;
        comment.id = usecases::new_id(service.clock.now(), service.random);
        comment.thread = "/x/";
        comment.fingerprint = usecases::fingerprint("b");
        comment.status = domain::Status::published;
        comment.created = service.clock.now();
        REQUIRE(service.store->add({comment, storage::NewThread::create}));
        return service.post_json(kComments, kComment);
      },
      422);
  counts(
      [&](Service& service) {
        return service.post_json(kComments, {{"body", std::string(9'000, 'b')}, {"name", "n"}});
      },
      400);
  counts(
      [&](Service& service) {
        service.settings.threads = settings::Threads::listed;
        return service.post_json(kComments, kComment);
      },
      404);
  counts(
      [&](Service& service) {
        REQUIRE(service.store->save_thread({"/a/", "", false}));
        return service.post_json(kComments, kComment);
      },
      409);
  counts(
      [&](Service& service) {
        service.settings.rates.waiting_site = 1;
        domain::Comment comment;
        comment.id = usecases::new_id(service.clock.now(), service.random);
        comment.thread = "/x/";
        comment.created = service.clock.now();
        REQUIRE(service.store->add({comment, storage::NewThread::create}));
        return service.post_json(kComments, kComment);
      },
      503);
}

TEST_CASE("comments over their rate soon cost no transaction: they count as refusals, too") {
  Service service;
  service.settings.rates.refused = base::Rate{3, std::chrono::hours(1)};
  service.settings.rates.address = base::Rate{1, std::chrono::minutes(1)};
  CHECK(service.post_json(kComments, kComment).status == 202);
  for (int i = 0; i < 3; ++i) {
    const auto refused = service.post_json(kComments, kComment);
    CHECK(refused.status == 429);
    CHECK(header(refused, "Retry-After") == "61");
  }
  CHECK(header(service.post_json(kComments, kComment), "Retry-After") == "3601");
}

TEST_CASE("refused edits have the same limit, also on the author's page") {
  Service service;
  service.settings.rates.refused = kTwo;
  const Json sent = Json::parse(service.post_json(kComments, kComment).body);
  const std::string id = sent["id"];
  const std::string token = sent["edit_token"];
  const auto edit = [&] {
    return service
        .ask("PATCH", "/api/v1/comments/" + id,
             {{"Authorization", "Bearer " + token}, {"Content-Type", "application/json"}},
             R"({"revision": 1, "body": " "})")
        .status;
  };
  CHECK(edit() == 422);
  CHECK(service.post_form("/comment?id=" + id + "&key=" + token, "do=change&revision=1&body=+")
            .status == 422);
  CHECK(edit() == 429);
  CHECK(service.post_form("/comment?id=" + id + "&key=" + token, "do=change&revision=1&body=more")
            .status == 429);
  CHECK(service.post_json(kComments, kComment).status == 429);
  // To withdraw a comment is always possible.
  CHECK(service.ask("DELETE", "/api/v1/comments/" + id, {{"Authorization", "Bearer " + token}})
            .status == 204);
}

TEST_CASE("previews have a limit, with and without JavaScript") {
  Service service;
  service.settings.rates.preview = kTwo;
  const std::string preview = "/api/v1/preview?thread=/a/";
  CHECK(service.post_json(preview, kComment).status == 200);
  CHECK(service.post_form(kComments, "body=b&name=n").status == 200);
  const auto refused = service.post_json(preview, kComment);
  CHECK(refused.status == 429);
  CHECK(header(refused, "Retry-After") == "601");
  CHECK(service.post_form(kComments, "body=b&name=n").status == 429);
  CHECK(service.post_json(kComments, kComment).status == 202);
}

TEST_CASE("form tokens have a limit") {
  Believing service;
  service.settings.rates.form = kTwo;
  const std::string form = "/api/v1/form?thread=/a/";
  CHECK(service.get(form, from("2001:db8::1")).status == 200);
  CHECK(service.get(form, from("2001:db8::2")).status == 200);
  CHECK(service.get(form, from("2001:db8::3")).status == 429);
  CHECK(service.get(form, from("2001:db8:1::3")).status == 200);
  CHECK(service.post_json(kComments, kComment, from("2001:db8::3")).status == 202);
}

TEST_CASE("a repeated request gets its answer, however many were refused") {
  Service service;
  service.settings.rates.refused = kTwo;
  const auto send = [&](const Json& comment, const std::string& name) {
    return service.post_json(kComments, comment, {{"Idempotency-Key", name}});
  };
  const auto accepted = send(kComment, "a");
  const auto refused = send(kBlank, "r");
  CHECK(send(kBlank, "s").status == 422);
  CHECK(send(kBlank, "t").status == 429);
  CHECK(send(kComment, "a").body == accepted.body);
  CHECK(send(kBlank, "r").body == refused.body);
  // A 429 is not kept.
  service.clock.milliseconds += 600'000;
  CHECK(send(kBlank, "t").status == 422);
}

TEST_CASE("a clock that is set back ends the wait, and counts take bounded memory") {
  usecases::AttemptLimits limits;
  const std::optional<base::Rate> rate = base::Rate{1, std::chrono::minutes(10)};
  const base::Time now(std::chrono::days(20'000));
  const auto count = [&](const std::string& network, base::Time at) {
    const domain::Sender sender{network, {{network, 1}}};
    return static_cast<bool>(limits.count({usecases::AttemptKind::form, sender, rate, at}));
  };
  CHECK(count("a", now));
  CHECK_FALSE(count("a", now));
  CHECK(count("a", now - std::chrono::days(1)));
  CHECK_FALSE(count("a", now - std::chrono::days(1)));
  CHECK(count("b", now));
  for (int i = 0; i < 100'000; ++i) {
    CHECK(count("n" + std::to_string(i), now));
    // Who goes on trying is not forgotten.
    if (i % 1000 == 0) CHECK_FALSE(count("b", now));
  }
  CHECK_FALSE(count("n99999", now));
  CHECK(count("n0", now));
}
