#include <doctest/doctest.h>

#include <thread>

#include "auth/hash.h"
#include "storage/sqlite/connection.h"
#include "support/service.h"

using support::header;
using support::Json;
using support::Service;

namespace {

const std::string kComments = "/api/v1/comments?thread=/a/";
const Json kComment = {{"body", "b"}, {"name", "n"}};

// As long as a key must be that nobody guesses it.
const std::string kSecret = "0123456789abcdefghijkl";

support::Headers key(const std::string& key) { return {{"Idempotency-Key", key}}; }

std::int64_t kept_refusals(Service& service) {
  auto connection = sqlite::Connection::open(service.folder.file("comments.sqlite"));
  auto count = connection->prepare("SELECT count(*) FROM refused_answers");
  REQUIRE(*count->step());
  return count->integer(0);
}

std::size_t held(Service& service) {
  return service.store->queue({domain::Status::held, "", 100})->comments.size();
}

}  // namespace

TEST_CASE("a repeated request gets the same answer and is executed once") {
  Service service;
  const auto first = service.post_json(kComments, kComment, key("k1"));
  REQUIRE(first.status == 202);
  const std::string id = Json::parse(first.body)["id"];
  REQUIRE(service.decide(id, "approve").status == 200);
  const auto second = service.post_json(kComments, kComment, key("k1"));
  CHECK(second.status == 202);
  CHECK(second.body == first.body);
  CHECK(header(second, "Location") == header(first, "Location"));
  CHECK(held(service) == 0);
  CHECK(service.store->queue({domain::Status::published, "", 10})->comments.size() == 1);
}

TEST_CASE("the answer stays the same, whatever became of the comment meanwhile") {
  Service service;
  const std::string text =
      "policy: {default: publish}\nrules:\n  - {id: brief, when: {words: {fewer_than: 4}}, "
      "outcome: hold, message: \"Few words ({actual}).\"}\n";
  REQUIRE(service.store->apply_policy({0, usecases::policy_hash(text), text, {}, "Ann"}));
  const Json comment = {{"body", "*two* words"}, {"name", "n"}};
  const auto first = service.post_json(kComments, comment, key(kSecret));
  REQUIRE(first.status == 202);
  const Json json = Json::parse(first.body);
  CHECK(json["reasons"][0]["message"] == "Few words (2).");
  const auto same = [&](const std::string& meanwhile) {
    const auto again = service.post_json(kComments, comment, key(kSecret));
    CHECK_MESSAGE(again.status == 202, meanwhile);
    CHECK_MESSAGE(again.body == first.body, meanwhile);
    CHECK(header(again, "Location") == header(first, "Location"));
  };
  const std::string id = json["id"];
  const support::Headers own = {
      {"Authorization", "Bearer " + json["edit_token"].get<std::string>()},
      {"Content-Type", "application/json"}};
  const std::string path = "/api/v1/comments/" + id;
  const Json edit = {{"revision", 1}, {"body", "This is now said in more words."}};
  REQUIRE(service.ask("PATCH", path, own, edit.dump()).status == 200);
  same("edited");
  REQUIRE(service.decide(id, "approve", 2).status == 200);
  same("approved");
  REQUIRE(service.ask("DELETE", path, own).status == 204);
  same("withdrawn");
  service.clock.milliseconds += 60'000;
  REQUIRE(service.store->purge({service.clock.now(), service.clock.now(), service.clock.now()}));
  same("forgotten");
}

TEST_CASE("a repeated request says published for a comment that appeared at once") {
  Service service;
  const std::string text = "policy: {default: publish}\n";
  REQUIRE(service.store->apply_policy({0, usecases::policy_hash(text), text, {}, "Ann"}));
  const auto first = service.post_json(kComments, kComment, key("k1"));
  REQUIRE(first.status == 201);
  const std::string id = Json::parse(first.body)["id"];
  REQUIRE(service.decide(id, "spam").status == 200);
  const auto again = service.post_json(kComments, kComment, key("k1"));
  CHECK(again.status == 201);
  CHECK(again.headers == first.headers);
  CHECK(again.body == first.body);
}

