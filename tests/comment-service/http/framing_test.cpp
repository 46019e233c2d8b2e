#include "http/server/framing.h"

#include <doctest/doctest.h>

#include <string>

using server::Frame;
using server::Framing;
using server::Readiness;

namespace {

Frame frame(const std::string& bytes) {
  Framing framing;
  return server::frame(bytes, framing);
}

Readiness readiness(const std::string& headers, const std::string& body = "") {
  return frame("POST / HTTP/1.1\r\nHost: a\r\n" + headers + "\r\n" + body).readiness;
}

}  // namespace

TEST_CASE("a request is ready when all of it is here") {
  const std::string request = "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\n\r\nabc";
  for (std::size_t size = 0; size < request.size(); ++size) {
    CHECK(frame(request.substr(0, size)).readiness == Readiness::incomplete);
  }
  const Frame whole = frame(request + "GET / HTTP/1.1");
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
  const Frame whole = frame(request + "GET / HTTP/1.1");
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
                           "fffffffff\r\n", "1 \r\nabc", "1 x\r\na\r\n", "1;a\rb\r\na\r\n"}) {
    CHECK_MESSAGE(readiness(chunked, body) == Readiness::broken, body);
  }
  CHECK(readiness(chunked, std::string(1000, '1')) == Readiness::broken);
  std::string many;
  while (many.size() < 2 * server::kChunkLines) many += "1\r\na\r\n";
  CHECK(readiness(chunked, many) == Readiness::broken);
}

TEST_CASE("a request that arrives in pieces has the same frame") {
  const std::string head = "\r\nPOST / HTTP/1.1\r\nHost: a\r\nAuthorization: b\r\n";
  for (const std::string& request :
       {head + "Content-Length: 3\r\n\r\nabc",
        head + "Transfer-Encoding: Chunked\r\n\r\n2;x\r\nab\r\n1\r\nc\r\n0\r\n\r\n"}) {
    Framing framing;
    for (std::size_t size = 0; size < request.size(); ++size) {
      CHECK(server::frame(request.substr(0, size), framing).readiness == Readiness::incomplete);
    }
    const Frame whole = server::frame(request + "GET /", framing);
    CHECK(whole.readiness == Readiness::ready);
    CHECK(whole.length == request.size());
    CHECK(whole.head == request.find("\r\n\r\n") + 4);
  }
}

TEST_CASE("one empty line before a request is ignored") {
  const std::string request = "GET / HTTP/1.1\r\nHost: a\r\n\r\n";
  CHECK(frame("\r\n" + request).length == request.size() + 2);
  CHECK(frame("\r\n\r\n" + request).readiness == Readiness::broken);
  CHECK(frame("\n" + request).readiness == Readiness::broken);
  CHECK(frame("\r\n").readiness == Readiness::incomplete);
}

TEST_CASE("HTTP/1.0 knows neither chunks nor 100-continue, and ends with the answer") {
  const std::string head = "POST / HTTP/1.0\r\nConnection: keep-alive\r\n";
  CHECK(frame(head + "Transfer-Encoding: chunked\r\n\r\n0\r\n\r\n").readiness == Readiness::broken);
  const Frame framed = frame(head + "Expect: 100-continue\r\nContent-Length: 1\r\n\r\n");
  CHECK(framed.readiness == Readiness::incomplete);
  CHECK_FALSE(framed.asks_first);
  CHECK(framed.closes);
}

TEST_CASE("a client asks to close in any case and in any place of the list") {
  const auto closes = [](const std::string& headers) {
    return frame("GET / HTTP/1.1\r\nHost: a\r\n" + headers + "\r\n").closes;
  };
  CHECK(closes("Connection: close\r\n"));
  CHECK(closes("connection: Close\r\n"));
  CHECK(closes("Connection: keep-alive, close\r\n"));
  CHECK(closes("Connection: x\r\nConnection: CLOSE\r\n"));
  CHECK_FALSE(closes(""));
  CHECK_FALSE(closes("Connection: keep-alive\r\n"));
}

