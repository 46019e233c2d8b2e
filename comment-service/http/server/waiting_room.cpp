#include "http/server/waiting_room.h"

#include <sys/epoll.h>
#include <sys/eventfd.h>
#include <unistd.h>

#include <algorithm>
#include <utility>

#include "http/server/freed_memory.h"

namespace server {
namespace {

// The resolution of deadlines.
constexpr std::chrono::milliseconds kTick{250};
constexpr int kTicksBetweenGivingBack = 4;
// The most unsent bytes of all answers to slow clients. A page usually fits into the system's
// buffers at once.
constexpr std::size_t kMostUnsent = 64UL * 1024 * 1024;
// The most bytes of all requests that clients have not sent completely. Without this limit, many
// clients could each leave the last byte of a large request out. The texts grow in steps, and what
// the allocator keeps between them is not counted: the process grows by up to twice as much.
constexpr std::size_t kMostReceived = 32UL * 1024 * 1024;

// The number of threads in epoll_wait() at the same time. Waking a thread costs as much as a cached
// answer, so few threads perform better under load. A thread that may block on the disk first wakes
// a replacement.
std::size_t pollers() {
  return std::max<std::size_t>(std::size_t{2} * std::thread::hardware_concurrency(), 2);
}

bool is_idle(const Connection& connection) {
  return connection.phase == Connection::Phase::waiting && connection.buffer.empty();
}

// EPOLLONESHOT: one thread gets one event. The socket is disabled until it is armed again.
std::uint32_t events_for(const Connection& connection) {
  const bool sending = connection.phase == Connection::Phase::sending;
  return (sending ? EPOLLOUT : EPOLLIN) | EPOLLONESHOT;
}

void watch(int epoll, int operation, int socket, std::uint32_t events) {
  epoll_event event{};
  event.events = events;
  event.data.fd = socket;
  // If arming fails, the connection is closed at its deadline.
  ::epoll_ctl(epoll, operation, socket, &event);
}

}  // namespace

class WaitingRoom::PollTurn {
 public:
  explicit PollTurn(WaitingRoom& room) : room_(&room) {
    std::unique_lock lock(room.turns_mutex_);
    room.turn_free_.wait(lock, [&room] { return room.free_turns_ > 0; });
    --room.free_turns_;
  }
  PollTurn(const PollTurn&) = delete;
  PollTurn& operator=(const PollTurn&) = delete;
  PollTurn(PollTurn&&) = delete;
  PollTurn& operator=(PollTurn&&) = delete;
  ~PollTurn() { pass_on(); }

  bool over() const { return room_ == nullptr; }
  void pass_on() {
    WaitingRoom* room = std::exchange(room_, nullptr);
    if (room == nullptr) return;
    std::size_t looking = room->pollers_;
    {
      const std::scoped_lock lock(room->turns_mutex_);
      looking -= ++room->free_turns_;
    }
    // While enough threads wait, a free turn is left for the next thread that finishes, because
    // waking is expensive.
    if (looking < room->pollers_ / 2) room->turn_free_.notify_one();
  }

 private:
  // Null after pass_on().
  WaitingRoom* room_;
};

WaitingRoom::WaitingRoom(const WaitingRoomOptions& room, Answer answer)
    : room_(room),
      answer_(std::move(answer)),
      epoll_(::epoll_create1(EPOLL_CLOEXEC)),
      wakeup_(::eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK)),
      pollers_(pollers()),
      free_turns_(pollers_) {
  watch(epoll_, EPOLL_CTL_ADD, wakeup_, EPOLLIN);
  for (std::size_t i = 0; i < room_.threads; ++i) threads_.emplace_back([this] { work(); });
  threads_.emplace_back([this] { close_overdue(); });
}

WaitingRoom::~WaitingRoom() {
  close();
  ::close(wakeup_);
  ::close(epoll_);
}

void WaitingRoom::close() {
  {
    std::unique_lock lock(mutex_);
    closing_ = true;
    close_idle();
    changed_.wait(lock, [this] { return waiting_count_ == 0 && attended_ == 0; });
    ended_ = true;
  }
  changed_.notify_all();
  // The event is never read, so it wakes every thread.
  const std::uint64_t one = 1;
  [[maybe_unused]] const ssize_t written = ::write(wakeup_, &one, sizeof one);
  for (std::thread& thread : threads_) {
    if (thread.joinable()) thread.join();
  }
}

void WaitingRoom::enter(std::unique_ptr<Connection> connection) {
  const int socket = connection->socket();
  const std::uint32_t events = events_for(*connection);
  set_deadline(*connection);
  const std::scoped_lock lock(mutex_);
  if (place(std::move(connection))) watch(epoll_, EPOLL_CTL_ADD, socket, events);
}

void WaitingRoom::work() {
  while (!ended_) {
    PollTurn turn(*this);
    while (!ended_ && !turn.over()) {
      epoll_event event{};
      if (::epoll_wait(epoll_, &event, 1, -1) != 1 || event.data.fd == wakeup_) continue;
      std::unique_ptr<Connection> connection = take(event.data.fd);
      if (connection) give_back(attend(std::move(connection), turn));
    }
  }
}

