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

void WaitingRoom::enter(std::unique_ptr<Connection> connection) {
  entrance_.with([&](Entrance& entrance) {
    if (!entrance.closed) entrance.arrived.push_back(std::move(connection));
  });
  wake();
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
      Connection& connection = *waiting_.at(socket);
      // What comes while lingering is thrown away and earns no more time.
      const bool first =
          connection.phase == Connection::Phase::waiting && connection.buffer.empty();
      const Connection::Received received = connection.receive();
      if (received == Connection::Received::closed) {
        leave(socket);
      } else if (received == Connection::Received::some) {
        if (first) start_patience(connection);
        look_at(socket);
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

void WaitingRoom::admit(std::unique_ptr<Connection> connection) {
  if (waiting_.size() >= capacity_) {
    int oldest = -1;
    Deadline earliest = Deadline::max();
    for (const auto& [socket, waiting] : waiting_) {
      if (waiting->deadline < earliest) {
        earliest = waiting->deadline;
        oldest = socket;
      }
    }
    leave(oldest);
  }
  const int socket = connection->socket();
  // Mostly the request is here already, or a pipelined one is.
  if (connection->receive() == Connection::Received::closed) return;
  start_patience(*connection);
  epoll_event event{};
  event.events = EPOLLIN;
  event.data.fd = socket;
  if (::epoll_ctl(epoll_, EPOLL_CTL_ADD, socket, &event) != 0) return;
  waiting_.emplace(socket, std::move(connection));
  look_at(socket);
}

void WaitingRoom::start_patience(Connection& connection) const {
  const bool lingering = connection.phase == Connection::Phase::lingering;
  const auto patience = lingering                   ? patience_.linger
                        : connection.buffer.empty() ? patience_.idle
                                                    : patience_.request;
  connection.deadline = std::chrono::steady_clock::now() + patience;
}

void WaitingRoom::look_at(int socket) {
  const auto found = waiting_.find(socket);
  Connection& connection = *found->second;
  if (connection.phase == Connection::Phase::lingering) return;
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
  waiting_.erase(socket);
}

void WaitingRoom::send_idle_home() {
  admit_arrived();
  const Deadline latest = std::chrono::steady_clock::now() + patience_.closing;
  std::vector<int> idle;
  for (const auto& [socket, connection] : waiting_) {
    if (connection->buffer.empty()) idle.push_back(socket);
    connection->deadline = std::min(connection->deadline, latest);
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
