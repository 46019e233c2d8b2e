#include "http/server/request_head.h"

#include <doctest/doctest.h>

#include <string>

using server::parse_request_head;
using server::RequestHead;

namespace {

std::optional<RequestHead> head_of(const std::string& line) {
  // The views must outlive this function.
  static std::string kept;
  kept = line + "\r\nHost: a\r\n\r\n";
  return parse_request_head(kept);
}

std::string target_of(const std::string& target, const std::string& method = "GET") {
  const auto head = head_of(method + " " + target + " HTTP/1.1");
  if (!head) return "refused";
  return std::string(head->path) + " | " + std::string(head->query);
}

bool accepts_field(const std::string& line) {
  return parse_request_head("GET / HTTP/1.1\r\n" + line + "\r\n\r\n").has_value();
}

}  // namespace

TEST_CASE("a request line is a method, a target and a version with one space between them") {
  CHECK(head_of("GET / HTTP/1.1")->method == "GET");
  CHECK(head_of("GET / HTTP/1.1")->version == RequestHead::Version::http_1_1);
  CHECK(head_of("GET / HTTP/1.0")->version == RequestHead::Version::http_1_0);
  for (const std::string& line :
       {std::string("GET  / HTTP/1.1"), std::string("GET /  HTTP/1.1"),
        std::string("GET / HTTP/1.1 "), std::string(" GET / HTTP/1.1"),
        std::string("GET\t/\tHTTP/1.1"), std::string("GET /"), std::string("GET / HTTP/1.2"),
        std::string("GET / http/1.1"), std::string("GET / HTTP/1.1\n"),
        std::string("GE:T / HTTP/1.1"), std::string("GET /a b HTTP/1.1"),
        std::string("GET /a\rb HTTP/1.1"), std::string("GET /a\0b HTTP/1.1", 17),
        std::string("GET /a\x7f HTTP/1.1"), std::string("")}) {
    CHECK_FALSE_MESSAGE(head_of(line), line);
  }
}

TEST_CASE("a target has a path and a query, and nothing in it is decoded") {
  CHECK(target_of("/a/b%2fc?d=e%20f") == "/a/b%2fc | d=e%20f");
  CHECK(target_of("/a") == "/a | ");
  CHECK(target_of("/a?") == "/a | ");
  // RFC 3986, section 3.4: a query may hold question marks and slashes.
  CHECK(target_of("/a?b=/c/?d") == "/a | b=/c/?d");
  CHECK(target_of("/\xc3\xbc") == "/\xc3\xbc | ");
  for (const char* target : {"a", "", "?a", "a/b", "/a#b", "//"}) {
    CAPTURE(target);
    CHECK((target_of(target) == "refused") == (std::string(target) != "//"));
  }
  CHECK(target_of("/" + std::string(server::kTargetLimit - 1, 'a')) != "refused");
  CHECK(target_of("/" + std::string(server::kTargetLimit, 'a')) == "refused");
}

TEST_CASE("the absolute form of a target means its path") {
  CHECK(target_of("http://example.org/a?b=c") == "/a | b=c");
  CHECK(target_of("HTTPS://example.org:8080/a/") == "/a/ | ");
  CHECK(target_of("http://[2001:db8::1]:80/a") == "/a | ");
  CHECK(target_of("http://example.org") == "/ | ");
  CHECK(target_of("http://example.org?b=c") == "/ | b=c");
  CHECK(target_of("http://example.org/http://other.example/") == "/http://other.example/ | ");
  for (const char* target :
       {"http://", "http:///a", "http:/a", "ftp://example.org/", "//", "http://u@example.org/",
        "http://example.org:x/", "http://[::1/a", "http://exam<ple.org/", "httpx://example.org/"}) {
    CAPTURE(target);
    CHECK((target_of(target) == "refused") == (std::string(target) != "//"));
  }
}

TEST_CASE("only OPTIONS may ask about the whole server") {
  CHECK(target_of("*", "OPTIONS") == "* | ");
  CHECK(target_of("*") == "refused");
  CHECK(target_of("example.org:443", "CONNECT") == "refused");
}

TEST_CASE("the values of fields are trimmed, not decoded, and may be empty") {
  const auto head = parse_request_head(
      "GET / HTTP/1.1\r\nA:\tb%20c \t\r\nOrigin:\r\nEmpty:   \r\nA: \xc3\xbc\td\r\n\r\n");
  REQUIRE(head);
  REQUIRE(head->fields.size() == 4);
  CHECK(head->fields[0].name == "A");
  CHECK(head->fields[0].value == "b%20c");
  CHECK(head->fields[1].name == "Origin");
  CHECK(head->fields[1].value.empty());
  CHECK(head->fields[2].value.empty());
  CHECK(head->fields[3].value == "\xc3\xbc\td");
}

TEST_CASE("the name of a field is a token directly before the colon") {
  CHECK(accepts_field("X-a_b.c~1: d"));
  for (const std::string& line :
       {std::string("A : b"), std::string(" A: b"), std::string("\tA: b"), std::string(": b"),
        std::string("no colon"), std::string("A\x0b: b"), std::string("A(x): b"),
        std::string("A\xc3\xbc: b"), std::string("A\0: b", 5), std::string("A: b\r\n c"),
        std::string("A: b\nC: d"), std::string("A: b\rC: d"), std::string("A: b\0c", 6),
        std::string("A: b\x01")}) {
    CHECK_FALSE_MESSAGE(accepts_field(line), line);
  }
}

TEST_CASE("a host is a name or an address with an optional port") {
  for (const char* host : {"", "a", "example.org", "example.org:8080", "my_host", "[::1]",
                           "[2001:db8::1]:80", "127.0.0.1:80", "xn--bcher-kva.example", "a:"}) {
    CHECK_MESSAGE(server::is_host(host), host);
  }
  for (const char* host :
       {"a b", "a/b", "u@a", "a:b", "a:80:80", "[::1", "[]", "[::1]x", "a,b,", "a\\b", "a?b"}) {
    CAPTURE(host);
    CHECK(server::is_host(host) == (std::string(host) == "a,b,"));
  }
}

TEST_CASE("a list has a token whatever its case and place") {
  CHECK(server::lists_token("close", "close"));
  CHECK(server::lists_token("keep-alive, Close", "close"));
  CHECK(server::lists_token(",, CLOSE ,", "close"));
  CHECK_FALSE(server::lists_token("closed", "close"));
  CHECK_FALSE(server::lists_token("not close", "close"));
  CHECK_FALSE(server::lists_token("", "close"));
}
