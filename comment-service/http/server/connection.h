// A client's connection: its socket, received bytes that are not used yet, and its deadline.
#pragma once

#include <chrono>
#include <cstddef>
#include <string>
#include <string_view>

#include "http/server/framing.h"

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

  // Received requests, complete or partial, in order of arrival.
  std::string buffer;
  Deadline deadline = {};
  // sending: the client has not received the whole answer; nothing is read meanwhile.
  // waiting: the connection waits for the next request.
  // lingering: received bytes are discarded until the client closes. Closing earlier could cut off
  // the last answer (RFC 9112, section 9.6).
  enum class Phase { sending, waiting, lingering } phase = Phase::waiting;
  // The answer that is being sent. It stays here completely until its end is sent.
  std::string unsent;
  // Whether to close the connection after this answer.
  bool closes = false;

  // Whether "100 Continue" was sent for the request in the buffer.
  bool sent_continue = false;
  // How far the request in the buffer has been scanned for its end.
  Framing framing = {};
  // Forgets the request before, and the memory that its bytes and its answer needed.
  void begin_next_request();

  enum class ReceiveResult { some, nothing_yet, closed };
  // Appends received bytes to the buffer; never blocks.
  ReceiveResult receive();
  // Whether receive() would find bytes.
  bool more_is_here() const;
  // Blocks until bytes arrive or the deadline passes; then returns false.
  bool wait_and_receive();
  // Sends "100 Continue"; never blocks.
  void send_continue();
  // Sends as much of `unsent` and `bytes` as the client accepts, and keeps the rest; never blocks.
  void send_with(std::string_view bytes);
  enum class SendResult { all, part, closed };
  // Sends as much of `unsent` as the client accepts; never blocks. After the last byte it sets the
  // next phase.
  SendResult send_some();
  // Sends all of `unsent`, and blocks until the deadline. Returns false when a part is left.
  bool send_all();

 private:
  int socket_;
  std::string peer_;
  // The number of bytes of `unsent` that are sent.
  std::size_t sent_ = 0;
};

}  // namespace server
