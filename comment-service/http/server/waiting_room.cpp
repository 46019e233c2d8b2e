#include "http/server/waiting_room.h"

#include <sys/epoll.h>
#include <sys/eventfd.h>
#include <unistd.h>

#include <algorithm>
#include <array>

#include "http/server/framing.h"

namespace server {
namespace {

constexpr int kEventsAtOnce = 64;
// How late a deadline may be noticed.
constexpr std::chrono::milliseconds kTick{250};
// Bytes of answers that clients take slowly; a page is mostly in the system's buffers at once.
constexpr std::size_t kMostUnsent = 64UL * 1024 * 1024;

}  // namespace

WaitingRoom::WaitingRoom(Patience patience, std::size_t capacity, Ready ready)
    : patience_(patience),
      capacity_(capacity),
      ready_(std::move(ready)),
      epoll_(::epoll_create1(EPOLL_CLOEXEC)),
      wakeup_(::eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK)) {
  epoll_event event{};
  event.events = EPOLLIN;
  event.data.fd = wakeup_;
  ::epoll_ctl(epoll_, EPOLL_CTL_ADD, wakeup_, &event);
  thread_ = std::thread([this] { watch(); });
}

WaitingRoom::~WaitingRoom() {
  close();
  ::close(wakeup_);
  ::close(epoll_);
}

void WaitingRoom::close() {
  entrance_.with([](Entrance& entrance) { entrance.closed = true; });
  closing_ = true;
  wake();
  if (thread_.joinable()) thread_.join();
}

std::unique_ptr<Connection> WaitingRoom::enter(std::unique_ptr<Connection> connection) {
  entrance_.with([&](Entrance& entrance) {
    if (!entrance.closed) entrance.arrived.push_back(std::move(connection));
  });
  wake();
  return connection;
}

void WaitingRoom::wake() const {
  const std::uint64_t one = 1;
  // A full counter wakes as well.
  [[maybe_unused]] const ssize_t written = ::write(wakeup_, &one, sizeof one);
}

void WaitingRoom::watch() {
  std::array<epoll_event, kEventsAtOnce> events{};
  bool farewell = false;
  while (true) {
    if (closing_ && !farewell) send_idle_home();
    farewell = closing_;
    if (farewell && waiting_.empty()) return;
    const int count = ::epoll_wait(epoll_, events.data(), kEventsAtOnce,
                                   waiting_.empty() ? -1 : static_cast<int>(kTick.count()));
    for (int i = 0; i < count; ++i) {
      const int socket = events.at(static_cast<std::size_t>(i)).data.fd;
      if (socket == wakeup_) {
        std::uint64_t ignored = 0;
        [[maybe_unused]] const ssize_t taken = ::read(wakeup_, &ignored, sizeof ignored);
        continue;
      }
      if (waiting_.at(socket)->phase == Connection::Phase::sending) {
        send(socket);
      } else {
        receive(socket);
      }
    }
    // After the events: a socket's number may be that of one closed just now.
    admit_arrived();
    close_overdue();
  }
}

void WaitingRoom::admit_arrived() {
  std::vector<std::unique_ptr<Connection>> arrived;
  entrance_.with([&](Entrance& entrance) { arrived.swap(entrance.arrived); });
  for (std::unique_ptr<Connection>& connection : arrived) admit(std::move(connection));
}

void WaitingRoom::send_longest_home(Whom whom) {
  int longest = -1;
  Deadline earliest = Deadline::max();
  for (const auto& [socket, connection] : waiting_) {
    if (whom == Whom::sent_to && connection->unsent.empty()) continue;
    if (connection->deadline >= earliest) continue;
    earliest = connection->deadline;
    longest = socket;
  }
  if (longest >= 0) leave(longest);
}