TEST_CASE("a request names one host") {
  CHECK(frame("GET / HTTP/1.1\r\nHost: a\r\n\r\n").readiness == Readiness::ready);
  CHECK(frame("GET / HTTP/1.1\r\nHost:\r\n\r\n").readiness == Readiness::ready);
  CHECK(frame("GET / HTTP/1.1\r\n\r\n").readiness == Readiness::broken);
  CHECK(frame("GET / HTTP/1.1\r\nHost: a\r\nhost: b\r\n\r\n").readiness == Readiness::broken);
  CHECK(frame("GET / HTTP/1.0\r\n\r\n").readiness == Readiness::ready);
  CHECK(frame("GET / HTTP/1.0\r\nHost: a\r\nHost: a\r\n\r\n").readiness == Readiness::broken);
  CHECK(frame("GET / HTTP/1.1\r\nHost: a b\r\n\r\n").readiness == Readiness::broken);
  CHECK(frame("GET / HTTP/1.1\r\nHost: u@a\r\n\r\n").readiness == Readiness::broken);
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
  CHECK_FALSE(frame("GET / HTTP/1.1\r\nHost: a\r\nAccept: b\r\nConnection: close\r\n"
                    "Proxy-Authorization: c\r\nExpect: 100-continue\r\n\r\n")
                  .waits);
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
  CHECK(readiness("Content-Length: +3\r\n", "abc") == Readiness::broken);
  CHECK(readiness("Content-Length: 3, 3\r\n", "abc") == Readiness::broken);
  CHECK(readiness("Content-Length: %33\r\n", "abc") == Readiness::broken);
  CHECK(readiness("Content-Length: 3\r\nTransfer-Encoding:\r\n", "abc") == Readiness::broken);
  CHECK(readiness("Content-Length: 3\r\nTransfer-Encoding\x0b: chunked\r\n", "abc") ==
        Readiness::broken);
  CHECK(readiness("Transfer-Encoding: chunked\r\nTransfer-Encoding: identity\r\n") ==
        Readiness::broken);
  CHECK(readiness("Transfer-Encoding: \x0b"
                  "chunked\r\n") == Readiness::broken);
}

TEST_CASE("a head may have as many bytes as the limit") {
  const std::string begin = "GET / HTTP/1.1\r\nHost: a\r\nA: ";
  const auto of_size = [&](std::size_t size, const std::string& end) {
    return begin + std::string(size - begin.size() - end.size(), 'a') + end;
  };
  const Frame whole = frame(of_size(server::kHeadLimit, "\r\n\r\n"));
  CHECK(whole.readiness == Readiness::ready);
  CHECK(whole.head == server::kHeadLimit);
  CHECK(whole.length == server::kHeadLimit);
  CHECK(frame(of_size(server::kHeadLimit + 1, "\r\n\r\n")).readiness == Readiness::broken);
  CHECK(frame(of_size(server::kHeadLimit, "")).readiness == Readiness::incomplete);
  CHECK(frame(of_size(server::kHeadLimit + 1, "")).readiness == Readiness::broken);
}

TEST_CASE("a body is awaited up to the limit of what is buffered") {
  const std::string post = "POST / HTTP/1.1\r\nHost: a\r\n";
  const std::string length = post + "Content-Length: ";
  const std::string most = length + std::to_string(server::kBufferedBody) + "\r\n\r\n";
  CHECK(frame(most).readiness == Readiness::incomplete);
  CHECK(frame(most).length == most.size() + server::kBufferedBody);
  const std::string more = length + std::to_string(server::kBufferedBody + 1) + "\r\n\r\n";
  CHECK(frame(more).readiness == Readiness::ready);
  CHECK(frame(more).head == more.size());
  CHECK_FALSE(frame(more).length);
  const std::string chunked = post + "Transfer-Encoding: chunked\r\n\r\nfffff\r\n";
  const std::string body(server::kBufferedBody, 'a');
  CHECK(frame(chunked + body).readiness == Readiness::incomplete);
  CHECK(frame(chunked + body + "a").readiness == Readiness::ready);
  CHECK_FALSE(frame(chunked + body + "a").length);
}

TEST_CASE("an endless request head is broken") {
  CHECK(frame("GET / HTTP/1.1\r\nA: " + std::string(server::kHeadLimit, 'a')).readiness ==
        Readiness::broken);
}
