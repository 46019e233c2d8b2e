// A client's connection. Receives the heads of requests and sends answers, both with a time limit.
#pragma once

#include <atomic>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace http {

// Bytes of a request line and the headers. The library accepts lines of up to 8 KB.
inline constexpr std::size_t kLongestHead = std::size_t{64} * 1024;

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

  // Waits for the whole head of the next request, or for more bytes than a head may have. Returns
  // false if the client closes the connection, or if `patience` passes first: a client that drips
  // single bytes gets no more time.
  bool receive_head(std::chrono::milliseconds patience);
  // Takes up to `size` bytes of the head. Returns their number; 0 at the end of the head.
  std::size_t take(char* bytes, std::size_t size);
  // Sends all bytes. Returns false if the connection is closed, or if the client accepts no byte
  // for as long as `patience`.
  bool send(std::string_view bytes, std::chrono::milliseconds patience);
  // Ends sending, and discards what the client sends until it closes or `patience` passes. Closing
  // earlier could cut off the last answer (RFC 9112, section 9.6).
  void linger(std::chrono::milliseconds patience);

  // Ends all waiting for the client: every call above then fails. Thread-safe.
  void shut_down();
  bool is_shut_down() const { return is_shut_down_; }
  // Since when the connection waits for its client, in ticks of the steady clock; 0: it does not
  // wait. Thread-safe.
  std::int64_t waits_since() const { return waits_since_; }

 private:
  class Wait;

  int socket_;
  std::string received_;
  std::size_t head_ = 0;   // bytes of the head that begins `received_`
  std::size_t taken_ = 0;  // bytes of the head that are taken
  std::atomic<std::int64_t> waits_since_;
  std::atomic<bool> is_shut_down_ = false;
};

}  // namespace http
