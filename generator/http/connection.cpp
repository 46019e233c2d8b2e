#include "http/connection.h"

#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>

namespace http {
namespace {

using Clock = std::chrono::steady_clock;

constexpr std::string_view kEndOfHead = "\r\n\r\n";

// Returns false if the deadline passes first.
bool wait_for(int socket, short events, Clock::time_point deadline) {
  while (true) {
    const auto left = std::chrono::ceil<std::chrono::milliseconds>(deadline - Clock::now());
    if (left.count() <= 0) return false;
    pollfd wanted{socket, events, 0};
    const int ready = ::poll(&wanted, 1, static_cast<int>(left.count()));
    if (ready > 0) return true;
    if (ready < 0 && errno != EINTR) return false;
  }
}

// Appends received bytes. Returns false if the client closes, or if the deadline passes first.
bool receive(int socket, Clock::time_point deadline, std::string& received) {
  constexpr std::size_t kReadSize = std::size_t{16} * 1024;
  if (!wait_for(socket, POLLIN, deadline)) return false;
  std::array<char, kReadSize> bytes{};
  const ssize_t got = ::recv(socket, bytes.data(), bytes.size(), MSG_DONTWAIT);
  if (got > 0) received.append(bytes.data(), static_cast<std::size_t>(got));
  return got > 0 || (got < 0 && (errno == EAGAIN || errno == EINTR));
}

}  // namespace

// Marks the connection as waiting for its client.
class Connection::Wait {
 public:
  explicit Wait(Connection& connection) : since_(connection.waits_since_) {
    since_ = Clock::now().time_since_epoch().count();
  }
  Wait(const Wait&) = delete;
  Wait& operator=(const Wait&) = delete;
  ~Wait() { since_ = 0; }

 private:
  std::atomic<std::int64_t>& since_;
};

Connection::Connection(int socket)
    : socket_(socket), waits_since_(Clock::now().time_since_epoch().count()) {}

Connection::~Connection() { ::close(socket_); }

bool Connection::receive_head(std::chrono::milliseconds patience) {
  const Wait wait(*this);
  const Clock::time_point deadline = Clock::now() + patience;
  received_.erase(0, head_);
  taken_ = 0;
  head_ = 0;
  while (!is_shut_down_) {
    const std::size_t end = received_.find(kEndOfHead);
    if (end != std::string::npos) head_ = end + kEndOfHead.size();
    if (end == std::string::npos && received_.size() > kLongestHead) head_ = received_.size();
    if (head_ > 0) return true;
    if (!receive(socket_, deadline, received_)) return false;
  }
  return false;
}

std::size_t Connection::take(char* bytes, std::size_t size) {
  const std::size_t count = std::min(size, head_ - taken_);
  std::copy_n(received_.data() + taken_, count, bytes);
  taken_ += count;
  return count;
}

bool Connection::send(std::string_view bytes, std::chrono::milliseconds patience) {
  const Wait wait(*this);
  while (!bytes.empty() && !is_shut_down_) {
    const ssize_t sent = ::send(socket_, bytes.data(), bytes.size(), MSG_NOSIGNAL | MSG_DONTWAIT);
    if (sent > 0) {
      bytes.remove_prefix(static_cast<std::size_t>(sent));
      continue;
    }
    const bool is_open = errno == EAGAIN || errno == EINTR;
    if (!is_open || !wait_for(socket_, POLLOUT, Clock::now() + patience)) return false;
  }
  return bytes.empty();
}

void Connection::linger(std::chrono::milliseconds patience) {
  const Wait wait(*this);
  const Clock::time_point deadline = Clock::now() + patience;
  ::shutdown(socket_, SHUT_WR);
  do {
    received_.clear();
  } while (!is_shut_down_ && receive(socket_, deadline, received_));
}

void Connection::shut_down() {
  is_shut_down_ = true;
  ::shutdown(socket_, SHUT_RDWR);
}

}  // namespace http
