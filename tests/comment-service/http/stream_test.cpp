// A request's body and an answer on a connection, over a pair of sockets in this process.
#include "http/server/stream.h"

#include <doctest/doctest.h>
#include <sys/socket.h>
#include <unistd.h>

#include <atomic>
#include <thread>
#include <vector>

#include "support/socket_pair.h"

using namespace std::chrono_literals;
using server::Stream;
using support::SocketPair;

namespace {

// All that the stream gives, in reads of at most `size` bytes.
std::string all_of(Stream& stream, std::size_t size) {
  std::string all;
  std::vector<char> bytes(size);
  for (ssize_t got = 0; (got = stream.read(bytes.data(), size)) > 0;)
    all.append(bytes.data(), static_cast<std::size_t>(got));
  return all;
}

}  // namespace

TEST_CASE("a stream reads the head and the body, and nothing of the next request") {
  for (const std::size_t size : {std::size_t{1}, std::size_t{3}, std::size_t{100}}) {
    SocketPair pair;
    pair.connection->buffer = "head12";
    pair.send("345next");
    Stream stream(*pair.connection, 4);
    CHECK(all_of(stream, size) == "head");
    stream.expect_body(5);
    CHECK(all_of(stream, size) == "12345");
    stream.drop_consumed();
    CHECK(pair.connection->buffer == "next");
  }
}

TEST_CASE("a stream reads chunks to the end of the last one") {
  for (const std::size_t size : {std::size_t{1}, std::size_t{3}, std::size_t{100}}) {
    SocketPair pair;
    pair.connection->buffer = "head3\r\nab";
    pair.send("c\r\n0\r\n\r\nnext");
    Stream stream(*pair.connection, 4);
    CHECK(all_of(stream, size) == "head");
    stream.expect_chunks();
    CHECK(all_of(stream, size) == "3\r\nabc\r\n0\r\n\r\n");
    stream.drop_consumed();
    CHECK(pair.connection->buffer == "next");
  }
}

TEST_CASE("a stream ends where chunks are wrong or the client leaves") {
  SocketPair wrong;
  wrong.connection->buffer = "x\r\n";
  Stream stream(*wrong.connection, 0);
  stream.expect_chunks();
  CHECK(all_of(stream, 100).empty());
  SocketPair left;
  Stream waiting(*left.connection, 0);
  waiting.expect_body(3);
  left.send("ab");
  ::shutdown(left.client, SHUT_WR);
  CHECK(all_of(waiting, 100) == "ab");
}

TEST_CASE("a streamed answer waits for a client that reads slowly") {
  SocketPair pair;
  Stream stream(*pair.connection, 0);
  const std::atomic<bool> stopping = false;
  stream.flow({.sending = 10s, .flowing = 20s}, stopping);
  const std::string piece(std::size_t{1024} * 1024, 'x');
  std::string received;
  std::thread client([&] {
    // Longer than the time after which the server looks whether it is stopping.
    std::this_thread::sleep_for(400ms);
    std::vector<char> bytes(piece.size());
    while (received.size() < 3 * piece.size()) {
      const ssize_t got = ::recv(pair.client, bytes.data(), bytes.size(), 0);
      if (got <= 0) return;
      received.append(bytes.data(), static_cast<std::size_t>(got));
    }
  });
  for (int i = 0; i < 3; ++i)
    CHECK(stream.write(piece.data(), piece.size()) == static_cast<ssize_t>(piece.size()));
  client.join();
  CHECK(received.size() == 3 * piece.size());
}

TEST_CASE("a streamed answer ends when its time is over or the service stops") {
  const std::string piece(std::size_t{8} * 1024 * 1024, 'x');
  const auto written = [&](const server::Timeouts& timeouts, bool stops) {
    SocketPair pair;
    Stream stream(*pair.connection, 0);
    const std::atomic<bool> stopping = stops;
    stream.flow(timeouts, stopping);
    return stream.write(piece.data(), piece.size());
  };
  CHECK(written({.sending = 50ms, .flowing = 1h}, false) == -1);
  CHECK(written({.sending = 1h, .flowing = 50ms}, false) == -1);
  CHECK(written({.sending = 1h, .flowing = 1h}, true) == -1);
}

TEST_CASE("a small answer is collected, a large one is sent") {
  SocketPair pair;
  Stream stream(*pair.connection, 0);
  CHECK(stream.write("head", 4) == 4);
  CHECK(pair.connection->unsent == "head");
  const std::string large(5000, 'x');
  CHECK(stream.write(large.data(), large.size()) == 5000);
  CHECK(pair.read() == "head" + large);
}
