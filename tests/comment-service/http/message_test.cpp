#include "http/message.h"

#include <doctest/doctest.h>

namespace {

http::Request with(std::vector<http::Header> headers) {
  http::Request request;
  request.headers = std::move(headers);
  return request;
}

}  // namespace

TEST_CASE("a header is found in any case, and the first of two counts") {
  const http::Request request =
      with({{"X", "1"}, {"AZaz-[`{@", "2"}, {"x-Y", "3"}, {"X", "4"}, {"x", ""}});
  CHECK(http::header(request, "x") == "1");
  CHECK(http::header(request, "azAZ-[`{@") == "2");
  CHECK(http::header(request, "X-Y") == "3");
  for (const char* other : {"", "y", "X-", "x-y-z", "AZaz-{`{@", "AZaz-[`[@", "AZaz-[`{`"})
    CHECK_MESSAGE(http::header(request, other) == std::nullopt, other);
}

TEST_CASE("headers with the same name are one list") {
  const http::Request request = with({{"A", "1, 2"}, {"B", "x"}, {"a", "3"}, {"A", ""}});
  CHECK(http::header_list(request, "A") == "1, 2, 3, ");
  CHECK(http::header_list(request, "b") == "x");
  CHECK(http::header_list(request, "c").empty());
}

TEST_CASE("a content type is compared without its parameters, in lower case") {
  const auto type = [](const std::string& value) {
    return http::content_type(with({{"content-TYPE", value}}));
  };
  CHECK(type("application/json") == "application/json");
  CHECK(type(" Application/JSON ; charset=utf-8; x") == "application/json");
  CHECK(type(";application/json").empty());
  CHECK(type("").empty());
  CHECK(http::content_type({}).empty());
}

TEST_CASE("a body is UTF-8 unless its type names another charset") {
  const auto says_utf8 = [](const std::string& value) {
    return http::says_utf8(with({{"Content-Type", value}}));
  };
  for (const char* value :
       {"", "a/b", "a/b; charset=utf-8", "a/b;CHARSET=UTF-8", "a/b; charset=\"Utf-8\"",
        "a/b; charset= utf-8 ", "a/b; charset=utf-8; c=d", "a/b; charset=utf-8 ;c", "a/b; c=d",
        "a/b; charset"})
    CHECK_MESSAGE(says_utf8(value), value);
  for (const char* value :
       {"a/b; charset=latin1", "a/b; charset=", "a/b; charset=utf-8x", "a/b; charset='utf-8'",
        "a/b; charset=xutf-8", "a/b; charset=; utf-8", "a/b; charset=latin1; charset=utf-8",
        "a/b, a/b", "a/b; charset=utf-8, a/b", "a/b, charset=utf-8"})
    CHECK_FALSE_MESSAGE(says_utf8(value), value);
  CHECK(http::says_utf8({}));
  CHECK_FALSE(http::says_utf8(with({{"Content-Type", "a/b"}, {"Content-Type", "a/b"}})));
}

TEST_CASE("a bearer token stands behind its scheme") {
  const auto token = [](const std::string& value) {
    const http::Request request = with({{"authorization", value}});
    return std::string(http::bearer_token(request));
  };
  CHECK(token("Bearer abc") == "abc");
  CHECK(token("bEARER   abc \t") == "abc");
  CHECK(token("Bearer a b") == "a b");
  for (const char* value :
       {"", "Bearer", "Bearer ", "Bearerabc", "Basic abc", "abc", " Bearer abc"})
    CHECK_MESSAGE(token(value).empty(), value);
  CHECK(http::bearer_token({}).empty());
}

TEST_CASE("answers have the headers of their kind") {
  const http::Response json = http::json_response(201, "{}");
  CHECK(json.status == 201);
  CHECK(json.headers == std::vector<http::Header>{{"Content-Type", "application/json"}});
  CHECK(json.body == "{}");
  const http::Response html = http::html_response(404, "<p>");
  CHECK(html.status == 404);
  CHECK(html.headers == std::vector<http::Header>{{"Content-Type", "text/html; charset=utf-8"}});
  CHECK(html.body == "<p>");
  const http::Response refused = http::refused_response("{\"a\":1}");
  CHECK(refused.status == 422);
  CHECK(refused.headers == std::vector<http::Header>{{"Content-Type", "application/problem+json"},
                                                     {"Cache-Control", "no-store"}});
  CHECK(refused.body == "{\"a\":1}");
}
