#include <doctest/doctest.h>

#include "http/json.h"
#include "http/moderation_json.h"
#include "http/query.h"

TEST_CASE("a query is decoded once, with every value kept") {
  const http::Query query("a=1&b=x%20y+z&a=2&&c&d=%2526");
  CHECK(query.value("a") == "1");
  CHECK(query.all("a") == std::vector<std::string>{"1", "2"});
  CHECK(query.value("b") == "x y z");
  CHECK(query.find("c") == "");
  CHECK(query.value("d") == "%26");
  CHECK_FALSE(query.find("e"));
}

TEST_CASE("a limit is a number from one to the most") {
  CHECK(*http::limit_in(http::Query(""), 100) == 100);
  CHECK(*http::limit_in(http::Query("limit=1"), 100) == 1);
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

TEST_CASE("a decision needs a known action and a revision") {
  CHECK(http::decode_decision(R"({"action": "delete", "revision": 2})")->action ==
        domain::Action::remove);
  CHECK_FALSE(http::decode_decision(R"({"action": "publish", "revision": 2})"));
  CHECK_FALSE(http::decode_decision(R"({"action": "approve"})"));
  CHECK_FALSE(http::decode_decision(R"({"action": "approve", "revision": "2"})"));
}
