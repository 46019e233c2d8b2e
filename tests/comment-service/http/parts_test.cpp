#include <doctest/doctest.h>

#include "http/json.h"
#include "http/moderation_json.h"
#include "http/policy_json.h"
#include "http/query.h"

TEST_CASE("a query is decoded once, with every value kept") {
  const http::Query query("a=1&b=x%20y+z&a=2&&c&d=%2526");
  CHECK(query.value("a") == "1");
  CHECK(query.all("a") == std::vector<std::string>{"1", "2"});
  CHECK(query.value("b") == "x y z");
  CHECK(query.find("c") == "");
  CHECK(query.value("d") == "%26");
  CHECK_FALSE(query.find("e"));
  CHECK(query.value("e").empty());
  // Nothing between two "&" is no parameter; one without a name is.
  CHECK_FALSE(query.find(""));
  CHECK(http::Query("&=x=y&").find("") == "x=y");
  CHECK(http::Query("&=x&").all("").size() == 1);
  CHECK_FALSE(http::Query("").find(""));
}

TEST_CASE("a limit is a number from one to the most") {
  CHECK(*http::limit_in(http::Query(""), 100) == 100);
  CHECK(*http::limit_in(http::Query("limit=1"), 100) == 1);
  CHECK(*http::limit_in(http::Query("limit=100"), 100) == 100);
  CHECK(http::limit_in(http::Query("limit=0"), 100).fault().message ==
        "the parameter \"limit\" must be a number from 1 to 100");
  for (const char* bad : {"limit=0", "limit=101", "limit=-1", "limit=x", "limit=", "limit=1x"}) {
    CHECK_FALSE_MESSAGE(http::limit_in(http::Query(bad), 100), bad);
  }
}

TEST_CASE("every mistake in a body is named by its pointer") {
  const auto body = http::decode_comment(R"({"body": 1, "name": "n", "nmae": "x", "a/b~c": 0})");
  REQUIRE_FALSE(body);
  REQUIRE(body.fault().errors.size() == 3);
  CHECK(body.fault().errors[0].pointer == "/body");
  CHECK(body.fault().errors[1].pointer == "/nmae");
  CHECK(body.fault().errors[2].pointer == "/a~1b~0c");
}

TEST_CASE("a body that is not a JSON object is refused") {
  for (const char* bad : {"", "[]", "1", "{", "{\"body\": \"\xFF\"}", "{}x", "null"}) {
    CHECK_FALSE_MESSAGE(http::decode_comment(bad), bad);
  }
  CHECK_FALSE(http::decode_comment(std::string(60'000, '[')));
  const auto message = [](const std::string& bad) {
    return http::decode_comment(bad).fault().errors.at(0).message;
  };
  for (const char* bad : {"", "{", "{\"body\": \"\xFF\"}", "{}x"})
    CHECK(message(bad) == "must be JSON in UTF-8");
  for (const char* bad : {"[]", "1", "null"}) CHECK(message(bad) == "must be an object");
  CHECK(message(std::string(60'000, '[')).starts_with("must not have more than "));
}

TEST_CASE("decisions are read with every field, a hundred at most") {
  const auto all = http::decode_decisions(
      R"({"decisions": [{"id": "c1", "action": "spam", "revision": 7, "note": "ä\nb",
          "status": "published"}, {"id": "c2", "action": "restore", "revision": 1}]})");
  REQUIRE(all);
  REQUIRE(all->size() == 2);
  CHECK(all->at(0).comment == "c1");
  CHECK(all->at(0).action == domain::Action::spam);
  CHECK(all->at(0).revision == 7);
  CHECK(all->at(0).note == "ä\nb");
  CHECK(all->at(0).seen == domain::Status::published);
  CHECK(all->at(1).comment == "c2");
  CHECK(all->at(1).action == domain::Action::restore);
  CHECK(all->at(1).revision == 1);
  CHECK(all->at(1).note.empty());
  CHECK_FALSE(all->at(1).seen);
  const auto many = [](std::size_t count) {
    const std::string one = R"({"id": "c", "action": "spam", "revision": 1})";
    std::string list = one;
    for (std::size_t i = 1; i < count; ++i) list += "," + one;
    return http::decode_decisions("{\"decisions\": [" + list + "]}");
  };
  CHECK(many(100)->size() == 100);
  CHECK(many(101).fault().errors.at(0).message == "must be a list of at most 100 objects");
}

TEST_CASE("a note is a text of at most 2000 bytes") {
  const auto message = [](const std::string& note) {
    const auto decision =
        http::decode_decision(R"({"action": "spam", "revision": 1, "note": ")" + note + "\"}");
    return decision ? decision->note : decision.fault().errors.at(0).message;
  };
  CHECK(message(std::string(2000, 'x')) == std::string(2000, 'x'));
  CHECK(message(std::string(2001, 'x')) == "is too long");
  CHECK(message("a\\nb") == "a\nb");
  CHECK(message("\\u0001") == "must not hold the character U+0001");
}

TEST_CASE("a decision is read with every field") {
  const auto decision = http::decode_decision(
      R"({"action": "reject", "revision": 3, "note": "n", "status": "held"})");
  REQUIRE(decision);
  CHECK(decision->action == domain::Action::reject);
  CHECK(decision->revision == 3);
  CHECK(decision->note == "n");
  CHECK(decision->status == domain::Status::held);
  CHECK(decision->redact.empty());
  const auto redaction =
      http::decode_decision(R"({"action": "redact", "revision": 4, "part": "p"})");
  REQUIRE(redaction);
  CHECK(redaction->redact == "p");
  CHECK(redaction->revision == 4);
  CHECK_FALSE(redaction->status);
  for (const auto& [body, pointer, message] :
       {std::tuple(R"({"action": "redact", "revision": 1})", "/part",
                   "must be the part to remove from the text"),
        std::tuple(R"({"action": "redact", "revision": 1, "part": "p", "status": "held"})",
                   "/status", "is not for \"redact\""),
        std::tuple(R"({"action": "spam", "revision": 1, "status": "lost"})", "/status",
                   "must be held, published, rejected, spam, deleted or withdrawn")}) {
    const auto wrong = http::decode_decision(body);
    REQUIRE_FALSE(wrong);
    REQUIRE(wrong.fault().errors.size() == 1);
    CHECK(wrong.fault().errors[0].pointer == pointer);
    CHECK(wrong.fault().errors[0].message == message);
  }
}

TEST_CASE("a policy comes as one text") {
  CHECK(*http::decode_policy(R"({"text": "rules: []\n# ä"})") == "rules: []\n# ä");
  CHECK(http::decode_policy(R"({"text": ""})")->empty());
  for (const auto& [body, message] :
       {std::pair("{}", "is missing"), std::pair(R"({"text": null})", "is missing"),
        std::pair(R"({"text": 1})", "must be a string")}) {
    const auto wrong = http::decode_policy(body);
    REQUIRE_FALSE(wrong);
    REQUIRE(wrong.fault().errors.size() == 1);
    CHECK(wrong.fault().errors[0].pointer == "/text");
    CHECK(wrong.fault().errors[0].message == message);
  }
}

TEST_CASE("a decision needs a known action and a revision") {
  CHECK(http::decode_decision(R"({"action": "delete", "revision": 2})")->action ==
        domain::Action::remove);
  CHECK_FALSE(http::decode_decision(R"({"action": "publish", "revision": 2})"));
  CHECK_FALSE(http::decode_decision(R"({"action": "approve"})"));
  CHECK_FALSE(http::decode_decision(R"({"action": "approve", "revision": "2"})"));
}