TEST_CASE("a short key gives no edit token for a comment that is gone") {
  Service service;
  const auto first = service.post_json(kComments, kComment, key("k1"));
  REQUIRE(Json::parse(first.body).contains("edit_token"));
  REQUIRE(service.decide(Json::parse(first.body)["id"], "spam").status == 200);
  service.clock.milliseconds += 60'000;
  REQUIRE(service.store->purge({service.clock.now(), service.clock.now(), base::Time()}));
  const auto again = service.post_json(kComments, kComment, key("k1"));
  CHECK(again.status == 202);
  CHECK(Json::parse(again.body)["id"] == Json::parse(first.body)["id"]);
  CHECK_FALSE(Json::parse(again.body).contains("edit_token"));
}

TEST_CASE("a key that can be guessed gives no edit token to another network") {
  Service service;
  service.settings.trusted_proxies = {*base::Network::parse("203.0.113.0/24")};
  const auto sent_from = [&](const std::string& address, const std::string& with) {
    const auto answer = service.post_json(
        kComments, kComment, {{"Idempotency-Key", with}, {"X-Forwarded-For", address}});
    CHECK(answer.status == 202);
    return Json::parse(answer.body);
  };
  for (const std::string& with : {std::string("1"), kSecret.substr(1)}) {
    const Json first = sent_from("198.51.100.7", with);
    CHECK(first.contains("edit_token"));
    CHECK(sent_from("198.51.100.9", with) == first);
    for (const char* other : {"192.0.2.7", "2001:db8::1", "unknown"}) {
      const Json again = sent_from(other, with);
      CHECK(again["id"] == first["id"]);
      CHECK(again["html"] == first["html"]);
      CHECK_FALSE(again.contains("edit_token"));
    }
  }
  const Json first = sent_from("198.51.100.7", kSecret);
  CHECK(sent_from("192.0.2.7", kSecret) == first);
  CHECK(first.contains("edit_token"));
}

TEST_CASE("no stored answer contains a redacted part") {
  Service service;
  const std::string text =
      "policy: {default: publish}\nrules:\n  - {id: word, when: {contains: [secret]}, "
      "outcome: hold, audience: public, message: \"Found ({actual}).\"}\n";
  REQUIRE(service.store->apply_policy({0, usecases::policy_hash(text), text, {}, "Ann"}));
  const Json comment = {{"body", "my secret word"}, {"name", "n"}};
  const auto first = service.post_json(kComments, comment, key("k1"));
  const std::string id = Json::parse(first.body)["id"];
  const base::Time at = service.clock.now();
  const auto redacted =
      service.store->redact({id, 1, "secret", "my [redacted] word", "<p>x</p>", "", "1", at});
  REQUIRE(redacted);
  CHECK(redacted->edited == at);
  CHECK(redacted->redacted);
  CHECK(redacted->body == "my [redacted] word");
  auto connection = sqlite::Connection::open(service.folder.file("comments.sqlite"));
  auto kept = connection->prepare("SELECT told FROM comments WHERE request IS NOT NULL");
  REQUIRE(*kept->step());
  CHECK(kept->text(0).find("secret") == std::string::npos);
  CHECK(service.post_json(kComments, comment, key("k1")).status == 202);
}

TEST_CASE("another key, another thread, or no key is another comment") {
  Service service;
  CHECK(service.post_json(kComments, kComment, key("k1")).status == 202);
  CHECK(service.post_json(kComments, kComment, key("k2")).status == 202);
  CHECK(service.post_json("/api/v1/comments?thread=/b/", kComment, key("k1")).status == 202);
  CHECK(service.post_json(kComments, kComment).status == 202);
  CHECK(held(service) == 4);
}

TEST_CASE("a key with another body is refused") {
  Service service;
  CHECK(service.post_json(kComments, kComment, key("k1")).status == 202);
  const auto other = service.post_json(kComments, {{"body", "c"}, {"name", "n"}}, key("k1"));
  CHECK(other.status == 422);
  CHECK(Json::parse(other.body)["code"] == "key-reused");
  CHECK(held(service) == 1);
}