void WaitingRoom::admit(std::unique_ptr<Connection> connection) {
  if (waiting_.size() >= capacity_) send_longest_home(Whom::anybody);
  if (unsent_ > kMostUnsent) send_longest_home(Whom::sent_to);
  const int socket = connection->socket();
  const bool sending = connection->phase == Connection::Phase::sending;
  // Mostly the request is here already, or a pipelined one is.
  if (!sending && connection->receive() == Connection::Received::closed) return;
  start_patience(*connection);
  epoll_event event{};
  event.events = sending ? EPOLLOUT : EPOLLIN;
  event.data.fd = socket;
  if (::epoll_ctl(epoll_, EPOLL_CTL_ADD, socket, &event) != 0) return;
  unsent_ += connection->unsent.size();
  waiting_.emplace(socket, std::move(connection));
  look_at(socket);
}

void WaitingRoom::send(int socket) {
  Connection& connection = *waiting_.at(socket);
  const std::size_t size = connection.unsent.size();
  const Connection::Sent sent = connection.send_some();
  if (sent == Connection::Sent::part) return;
  if (sent == Connection::Sent::closed) {
    leave(socket);
    return;
  }
  unsent_ -= size;
  start_patience(connection);
  epoll_event event{};
  event.events = EPOLLIN;
  event.data.fd = socket;
  const bool watched = ::epoll_ctl(epoll_, EPOLL_CTL_MOD, socket, &event) == 0;
  const bool idle = connection.phase == Connection::Phase::waiting && connection.buffer.empty();
  if (!watched || (closing_ && idle)) {
    leave(socket);
  } else {
    look_at(socket);
  }
}

void WaitingRoom::receive(int socket) {
  Connection& connection = *waiting_.at(socket);
  // What comes while lingering is thrown away and earns no more time.
  const bool first = connection.phase == Connection::Phase::waiting && connection.buffer.empty();
  const Connection::Received received = connection.receive();
  if (received == Connection::Received::closed) {
    leave(socket);
  } else if (received == Connection::Received::some) {
    if (first) start_patience(connection);
    look_at(socket);
  }
}

void WaitingRoom::start_patience(Connection& connection) const {
  std::chrono::milliseconds patience = patience_.request;
  if (connection.buffer.empty()) patience = patience_.idle;
  if (connection.phase == Connection::Phase::sending) patience = patience_.sending;
  if (connection.phase == Connection::Phase::lingering) patience = patience_.linger;
  connection.deadline = std::min(std::chrono::steady_clock::now() + patience, latest_);
}

void WaitingRoom::look_at(int socket) {
  const auto found = waiting_.find(socket);
  Connection& connection = *found->second;
  if (connection.phase != Connection::Phase::waiting) return;
  const Frame framed = frame(connection.buffer);
  if (framed.readiness == Readiness::incomplete) {
    if (framed.asks_first && !connection.told_to_go_on) connection.tell_to_go_on();
    return;
  }
  std::unique_ptr<Connection> ready = std::move(found->second);
  leave(socket);
  ready_(std::move(ready));
}

void WaitingRoom::leave(int socket) {
  ::epoll_ctl(epoll_, EPOLL_CTL_DEL, socket, nullptr);
  const auto found = waiting_.find(socket);
  // Nothing is there when the connection was moved on to be answered.
  if (found->second) unsent_ -= found->second->unsent.size();
  waiting_.erase(found);
}

void WaitingRoom::send_idle_home() {
  admit_arrived();
  latest_ = std::chrono::steady_clock::now() + patience_.closing;
  std::vector<int> idle;
  for (const auto& [socket, connection] : waiting_) {
    const bool sending = connection->phase == Connection::Phase::sending;
    if (connection->buffer.empty() && !sending) idle.push_back(socket);
    connection->deadline = std::min(connection->deadline, latest_);
  }
  for (const int socket : idle) leave(socket);
}

void WaitingRoom::close_overdue() {
  const Deadline now = std::chrono::steady_clock::now();
  std::vector<int> overdue;
  for (const auto& [socket, connection] : waiting_) {
    if (connection->deadline <= now) overdue.push_back(socket);
  }
  for (const int socket : overdue) leave(socket);
}

}  // namespace server
