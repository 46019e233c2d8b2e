// A client's connection, over a pair of sockets in this process.
#include "http/server/connection.h"

#include <doctest/doctest.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <array>

#include "support/socket_pair.h"

using namespace std::chrono_literals;
using server::Connection;
using support::SocketPair;

namespace {

// Both ends of a connection to a listener with this address; the end of the server is first.
std::pair<int, int> connected(const sockaddr* address, socklen_t size) {
  const int listener = ::socket(address->sa_family, SOCK_STREAM, 0);
  if (::bind(listener, address, size) != 0 || ::listen(listener, 1) != 0) {
    ::close(listener);
    return {-1, -1};
  }
  sockaddr_storage bound{};
  socklen_t length = sizeof bound;
  ::getsockname(listener, reinterpret_cast<sockaddr*>(&bound), &length);
  const int client = ::socket(address->sa_family, SOCK_STREAM, 0);
  REQUIRE(::connect(client, reinterpret_cast<sockaddr*>(&bound), length) == 0);
  const int accepted = ::accept(listener, nullptr, nullptr);
  ::close(listener);
  return {accepted, client};
}

}  // namespace

TEST_CASE("a connection knows its client's address") {
  sockaddr_in ipv4{};
  ipv4.sin_family = AF_INET;
  ipv4.sin_addr.s_addr = ::htonl(INADDR_LOOPBACK);
  const auto [server4, client4] = connected(reinterpret_cast<const sockaddr*>(&ipv4), sizeof ipv4);
  REQUIRE(server4 >= 0);
  CHECK(Connection(server4).peer() == "127.0.0.1");
  ::close(client4);
  sockaddr_in6 ipv6{};
  ipv6.sin6_family = AF_INET6;
  ipv6.sin6_addr = in6addr_loopback;
  const auto [server6, client6] = connected(reinterpret_cast<const sockaddr*>(&ipv6), sizeof ipv6);
  if (server6 < 0) {
    MESSAGE("skipped: this machine has no IPv6");
    return;
  }
  CHECK(Connection(server6).peer() == "::1");
  ::close(client6);
}

TEST_CASE("what a client sends is received, or seen to be there") {
  SocketPair pair;
  Connection& connection = *pair.connection;
  CHECK(connection.peer().empty());
  CHECK_FALSE(connection.more_is_here());
  CHECK(connection.receive() == Connection::ReceiveResult::nothing_yet);
  pair.send("a");
  CHECK(connection.more_is_here());
  CHECK(connection.receive() == Connection::ReceiveResult::some);
  CHECK_FALSE(connection.more_is_here());
  pair.send("bc");
  CHECK(connection.wait_and_receive());
  CHECK(connection.buffer == "abc");
  connection.phase = Connection::Phase::lingering;
  pair.send("discarded");
  CHECK(connection.receive() == Connection::ReceiveResult::some);
  CHECK(connection.buffer == "abc");
  pair.hang_up();
  CHECK_FALSE(connection.more_is_here());
  CHECK(connection.receive() == Connection::ReceiveResult::closed);
  CHECK_FALSE(connection.wait_and_receive());
}

TEST_CASE("waiting for bytes ends at the deadline, though a client drips") {
  SocketPair pair;
  pair.connection->deadline = std::chrono::steady_clock::now() - 1ms;
  pair.send("late");
  CHECK_FALSE(pair.connection->wait_and_receive());
  CHECK(pair.connection->buffer.empty());
  pair.connection->deadline = std::chrono::steady_clock::now() + 10s;
  CHECK(pair.connection->wait_and_receive());
  pair.connection->deadline = std::chrono::steady_clock::now() + 20ms;
  CHECK_FALSE(pair.connection->wait_and_receive());
  CHECK(std::chrono::steady_clock::now() >= pair.connection->deadline);
}

TEST_CASE("an answer is sent as far as the client reads, the rest later") {
  SocketPair pair;
  Connection& connection = *pair.connection;
  const std::string answer(std::size_t{8} * 1024 * 1024, 'x');
  connection.send_with("head ");
  connection.send_with(answer);
  connection.send_with(" tail");
  CHECK(connection.send_some() == Connection::SendResult::part);
  CHECK(connection.phase == Connection::Phase::sending);
  std::string received;
  while (connection.send_some() == Connection::SendResult::part) received += pair.read();
  received += pair.read();
  CHECK(received == "head " + answer + " tail");
  CHECK(connection.phase == Connection::Phase::waiting);
  CHECK(connection.unsent.empty());
  CHECK(connection.unsent.capacity() < 4096);
  connection.closes = true;
  connection.send_with("last");
  CHECK(connection.send_all());
  CHECK(connection.phase == Connection::Phase::lingering);
  CHECK(pair.read() == "last");
  std::array<char, 1> byte{};
  CHECK(::recv(pair.client, byte.data(), byte.size(), MSG_DONTWAIT) == 0);
}

TEST_CASE("sending to a client that does not read ends at the deadline, to one that left at once") {
  SocketPair pair;
  pair.connection->deadline = std::chrono::steady_clock::now() + 20ms;
  pair.connection->send_with(std::string(std::size_t{8} * 1024 * 1024, 'x'));
  CHECK_FALSE(pair.connection->send_all());
  pair.hang_up();
  CHECK(pair.connection->send_some() == Connection::SendResult::closed);
}

TEST_CASE("a client that asks first is told to go on, once for each request") {
  SocketPair pair;
  Connection& connection = *pair.connection;
  CHECK_FALSE(connection.sent_continue);
  connection.send_continue();
  CHECK(connection.sent_continue);
  CHECK(pair.read() == "HTTP/1.1 100 Continue\r\n\r\n");
  connection.buffer.reserve(std::size_t{1024} * 1024);
  connection.framing.scanned = 7;
  connection.begin_next_request();
  CHECK_FALSE(connection.sent_continue);
  CHECK(connection.framing.scanned == 0);
  CHECK(connection.buffer.capacity() < 4096);
}
