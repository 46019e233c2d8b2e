// Connections from which nothing is to be done yet, and the threads that attend to those where
// something is: neither an idle client nor one that drips its request or sips its answer a byte at
// a time holds a thread of its own.
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

struct Patience {
  // Between two requests of a connection.
  std::chrono::milliseconds idle{60'000};
  // From a request's first byte to its last: for all of it, however it is dripped.
  std::chrono::milliseconds request{10'000};
  // For a client to take an answer that does not fit into the system's buffers.
  std::chrono::milliseconds sending{30'000};
  // For a client to take all of an answer that flows, whose pieces have `sending` each.
  std::chrono::milliseconds flowing{600'000};
  // For a client to read its last answer and close.
  std::chrono::milliseconds linger{2'000};
  // For requests that had begun, and answers that were on their way, when the service is stopped.
  std::chrono::milliseconds closing{2'000};
};

struct Room {
  // Connections that wait at once; beyond, the one that has waited longest is closed for a new one.
  std::size_t capacity = 0;
  // That attend to connections: each request is read, answered and sent by one of them, without a
  // hand-over, which costs more than a kept answer itself.
  std::size_t threads = 0;
  Patience patience = {};
};

class WaitingRoom {
 public:
  // Answers the first request in the connection's buffer, which `frame` tells of, and sends what
  // the client takes at once; false when the connection is of no use any more. Called from several
  // threads.
  using Answer = std::function<bool(Connection& connection, const Frame& frame)>;

  WaitingRoom(const Room& room, Answer answer);
  WaitingRoom(const WaitingRoom&) = delete;
  WaitingRoom& operator=(const WaitingRoom&) = delete;
  WaitingRoom(WaitingRoom&&) = delete;
  WaitingRoom& operator=(WaitingRoom&&) = delete;
  ~WaitingRoom();

  // Takes a new connection in; from any thread, before close().
  void enter(std::unique_ptr<Connection> connection);
  // Closes what is idle, gives requests that have begun a last chance to arrive, and ends the
  // threads; afterwards `answer` is not called any more.
  void close();

 private:
  // The right to look out; given back at the latest with the object.
  class Turn;

  // Waits for sockets: take → attend → give_back.
  void work();
  // Nothing when the connection is gone, or another thread has it.
  std::unique_ptr<Connection> take(int socket);
  // Gives the connection as far as it could be brought; nothing when it ended.
  std::unique_ptr<Connection> attend(std::unique_ptr<Connection> connection, Turn& turn);
  void give_back(std::unique_ptr<Connection> connection);
  // Until the end, each tick.
  void close_overdue();
  void start_patience(Connection& connection) const;

  // These with the mutex locked.
  // False when the connection is not to wait any more.
  bool place(std::unique_ptr<Connection> connection);
  std::unique_ptr<Connection> leave(std::size_t socket);
  enum class Whom { anybody, sent_to };
  // Closes the connection that has waited longest.
  void send_longest_home(Whom whom);
  void send_idle_home();

  const Room room_;
  Answer answer_;
  int epoll_;
  int wakeup_;
  std::atomic<bool> ended_ = false;

  std::mutex turns_mutex_;
  std::condition_variable turn_free_;
  const std::size_t lookouts_;
  std::size_t free_turns_;

  std::mutex mutex_;
  std::condition_variable changed_;
  // By socket; nothing where none waits.
  std::vector<std::unique_ptr<Connection>> waiting_;
  std::size_t waiting_count_ = 0;
  // Connections that a thread attends to.
  std::size_t attended_ = 0;
  // Bytes of all answers that are being sent.
  std::size_t unsent_ = 0;
  bool closing_ = false;
  // After which nobody is waited for any more.
  Deadline latest_ = Deadline::max();

  std::vector<std::thread> threads_;
};

}  // namespace server
