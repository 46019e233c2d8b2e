// Waits for activity on all connections (epoll), and runs the threads that answer requests. An idle
// or slow client does not occupy a thread, whether it drips its request or reads its answer byte by
// byte.
#pragma once

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <functional>
#include <memory>
#include <mutex>
#include <thread>
#include <vector>

#include "http/server/connection.h"
#include "http/server/framing.h"

namespace server {

struct Timeouts {
  // Between two requests of a connection.
  std::chrono::milliseconds idle{60'000};
  // From the first byte of a request to its last, however slowly it arrives.
  std::chrono::milliseconds request{10'000};
  // For a client to receive an answer that exceeds the system's buffers.
  std::chrono::milliseconds sending{30'000};
  // For a client to receive a whole streamed answer; each of its pieces has `sending`.
  std::chrono::milliseconds flowing{600'000};
  // For a client to read the last answer and close.
  std::chrono::milliseconds linger{2'000};
  // For pending requests and answers after the service is stopped.
  std::chrono::milliseconds closing{2'000};
};

struct WaitingRoomOptions {
  // The most waiting connections. When the room is full, the one that has waited longest is closed
  // for a new one.
  std::size_t capacity = 0;
  // The number of worker threads. One worker reads, answers and sends a request, because a
  // hand-over would cost more than a cached answer.
  std::size_t threads = 0;
  Timeouts timeouts = {};
};

class WaitingRoom {
 public:
  // Answers the first request in the connection's buffer, which `frame` describes, and sends as
  // much as the client accepts at once. Returns false when the connection must be dropped. Must be
  // thread-safe.
  using Answer = std::function<bool(Connection& connection, const Frame& frame)>;

  WaitingRoom(const WaitingRoomOptions& room, Answer answer);
  WaitingRoom(const WaitingRoom&) = delete;
  WaitingRoom& operator=(const WaitingRoom&) = delete;
  WaitingRoom(WaitingRoom&&) = delete;
  WaitingRoom& operator=(WaitingRoom&&) = delete;
  ~WaitingRoom();

  // Adds a new connection. Thread-safe; must not be called after close().
  void enter(std::unique_ptr<Connection> connection);
  // Closes idle connections, gives pending requests a last chance to arrive, and ends the threads.
  // `answer` is not called afterwards.
  void close();

 private:
  // The right to wait in epoll_wait(). Its destructor gives it back.
  class PollTurn;

  // The loop of a worker thread: take → attend → give_back.
  void work();
  // Returns nothing when the connection is closed or another thread has it.
  std::unique_ptr<Connection> take(int socket);
  // Processes the connection as far as possible. Returns nothing when it has ended.
  std::unique_ptr<Connection> attend(std::unique_ptr<Connection> connection, PollTurn& turn);
  void give_back(std::unique_ptr<Connection> connection);
  // Closes connections after their deadline, once per tick, until the end.
  void close_overdue();
  void set_deadline(Connection& connection) const;

  // The following functions need the mutex locked. place() returns false when the connection must
  // not wait any more.
  bool place(std::unique_ptr<Connection> connection);
  std::unique_ptr<Connection> leave(std::size_t socket);
  enum class Candidates { all, sending, receiving };
  // Closes the connection that has waited longest.
  void close_longest_waiting(Candidates candidates);
  void close_idle();

  const WaitingRoomOptions room_;
  Answer answer_;
  int epoll_;
  int wakeup_;
  std::atomic<bool> ended_ = false;

  std::mutex turns_mutex_;
  std::condition_variable turn_free_;
  const std::size_t pollers_;
  std::size_t free_turns_;

  std::mutex mutex_;
  std::condition_variable changed_;
  // Indexed by socket; null where no connection waits.
  std::vector<std::unique_ptr<Connection>> waiting_;
  std::size_t waiting_count_ = 0;
  // Connections that a worker is processing.
  std::size_t attended_ = 0;
  // The memory of all waiting connections: of their unsent answers, and of the requests that they
  // have not sent completely.
  std::size_t unsent_ = 0;
  std::size_t received_ = 0;
  bool closing_ = false;
  // The deadline for all connections while closing.
  Deadline latest_ = Deadline::max();

  std::vector<std::thread> threads_;
};

}  // namespace server
