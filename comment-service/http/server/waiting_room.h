// Connections from which nothing is to be done yet: one thread watches them all, so that neither an
// idle client nor one that drips its request or sips its answer a byte at a time holds a thread of
// its own.
#pragma once

#include <atomic>
#include <chrono>
#include <functional>
#include <memory>
#include <thread>
#include <unordered_map>
#include <vector>

#include "base/guarded.h"
#include "http/server/connection.h"

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

class WaitingRoom {
 public:
  using Ready = std::function<void(std::unique_ptr<Connection>)>;

  // `ready` is called on the watching thread with each connection whose request is complete. Beyond
  // `capacity`, the connection that has waited longest is closed for the new one.
  WaitingRoom(Patience patience, std::size_t capacity, Ready ready);
  WaitingRoom(const WaitingRoom&) = delete;
  WaitingRoom& operator=(const WaitingRoom&) = delete;
  WaitingRoom(WaitingRoom&&) = delete;
  WaitingRoom& operator=(WaitingRoom&&) = delete;
  ~WaitingRoom();

  // Hands a connection over; from any thread. Gives it back after close().
  std::unique_ptr<Connection> enter(std::unique_ptr<Connection> connection);
  // Closes what is idle, gives requests that have begun a last chance to arrive, and ends the
  // thread; afterwards `ready` is not called any more.
  void close();

 private:
  struct Entrance {
    std::vector<std::unique_ptr<Connection>> arrived;
    bool closed = false;
  };

  void watch();
  void admit_arrived();
  void admit(std::unique_ptr<Connection> connection);
  enum class Whom { anybody, sent_to };
  // Closes the connection that has waited longest.
  void send_longest_home(Whom whom);
  void send(int socket);
  void receive(int socket);
  // Decides by the connection's buffer whether it goes on waiting.
  void look_at(int socket);
  void start_patience(Connection& connection) const;
  void leave(int socket);
  void send_idle_home();
  void close_overdue();
  void wake() const;

  Patience patience_;
  std::size_t capacity_;
  Ready ready_;
  int epoll_;
  int wakeup_;
  base::Guarded<Entrance> entrance_;
  std::atomic<bool> closing_ = false;
  // Touched by the watching thread only; by socket.
  std::unordered_map<int, std::unique_ptr<Connection>> waiting_;
  // Bytes of all answers that are being sent.
  std::size_t unsent_ = 0;
  // After which nobody is waited for any more.
  Deadline latest_ = Deadline::max();
  std::thread thread_;
};

}  // namespace server