std::unique_ptr<Connection> WaitingRoom::take(int socket) {
  const std::scoped_lock lock(mutex_);
  const auto place = static_cast<std::size_t>(socket);
  if (place >= waiting_.size() || !waiting_[place]) return nullptr;
  ++attended_;
  return leave(place);
}

std::unique_ptr<Connection> WaitingRoom::attend(std::unique_ptr<Connection> connection,
                                                PollTurn& turn) {
  if (connection->phase == Connection::Phase::sending) {
    const Connection::SendResult sent = connection->send_some();
    if (sent == Connection::SendResult::closed) return nullptr;
    if (sent == Connection::SendResult::all) set_deadline(*connection);
  } else {
    // Bytes that arrive while lingering are discarded and do not extend the deadline.
    const bool begins = is_idle(*connection);
    const Connection::ReceiveResult received = connection->receive();
    if (received == Connection::ReceiveResult::closed) return nullptr;
    if (received == Connection::ReceiveResult::some && begins) set_deadline(*connection);
  }
  while (connection->phase == Connection::Phase::waiting) {
    const Frame framed = frame(connection->buffer, connection->framing);
    if (framed.readiness == Readiness::incomplete) {
      if (framed.asks_first && !connection->sent_continue) connection->send_continue();
      return connection;
    }
    if (framed.waits) turn.pass_on();
    if (!answer_(*connection, framed)) return nullptr;
    set_deadline(*connection);
  }
  return connection;
}

void WaitingRoom::give_back(std::unique_ptr<Connection> connection) {
  const int socket = connection ? connection->socket() : -1;
  const std::uint32_t events = connection ? events_for(*connection) : 0;
  bool over = false;
  {
    const std::scoped_lock lock(mutex_);
    --attended_;
    // Armed while the mutex is locked. Otherwise another thread could close the connection first,
    // and its socket number could belong to a new one.
    if (connection && place(std::move(connection))) watch(epoll_, EPOLL_CTL_MOD, socket, events);
    over = closing_;
  }
  if (over) changed_.notify_all();
}

void WaitingRoom::set_deadline(Connection& connection) const {
  const Timeouts& timeouts = room_.timeouts;
  std::chrono::milliseconds time = timeouts.request;
  if (connection.buffer.empty()) time = timeouts.idle;
  if (connection.phase == Connection::Phase::sending) time = timeouts.sending;
  if (connection.phase == Connection::Phase::lingering) time = timeouts.linger;
  connection.deadline = std::chrono::steady_clock::now() + time;
}

bool WaitingRoom::place(std::unique_ptr<Connection> connection) {
  if (closing_ && is_idle(*connection) && !connection->more_is_here()) return false;
  if (waiting_count_ >= room_.capacity) close_longest_waiting(Candidates::all);
  if (unsent_ > kMostUnsent) close_longest_waiting(Candidates::sending);
  if (received_ > kMostReceived) close_longest_waiting(Candidates::receiving);
  connection->deadline = std::min(connection->deadline, latest_);
  ++waiting_count_;
  unsent_ += connection->unsent.capacity();
  received_ += connection->buffer.capacity();
  const auto socket = static_cast<std::size_t>(connection->socket());
  if (socket >= waiting_.size()) waiting_.resize(socket + 1);
  waiting_[socket] = std::move(connection);
  return true;
}

std::unique_ptr<Connection> WaitingRoom::leave(std::size_t socket) {
  --waiting_count_;
  unsent_ -= waiting_[socket]->unsent.capacity();
  received_ -= waiting_[socket]->buffer.capacity();
  return std::move(waiting_[socket]);
}

void WaitingRoom::close_longest_waiting(Candidates candidates) {
  const Connection* longest = nullptr;
  for (const std::unique_ptr<Connection>& connection : waiting_) {
    if (!connection) continue;
    if (candidates == Candidates::sending && connection->unsent.empty()) continue;
    if (candidates == Candidates::receiving && connection->buffer.empty()) continue;
    if (longest == nullptr || connection->deadline < longest->deadline) longest = connection.get();
  }
  if (longest != nullptr) leave(static_cast<std::size_t>(longest->socket()));
}

void WaitingRoom::close_idle() {
  latest_ = std::chrono::steady_clock::now() + room_.timeouts.closing;
  for (std::size_t socket = 0; socket < waiting_.size(); ++socket) {
    Connection* connection = waiting_[socket].get();
    if (connection == nullptr) continue;
    if (is_idle(*connection) && !connection->more_is_here()) {
      leave(socket);
    } else {
      connection->deadline = std::min(connection->deadline, latest_);
    }
  }
}

void WaitingRoom::close_overdue() {
  FreedMemory freed;
  std::unique_lock lock(mutex_);
  for (int tick = 1; !ended_; ++tick) {
    changed_.wait_for(lock, kTick);
    if (tick % kTicksBetweenGivingBack == 0) {
      lock.unlock();
      freed.give_back();
      lock.lock();
    }
    const Deadline now = std::chrono::steady_clock::now();
    for (std::size_t socket = 0; socket < waiting_.size(); ++socket) {
      if (waiting_[socket] && waiting_[socket]->deadline <= now) leave(socket);
    }
    if (closing_) changed_.notify_all();
  }
}

}  // namespace server