TEST_CASE("a refusal is kept too, byte for byte") {
  Service service;
  const auto first = service.post_json(kComments, {{"body", " "}, {"name", "n"}}, key("k1"));
  CHECK(first.status == 422);
  const auto second = service.post_json(kComments, {{"body", " "}, {"name", "n"}}, key("k1"));
  CHECK(second.status == 422);
  CHECK(second.body == first.body);
  CHECK(service.post_json(kComments, kComment, key("k1")).status == 422);
  CHECK(held(service) == 0);
}

TEST_CASE("the answers of 20 refusals are kept for a network, and for a day") {
  Service service;
  const auto refused = [&](const std::string& name) {
    return service.post_json(kComments, {{"body", " "}, {"name", "n"}}, key(name));
  };
  for (int i = 0; i < 25; ++i) CHECK(refused("k" + std::to_string(i)).status == 422);
  CHECK(kept_refusals(service) == 20);
  // The newest are kept. A key that was displaced is free again.
  CHECK(service.post_json(kComments, kComment, key("k24")).status == 422);
  CHECK(service.post_json(kComments, kComment, key("k4")).status == 202);
  service.clock.milliseconds += 24 * 3'600'000;
  CHECK(refused("k100").status == 422);
  CHECK(kept_refusals(service) == 1);
}

TEST_CASE("a flood of refusals displaces its own answers, and no answer that accepted a comment") {
  Service service;
  service.settings.trusted_proxies = {*base::Network::parse("203.0.113.77")};
  const auto first = service.post_json(kComments, kComment, key("mine"));
  REQUIRE(first.status == 202);
  const auto send = [&](const std::string& address, const std::string& name) {
    return service
        .post_json(kComments, {{"body", " "}, {"name", "n"}},
                   {{"Idempotency-Key", name}, {"X-Forwarded-For", address}})
        .status;
  };
  CHECK(send("198.51.100.1", "honest") == 422);
  for (int i = 0; i < 1100; ++i) {
    const std::string network = std::to_string(i / 18);
    CHECK(send("10.0." + network + ".1", "flood" + std::to_string(i)) == 422);
  }
  CHECK(kept_refusals(service) == 1000);
  const auto is_kept = [&](const std::string& address, const std::string& name) {
    const int status = service
                           .post_json(kComments, kComment,
                                      {{"Idempotency-Key", name}, {"X-Forwarded-For", address}})
                           .status;
    return status == 422;
  };
  CHECK(is_kept("198.51.100.1", "honest"));
  CHECK(is_kept("10.0.61.1", "flood1099"));
  CHECK_FALSE(is_kept("10.0.0.1", "flood0"));
  CHECK(service.post_json(kComments, kComment, key("mine")).body == first.body);
}

