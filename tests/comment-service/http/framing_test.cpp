#include "http/server/framing.h"

#include <doctest/doctest.h>

#include <string>

using server::frame;
using server::Readiness;

namespace {

Readiness readiness(const std::string& headers, const std::string& body = "") {
  return frame("POST / HTTP/1.1\r\nHost: a\r\n" + headers + "\r\n" + body).readiness;
}

}  // namespace

TEST_CASE("a request is ready when all of it is here") {
  const std::string request = "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\n\r\nabc";
  for (std::size_t size = 0; size < request.size(); ++size) {
    CHECK(frame(request.substr(0, size)).readiness == Readiness::incomplete);
  }
  const server::Frame whole = frame(request + "GET / HTTP/1.1");
  CHECK(whole.readiness == Readiness::ready);
  CHECK(whole.length == request.size());
}

TEST_CASE("a chunked request is ready when its last chunk is here") {
  const std::string request =
      "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: "
      "chunked\r\n\r\n3\r\nabc\r\nA;x=y\r\n0123456789\r\n0\r\n\r\n";
  for (std::size_t size = 0; size < request.size(); ++size) {
    CHECK(frame(request.substr(0, size)).readiness == Readiness::incomplete);
  }
  const server::Frame whole = frame(request + "GET / HTTP/1.1");
  CHECK(whole.readiness == Readiness::ready);
  CHECK(whole.length == request.size());
}

// The library would block a thread, because it waits for more bytes at this line end.
TEST_CASE("a request whose end the library would see elsewhere is broken") {
  const std::string chunked = "Transfer-Encoding: chunked\r\n";
  CHECK(readiness(chunked, "0\r\nXY") == Readiness::broken);
  CHECK(readiness(chunked, "0\r\nTrailer: x\r\n\r\n") == Readiness::broken);
  CHECK(readiness(chunked, "4;\nABCD\r\nfff0\r\n0\r\n\r\n") == Readiness::broken);
}

TEST_CASE("invalid chunks and too many chunks are broken") {
  const std::string chunked = "Transfer-Encoding: chunked\r\n";
  for (const char* body : {"x\r\n", "\r\n", "-1\r\n", "0x1\r\na\r\n", "1\r\nab\r\n", "1\na\r\n\r\n",
                           "fffffffff\r\n", "1 \r\nabc"}) {
    CHECK_MESSAGE(readiness(chunked, body) == Readiness::broken, body);
  }
  CHECK(readiness(chunked, std::string(1000, '1')) == Readiness::broken);
  std::string many;
  for (std::size_t i = 0; i < server::kMostChunks; ++i) many += "1\r\na\r\n";
  CHECK(readiness(chunked, many) == Readiness::broken);
}

TEST_CASE("a request names one host") {
  CHECK(frame("GET / HTTP/1.1\r\nHost: a\r\n\r\n").readiness == Readiness::ready);
  CHECK(frame("GET / HTTP/1.1\r\nHost:\r\n\r\n").readiness == Readiness::ready);
  CHECK(frame("GET / HTTP/1.1\r\n\r\n").readiness == Readiness::broken);
  CHECK(frame("GET / HTTP/1.1\r\nHost: a\r\nhost: b\r\n\r\n").readiness == Readiness::broken);
  CHECK(frame("GET / HTTP/1.0\r\n\r\n").readiness == Readiness::ready);
  CHECK(frame("GET / HTTP/1.0\r\nHost: a\r\nHost: a\r\n\r\n").readiness == Readiness::broken);
}

TEST_CASE("a request that will be refused is not awaited") {
  const std::string chunked = "Transfer-Encoding: chunked\r\n";
  CHECK(readiness("Content-Length: 99999999\r\n") == Readiness::ready);
  CHECK(readiness(chunked, "ffffff\r\n" + std::string(server::kBufferedBody + 1, 'a')) ==
        Readiness::ready);
}

TEST_CASE("a request that expects 100-continue is detected") {
  const std::string head =
      "POST / HTTP/1.1\r\nHost: a\r\nExpect: 100-continue\r\nContent-Length: 3\r\n\r\n";
  CHECK(frame(head).asks_first);
  CHECK(frame(head).readiness == Readiness::incomplete);
  CHECK_FALSE(frame("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\n\r\n").asks_first);
}

TEST_CASE("only a reader's GET is answered without waiting") {
  CHECK_FALSE(frame("GET / HTTP/1.1\r\nHost: a\r\n\r\n").waits);
  CHECK_FALSE(frame("HEAD / HTTP/1.1\r\nHost: a\r\n\r\n").waits);
  CHECK(frame("GET / HTTP/1.1\r\nHost: a\r\nauthorization: Bearer a\r\n\r\n").waits);
  CHECK(frame("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 0\r\n\r\n").waits);
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

TEST_CASE("an endless request head is broken") {
  CHECK(frame("GET / HTTP/1.1\r\nA: " + std::string(server::kHeadLimit, 'a')).readiness ==
        Readiness::broken);
}
