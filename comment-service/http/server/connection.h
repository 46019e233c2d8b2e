// A client's connection: its socket, what was read and not yet used, and when patience ends.
#pragma once

#include <chrono>
#include <cstddef>
#include <string>
#include <string_view>

namespace server {

using Deadline = std::chrono::steady_clock::time_point;

class Connection {
 public:
  // Owns the socket.
  explicit Connection(int socket);
  Connection(const Connection&) = delete;
  Connection& operator=(const Connection&) = delete;
  Connection(Connection&&) = delete;
  Connection& operator=(Connection&&) = delete;
  ~Connection();

  int socket() const { return socket_; }
  // The client's IP address.
  const std::string& peer() const { return peer_; }

  // Whole requests and parts of them, in the order they came.
  std::string buffer;
  Deadline deadline = {};
  //   sending: the client has not taken all of its answer yet; until then nothing is read from it.
  //   waiting: for its next request.
  //   lingering: it is read from only until it closes: its last answer must not be cut off (RFC
  //   9112, section 9.6).
  enum class Phase { sending, waiting, lingering } phase = Phase::waiting;
  // The answer that is being sent, all of it until its end is sent.
  std::string unsent;
  // Whether the answer is the last one.
  bool closes = false;

  // Whether the client was told to send the body of the request in the buffer.
  bool told_to_go_on = false;

  enum class Received { some, nothing_yet, closed };
  // Appends what has arrived to the buffer; never waits.
  Received receive();
  // Whether receive() would find something.
  bool more_is_here() const;
  // Waits for more until the deadline; false when there is none.
  bool wait_and_receive();
  // Says "100 Continue"; never waits.
  void tell_to_go_on();
  // Sends what the client takes of `unsent` and these bytes, and keeps the rest of both; never
  // waits.
  void send_with(std::string_view bytes);
  enum class Sent { all, part, closed };
  // Sends what the client takes of `unsent` and never waits. Once all of it is sent, what comes
  // next is the phase.
  Sent send_some();
  // The same, waiting until the deadline; false when something is left.
  bool send_all();

 private:
  int socket_;
  std::string peer_;
  // How much of `unsent` is sent.
  std::size_t sent_ = 0;
};

}  // namespace server