TEST_CASE("kept answers of refusals are bounded in bytes, too") {
  Service service;
  const auto store = [&](const std::string& name, const std::string& network, std::size_t bytes) {
    REQUIRE(service.store->store_answer({{name, "b"},
                                         "",
                                         domain::Status::held,
                                         std::string(bytes, 'x'),
                                         service.clock.now(),
                                         network}));
  };
  const auto kept = [&](const std::string& name) {
    return service.store->stored_answer(name, service.clock.now())->has_value();
  };
  store("too long", "n", 70'000);
  CHECK_FALSE(kept("too long"));
  store("first", "n", 30'000);
  store("second", "n", 30'000);
  CHECK(kept("first"));
  store("third", "n", 30'000);
  CHECK_FALSE(kept("first"));
  CHECK(kept("third"));
  for (int i = 10; i < 30; ++i) store("w" + std::to_string(i), "m" + std::to_string(i), 60'000);
  CHECK(kept("w29"));
  CHECK_FALSE(kept("w10"));
  auto connection = sqlite::Connection::open(service.folder.file("comments.sqlite"));
  auto sum = connection->prepare("SELECT sum(bytes) FROM refused_answers");
  REQUIRE(*sum->step());
  CHECK(sum->integer(0) <= 1024 * 1024);
}

TEST_CASE("the purge removes answers that are older than a day from their comments") {
  Service service;
  CHECK(service.post_json(kComments, kComment, key("k1")).status == 202);
  const auto keys = [&] {
    auto connection = sqlite::Connection::open(service.folder.file("comments.sqlite"));
    auto row = connection->prepare(
        "SELECT count(*) FROM comments WHERE request IS NOT NULL OR request_body || told <> ''");
    REQUIRE(*row->step());
    return row->integer(0);
  };
  const auto purge = [&] {
    REQUIRE(service.store->purge({std::nullopt, std::nullopt, service.clock.now()}));
  };
  service.clock.milliseconds += 24 * 3'600'000 - 1;
  purge();
  CHECK(keys() == 1);
  CHECK(service.post_json(kComments, kComment, key("k1")).status == 202);
  service.clock.milliseconds += 1;
  purge();
  CHECK(keys() == 0);
}

TEST_CASE("the key is looked up before the rates, and a 429 is not kept") {
  Service service;
  service.settings.rates.address = base::Rate{1, std::chrono::minutes(1)};
  CHECK(service.post_json(kComments, kComment, key("k1")).status == 202);
  CHECK(service.post_json(kComments, kComment, key("k1")).status == 202);
  CHECK(service.post_json(kComments, kComment, key("k2")).status == 429);
  service.clock.milliseconds += 61'000;
  CHECK(service.post_json(kComments, kComment, key("k2")).status == 202);
  CHECK(held(service) == 2);
}

TEST_CASE("a key lasts for a day") {
  Service service;
  CHECK(service.post_json(kComments, kComment, key("k1")).status == 202);
  service.clock.milliseconds += 24 * 3'600'000 - 1;
  CHECK(service.post_json(kComments, kComment, key("k1")).status == 202);
  CHECK(held(service) == 1);
  service.clock.milliseconds += 1;
  CHECK(service.post_json(kComments, kComment, key("k1")).status == 202);
  CHECK(held(service) == 2);
}

TEST_CASE("an invalid idempotency key is refused") {
  Service service;
  for (const std::string& bad : {std::string(), std::string(256, 'k'), std::string("k\x1F"),
                                 std::string("k\x7F"), std::string("\xC3\xA4")}) {
    CHECK(service.post_json(kComments, kComment, key(bad)).status == 400);
  }
  CHECK(held(service) == 0);
  CHECK(service.post_json(kComments, kComment, key(std::string(255, 'k'))).status == 202);
  CHECK(service.post_json(kComments, kComment, key(" ~")).status == 202);
}

TEST_CASE("while the first request is still being answered, the same one gets 409") {
  Service service;
  http::Request request;
  request.headers = key("k1");
  request.body = kComment.dump();
  {
    const auto first = http::begin_attempt(service.services(), request, "/a/");
    REQUIRE(first);
    CHECK_FALSE((*first)->answered);
    // The key is a secret of the client.
    CHECK((*first)->request.key == auth::fingerprint(std::string("k1\0/a/", 6)));
    CHECK((*first)->request.body == auth::fingerprint(kComment.dump()));
    const auto second = service.post_json(kComments, kComment, key("k1"));
    CHECK(second.status == 409);
    CHECK(Json::parse(second.body)["code"] == "in-flight");
  }
  CHECK(service.post_json(kComments, kComment, key("k1")).status == 202);
}

TEST_CASE("a form is known by its thread and its fields") {
  Service service;
  http::Request request;
  request.body = "body=b";
  const auto form = http::begin_form(service.services(), request, "/a/");
  REQUIRE(form);
  CHECK_FALSE(form->answered);
  CHECK(form->request.key == auth::fingerprint(std::string("form\0\0/a/\0body=b", 16)));
  CHECK(form->request.body == auth::fingerprint("body=b"));
}

TEST_CASE("only one of many parallel requests with one key is executed") {
  Service service;
  std::vector<std::thread> threads;
  for (int i = 0; i < 16; ++i) {
    threads.emplace_back([&] {
      const int status = service.post_json(kComments, kComment, key("k1")).status;
      CHECK((status == 202 || status == 409));
    });
  }
  for (std::thread& thread : threads) thread.join();
  CHECK(held(service) == 1);
}
