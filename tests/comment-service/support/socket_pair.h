// A client's connection of the server, over a pair of sockets in this process.
#pragma once

#include <doctest/doctest.h>
#include <sys/socket.h>
#include <unistd.h>

#include <array>
#include <chrono>
#include <memory>
#include <string>

#include "http/server/connection.h"

namespace support {

struct SocketPair {
  SocketPair() {
    std::array<int, 2> ends{};
    REQUIRE(::socketpair(AF_UNIX, SOCK_STREAM, 0, ends.data()) == 0);
    connection = std::make_unique<server::Connection>(ends[0]);
    client = ends[1];
    connection->deadline = std::chrono::steady_clock::now() + std::chrono::seconds(10);
  }
  SocketPair(const SocketPair&) = delete;
  SocketPair& operator=(const SocketPair&) = delete;
  SocketPair(SocketPair&&) = delete;
  SocketPair& operator=(SocketPair&&) = delete;
  ~SocketPair() { hang_up(); }

  // What the client does.
  void hang_up() {
    if (client >= 0) ::close(client);
    client = -1;
  }
  void send(const std::string& bytes) const {
    REQUIRE(::send(client, bytes.data(), bytes.size(), MSG_NOSIGNAL) ==
            static_cast<ssize_t>(bytes.size()));
  }
  // Reads as many bytes as are there.
  std::string read() const {
    std::string all;
    std::array<char, 4096> bytes{};
    for (ssize_t got = 0; (got = ::recv(client, bytes.data(), bytes.size(), MSG_DONTWAIT)) > 0;)
      all.append(bytes.data(), static_cast<std::size_t>(got));
    return all;
  }

  std::unique_ptr<server::Connection> connection;
  int client = -1;
};

}  // namespace support
