#include "http/server/framing.h"

#include <doctest/doctest.h>

#include <string>

using server::frame;
using server::Readiness;

namespace {

Readiness readiness(const std::string& headers, const std::string& body = "") {
  return frame("POST / HTTP/1.1\r\n" + headers + "\r\n" + body).readiness;
}

}  // namespace

TEST_CASE("a request is ready when all of it is here") {
  const std::string request = "POST / HTTP/1.1\r\nContent-Length: 3\r\n\r\nabc";
  for (std::size_t size = 0; size < request.size(); ++size) {
    CHECK(frame(request.substr(0, size)).readiness == Readiness::incomplete);
  }
  const server::Frame whole = frame(request + "GET / HTTP/1.1");
  CHECK(whole.readiness == Readiness::ready);
  CHECK(whole.length == request.size());
}

TEST_CASE("chunked and long bodies are not waited for") {
  CHECK(readiness("Transfer-Encoding: chunked\r\n") == Readiness::ready);
  CHECK_FALSE(frame("POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n").length);
  CHECK(readiness("Content-Length: 99999999\r\n") == Readiness::ready);
}

TEST_CASE("a request whose end is ambiguous is broken") {
  CHECK(readiness("Content-Length: 3\r\nContent-Length: 3\r\n", "abc") == Readiness::broken);
  CHECK(readiness("Content-Length: 3\r\nTransfer-Encoding: chunked\r\n", "abc") ==
        Readiness::broken);
  CHECK(readiness("Content-Length: -1\r\n") == Readiness::broken);
  CHECK(readiness("Content-Length: 3x\r\n") == Readiness::broken);
  CHECK(readiness("Content-Length: 99999999999999999999999\r\n") == Readiness::broken);
  CHECK(readiness("Content-Length:\r\n") == Readiness::broken);
  CHECK(readiness("content-length: 3\r\nCONTENT-LENGTH: 4\r\n", "abc") == Readiness::broken);
  CHECK(readiness("Content-Length : 3\r\n", "abc") == Readiness::broken);
  CHECK(readiness("Transfer-Encoding: gzip, chunked\r\n") == Readiness::broken);
  CHECK(readiness("A: b\r\n Content-Length: 3\r\n") == Readiness::broken);
  CHECK(readiness("A: b\nContent-Length: 3\r\n") == Readiness::broken);
  CHECK(readiness("no colon\r\n") == Readiness::broken);
}

TEST_CASE("a head without end is broken, not waited for") {
  CHECK(frame("GET / HTTP/1.1\r\nA: " + std::string(server::kHeadLimit, 'a')).readiness ==
        Readiness::broken);
}
