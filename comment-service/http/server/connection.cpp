#include "http/server/connection.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <sys/uio.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <string_view>

namespace server {
namespace {

constexpr std::size_t kReadSize = std::size_t{16} * 1024;
// A text of this capacity is kept for the next request of the connection. Most requests and heads
// of answers fit.
constexpr std::size_t kKeptCapacity = std::size_t{4} * 1024;

void give_back_memory(std::string& text) {
  if (text.empty() && text.capacity() > kKeptCapacity) std::string().swap(text);
}

// Returns false when the deadline passes first.
bool wait_for(int socket, short events, Deadline deadline) {
  while (true) {
    const auto left =
        std::chrono::ceil<std::chrono::milliseconds>(deadline - std::chrono::steady_clock::now());
    if (left.count() <= 0) return false;
    pollfd wanted{socket, events, 0};
    const int ready =
        ::poll(&wanted, 1, static_cast<int>(std::min<std::int64_t>(left.count(), 60'000)));
    if (ready > 0) return true;
    if (ready < 0 && errno != EINTR) return false;
  }
}

// Returns an empty text when the peer has disconnected.
std::string peer_of(int socket) {
  sockaddr_storage address{};
  socklen_t size = sizeof address;
  if (::getpeername(socket, reinterpret_cast<sockaddr*>(&address), &size) != 0) return {};
  std::array<char, INET6_ADDRSTRLEN> text{};
  if (address.ss_family == AF_INET) {
    sockaddr_in ipv4{};
    std::memcpy(&ipv4, &address, sizeof ipv4);
    ::inet_ntop(AF_INET, &ipv4.sin_addr, text.data(), text.size());
  } else if (address.ss_family == AF_INET6) {
    sockaddr_in6 ipv6{};
    std::memcpy(&ipv6, &address, sizeof ipv6);
    ::inet_ntop(AF_INET6, &ipv6.sin6_addr, text.data(), text.size());
  }
  return text.data();
}

}  // namespace

Connection::Connection(int socket) : socket_(socket), peer_(peer_of(socket)) {}

Connection::~Connection() { ::close(socket_); }

Connection::ReceiveResult Connection::receive() {
  std::array<char, kReadSize> bytes{};
  const ssize_t got = ::recv(socket_, bytes.data(), bytes.size(), MSG_DONTWAIT);
  if (got > 0) {
    if (phase == Phase::waiting) buffer.append(bytes.data(), static_cast<std::size_t>(got));
    return ReceiveResult::some;
  }
  const bool later = got < 0 && (errno == EAGAIN || errno == EWOULDBLOCK || errno == EINTR);
  return later ? ReceiveResult::nothing_yet : ReceiveResult::closed;
}

bool Connection::more_is_here() const {
  char byte = 0;
  return ::recv(socket_, &byte, sizeof byte, MSG_PEEK | MSG_DONTWAIT) > 0;
}

bool Connection::wait_and_receive() {
  // The deadline is checked before each receive(). A client that drips fast enough never makes
  // wait_for() block, so it would otherwise never time out.
  while (std::chrono::steady_clock::now() < deadline) {
    switch (receive()) {
      case ReceiveResult::some:
        return true;
      case ReceiveResult::closed:
        return false;
      case ReceiveResult::nothing_yet:
        if (!wait_for(socket_, POLLIN, deadline)) return false;
    }
  }
  return false;
}

void Connection::begin_next_request() {
  sent_continue = false;
  framing = {};
  give_back_memory(buffer);
}

void Connection::send_continue() {
  constexpr std::string_view answer = "HTTP/1.1 100 Continue\r\n\r\n";
  sent_continue = true;
  // If the send buffer has no room for these bytes, the client does not read. It will not receive
  // its answer either, so the error can be ignored.
  [[maybe_unused]] const ssize_t sent =
      ::send(socket_, answer.data(), answer.size(), MSG_NOSIGNAL | MSG_DONTWAIT);
}

void Connection::send_with(std::string_view bytes) {
  // The system call only reads the bytes, but iovec is not const.
  std::array<iovec, 2> parts{iovec{unsent.data() + sent_, unsent.size() - sent_},
                             iovec{const_cast<char*>(bytes.data()), bytes.size()}};
  msghdr message{};
  message.msg_iov = parts.data();
  message.msg_iovlen = parts.size();
  const ssize_t sent = ::sendmsg(socket_, &message, MSG_NOSIGNAL | MSG_DONTWAIT);
  // On an error, the next call for the rest fails with the same cause.
  const std::size_t taken = sent > 0 ? static_cast<std::size_t>(sent) : 0;
  const std::size_t of_unsent = std::min(taken, parts[0].iov_len);
  sent_ += of_unsent;
  unsent.append(bytes.substr(taken - of_unsent));
}

Connection::SendResult Connection::send_some() {
  phase = Phase::sending;
  while (sent_ < unsent.size()) {
    const ssize_t sent =
        ::send(socket_, unsent.data() + sent_, unsent.size() - sent_, MSG_NOSIGNAL | MSG_DONTWAIT);
    if (sent > 0) {
      sent_ += static_cast<std::size_t>(sent);
    } else if (errno == EAGAIN || errno == EWOULDBLOCK) {
      return SendResult::part;
    } else if (errno != EINTR) {
      return SendResult::closed;
    }
  }
  unsent.clear();
  give_back_memory(unsent);
  sent_ = 0;
  phase = closes ? Phase::lingering : Phase::waiting;
  if (closes) ::shutdown(socket_, SHUT_WR);
  return SendResult::all;
}

bool Connection::send_all() {
  while (true) {
    const SendResult sent = send_some();
    if (sent != SendResult::part) return sent == SendResult::all;
    if (!wait_for(socket_, POLLOUT, deadline)) return false;
  }
}

}  // namespace server
