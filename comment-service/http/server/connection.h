// A client's connection: its socket, what was read and not yet used, and when patience ends.
#pragma once

#include <chrono>
#include <cstddef>
#include <string>

namespace server {

using Deadline = std::chrono::steady_clock::time_point;

class Connection {
 public:
  // Owns the socket.
  explicit Connection(int socket) : socket_(socket) {}
  Connection(const Connection&) = delete;
  Connection& operator=(const Connection&) = delete;
  Connection(Connection&&) = delete;
  Connection& operator=(Connection&&) = delete;
  ~Connection();

  int socket() const { return socket_; }

  // Whole requests and parts of them, in the order they came.
  std::string buffer;
  Deadline deadline = {};
  // The client is read from only until it closes: its last answer must not be cut off (RFC 9112,
  // section 9.6).
  enum class Phase { waiting, lingering } phase = Phase::waiting;

  // Whether the client was told to send the body of the request in the buffer.
  bool told_to_go_on = false;

  enum class Received { some, nothing_yet, closed };
  // Appends what has arrived to the buffer; never waits.
  Received receive();
  // Waits for more until the deadline; false when there is none.
  bool wait_and_receive();
  // Says "100 Continue"; never waits.
  void tell_to_go_on();
  // Sends all of it before the deadline, or says false.
  bool send(const char* bytes, std::size_t size);
  // No more will be sent.
  void finish_sending();

 private:
  int socket_;
};

}  // namespace server
