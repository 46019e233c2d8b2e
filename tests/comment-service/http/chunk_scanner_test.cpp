#include "http/server/chunk_scanner.h"

#include <doctest/doctest.h>

#include <string>

using server::ChunkScanner;

namespace {

std::string result(const std::string& body) {
  ChunkScanner scanner;
  const std::size_t taken = scanner.take(body);
  if (scanner.broken()) return "broken";
  return scanner.ended() ? "ended at " + std::to_string(taken) : "more";
}

}  // namespace

TEST_CASE("a chunked body ends behind its last chunk") {
  CHECK(result("3\r\nabc\r\n0\r\n\r\n") == "ended at 13");
  CHECK(result("3\r\nabc\r\n0\r\n\r\nGET / HTTP/1.1\r\n") == "ended at 13");
  CHECK(result("0\r\n\r\n") == "ended at 5");
  CHECK(result("00000000\r\n\r\n") == "ended at 12");
  CHECK(result("3\r\n0\r\n\r\n0\r\n\r\n") == "ended at 13");
  const std::string body = "3;a=b\r\nabc\r\nA\r\n0123456789\r\n0\r\n\r\n";
  for (std::size_t size = 0; size < body.size(); ++size)
    CHECK(result(body.substr(0, size)) == "more");
}

TEST_CASE("the pieces in which a body arrives do not matter") {
  const std::string body = "3;a=b\r\nabc\r\nA\r\n0123456789\r\n0;c\r\n\r\nnext";
  for (std::size_t first = 0; first < body.size() - 4; ++first) {
    ChunkScanner scanner;
    CHECK(scanner.take(body.substr(0, first)) == first);
    CHECK(scanner.take(body.substr(first)) == body.size() - 4 - first);
    CHECK(scanner.ended());
    CHECK(scanner.data() == 13);
    CHECK(scanner.take("more") == 0);
  }
}

TEST_CASE("a chunk's size is 1 to 8 hexadecimal digits") {
  for (const char* size : {"1", "01", "00000001", "1;", "1;a", "1;a=\"b c\"", "1 ;a", "1\t;a"}) {
    CAPTURE(size);
    CHECK(result(std::string(size) + "\r\na\r\n0\r\n\r\n").starts_with("ended"));
  }
  for (const char* size : {"", "1 x", "1 ", "1\t", " 1", "0x1", "-1", "+1", "1,", "g", "1_",
                           "000000001", ";a", "1;a\rb", "1;a\nb", "1\n", "1;\x01", "1\r"}) {
    CAPTURE(size);
    CHECK(result(std::string(size) + "\r\na\r\n0\r\n\r\n") == "broken");
  }
}

TEST_CASE("each chunk has a size of its own") {
  CHECK(result("1\r\na\r\n00000001\r\nb\r\n00000000\r\n\r\n") == "ended at 31");
  CHECK(result("1\r\na\r\n\r\n\r\n") == "broken");
  CHECK(result("1\r\na\r\n;x\r\n\r\n") == "broken");
  CHECK(result("1\r\na\r\n000000001\r\nb\r\n0\r\n\r\n") == "broken");
}

TEST_CASE("data of another length than its size, and trailers, are broken") {
  CHECK(result("1\r\nab\r\n0\r\n\r\n") == "broken");
  CHECK(result("2\r\na\r\n0\r\n\r\n") == "broken");
  CHECK(result("1\r\na\n0\r\n\r\n") == "broken");
  CHECK(result("1\r\na\r0\r\n\r\n") == "broken");
  CHECK(result("1\r\na\rx0\r\n\r\n") == "broken");
  CHECK(result("0\r\n\rx") == "broken");
  CHECK(result("0\r\nTrailer: x\r\n\r\n") == "broken");
  CHECK(result("0\r\n\n") == "broken");
}

TEST_CASE("chunk lines are limited, each and all together") {
  CHECK(result("1;" + std::string(server::kChunkLine, 'x')) == "broken");
  // The end of a chunk's data is no part of the next line.
  const std::string longest = "1;" + std::string(server::kChunkLine - 4, 'x') + "\r\na\r\n";
  CHECK(result(longest + longest + "0\r\n\r\n").starts_with("ended"));
  CHECK(result("1\r\na\r\n1;x" + longest.substr(2)) == "broken");
  std::string body;
  const std::string chunk = "1;" + std::string(200, 'x') + "\r\na\r\n";
  while (body.size() < server::kChunkLines - chunk.size()) body += chunk;
  CHECK(result(body) == "more");
  CHECK(result(body + chunk + chunk) == "broken");
  // Chunks of the size that programs send may be as many as the data needs.
  body.clear();
  for (int i = 0; i < 10'000; ++i) body += "64\r\n" + std::string(100, 'a') + "\r\n";
  CHECK(result(body + "0\r\n\r\n").starts_with("ended"));
  body.clear();
  for (int i = 0; i < 10'000; ++i) body += "1\r\na\r\n";
  CHECK(result(body) == "broken");
}
