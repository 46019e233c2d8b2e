#include "http/connections.h"

#include <doctest/doctest.h>
#include <sys/socket.h>
#include <unistd.h>

#include <array>
#include <atomic>
#include <string>
#include <utility>

namespace {

constexpr std::chrono::milliseconds kLong{30'000};

// The client's end of a connection.
class Client {
 public:
  Client() {
    std::array<int, 2> ends{};
    REQUIRE(::socketpair(AF_UNIX, SOCK_STREAM, 0, ends.data()) == 0);
    socket_ = ends[0];
    other_ = ends[1];
  }
  Client(const Client&) = delete;
  Client& operator=(const Client&) = delete;
  ~Client() { ::close(socket_); }

  std::unique_ptr<http::Connection> connection() const {
    return std::make_unique<http::Connection>(other_);
  }
  void send(std::string_view bytes) const {
    REQUIRE(::send(socket_, bytes.data(), bytes.size(), MSG_NOSIGNAL) ==
            static_cast<ssize_t>(bytes.size()));
  }
  // Whether the server takes all of the bytes.
  bool try_send(std::string_view bytes) const {
    return ::send(socket_, bytes.data(), bytes.size(), MSG_NOSIGNAL) ==
           static_cast<ssize_t>(bytes.size());
  }
  void end() const { ::shutdown(socket_, SHUT_WR); }
  // Everything until the server closes.
  std::string receive_all() const {
    std::string all;
    std::array<char, 256> bytes{};
    for (ssize_t got = 1; got > 0;) {
      got = ::recv(socket_, bytes.data(), bytes.size(), 0);
      if (got > 0) all.append(bytes.data(), static_cast<std::size_t>(got));
    }
    return all;
  }

 private:
  int socket_ = -1;
  int other_ = -1;
};

std::string head_of(http::Connection& connection) {
  std::string head;
  std::array<char, 7> bytes{};
  while (const std::size_t count = connection.take(bytes.data(), bytes.size()))
    head.append(bytes.data(), count);
  return head;
}

}  // namespace

TEST_CASE("a connection gives one head after the other, and nothing of what follows") {
  const Client client;
  const auto connection = client.connection();
  client.send("GET /a HTTP/1.1\r\nHost: a\r\n\r\nGET /b HTTP/1.1\r\n\r\nGET");
  REQUIRE(connection->receive_head(kLong));
  CHECK(head_of(*connection) == "GET /a HTTP/1.1\r\nHost: a\r\n\r\n");
  REQUIRE(connection->receive_head(kLong));
  CHECK(head_of(*connection) == "GET /b HTTP/1.1\r\n\r\n");
  CHECK_FALSE(connection->receive_head(std::chrono::milliseconds(1)));
}

TEST_CASE("a head that never ends is given up at its limit") {
  const Client client;
  const auto connection = client.connection();
  std::thread sender([&] {
    for (std::size_t sent = 0; sent <= http::kLongestHead; sent += 1024)
      client.send(std::string(1024, 'x'));
  });
  CHECK(connection->receive_head(kLong));
  CHECK(head_of(*connection).size() > http::kLongestHead);
  sender.join();
}

TEST_CASE("a client that drips bytes gets no more time") {
  const Client client;
  const auto connection = client.connection();
  std::atomic<bool> is_over = false;
  std::thread drip([&] {
    while (!is_over) {
      client.send("x");
      std::this_thread::sleep_for(std::chrono::milliseconds(5));
    }
  });
  CHECK_FALSE(connection->receive_head(std::chrono::milliseconds(100)));
  is_over = true;
  drip.join();
}

TEST_CASE("when all threads wait for slow clients, the slowest makes room for a new client") {
  http::Connections connections(2, [](http::Connection& connection) {
    if (connection.receive_head(kLong)) connection.send(head_of(connection), kLong);
  });
  const Client slow;
  const Client slower;
  slow.send("GET /");
  slower.send("GET /");
  connections.enter(slow.connection());
  connections.enter(slower.connection());
  for (int i = 0; i < 20; ++i) {
    const Client good;
    good.send("GET / HTTP/1.1\r\n\r\n");
    connections.enter(good.connection());
    CHECK(good.receive_all() == "GET / HTTP/1.1\r\n\r\n");
  }
}

TEST_CASE("a connection that is answered while another one comes gives up its thread afterwards") {
  std::atomic<bool> is_answering = false;
  std::atomic<bool> may_answer = false;
  http::Connections connections(1, [&](http::Connection& connection) {
    while (connection.receive_head(kLong)) {
      is_answering = true;
      while (!may_answer) std::this_thread::yield();
      connection.send(head_of(connection), kLong);
    }
  });
  const Client first;
  first.send("GET /1 HTTP/1.1\r\n\r\n");
  connections.enter(first.connection());
  while (!is_answering) std::this_thread::yield();
  const Client second;
  second.send("GET /2 HTTP/1.1\r\n\r\n");
  second.end();
  connections.enter(second.connection());
  may_answer = true;
  CHECK(second.receive_all() == "GET /2 HTTP/1.1\r\n\r\n");
  CHECK(first.receive_all() == "GET /1 HTTP/1.1\r\n\r\n");
}

TEST_CASE("closing ends the waiting for all clients") {
  const Client client;
  http::Connections connections(
      2, [](http::Connection& connection) { CHECK_FALSE(connection.receive_head(kLong)); });
  connections.enter(client.connection());
  connections.close();
  CHECK(client.receive_all().empty());
}

TEST_CASE("a connection that is shut down gives and sends nothing more") {
  const Client client;
  const auto connection = client.connection();
  client.send("GET /a HTTP/1.1\r\n\r\nGET /b HTTP/1.1\r\n\r\n");
  REQUIRE(connection->receive_head(kLong));
  CHECK_FALSE(connection->is_shut_down());
  CHECK(connection->waits_since() == 0);
  CHECK(connection->send("answer", kLong));
  connection->shut_down();
  CHECK(connection->is_shut_down());
  CHECK_FALSE(connection->receive_head(kLong));
  CHECK_FALSE(connection->send("answer", kLong));
  connection->linger(kLong);
  CHECK(client.receive_all() == "answer");
}

TEST_CASE("an answer that is larger than all buffers arrives whole") {
  const Client client;
  auto connection = client.connection();
  const std::string answer(std::size_t{4} * 1024 * 1024, 'a');
  std::string received;
  std::thread reader([&] { received = client.receive_all(); });
  CHECK(connection->send(answer, kLong));
  connection.reset();
  reader.join();
  CHECK(received == answer);
}

TEST_CASE("a client that is gone gets nothing, and no more is expected of it") {
  auto client = std::make_unique<Client>();
  const auto connection = client->connection();
  CHECK(connection->send("an answer that nobody reads", kLong));
  client.reset();
  CHECK_FALSE(connection->receive_head(kLong));
  CHECK_FALSE(connection->send("answer", kLong));
}

TEST_CASE("after its answer the server reads on until the client ends") {
  const Client client;
  auto connection = client.connection();
  std::atomic<bool> is_taken = false;
  std::thread sender([&] {
    is_taken = client.try_send(std::string(std::size_t{4} * 1024 * 1024, 'a'));
    client.end();
  });
  connection->linger(kLong);
  connection.reset();
  sender.join();
  CHECK(is_taken);
}
