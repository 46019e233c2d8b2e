// The stream that the HTTP library reads and writes. Reads take the connection's buffer first and
// then its socket, until the deadline. Written bytes that the client does not accept at once stay
// in the connection as `unsent`.
#pragma once

#include <httplib.h>

#include <atomic>
#include <optional>

#include "http/server/chunk_scanner.h"
#include "http/server/connection.h"
#include "http/server/waiting_room.h"

namespace server {

class Stream final : public httplib::Stream {
 public:
  // The first `head` bytes may be read.
  Stream(Connection& connection, std::size_t head);

  bool is_readable() const override { return true; }
  bool is_writable() const override { return true; }
  ssize_t read(char* bytes, std::size_t size) override;
  ssize_t write(const char* bytes, std::size_t size) override;
  void get_remote_ip_and_port(std::string& ip, int& port) const override;
  void get_local_ip_and_port(std::string& ip, int& port) const override;
  socket_t socket() const override { return connection_.socket(); }

  // A body of this length follows and may be read.
  void expect_body(std::size_t bytes);
  // A chunked body follows and may be read, as far as its framing is valid.
  void expect_chunks();

  // From now on, written bytes are sent while the answer is produced, until `stopping`. The answer
  // is never in memory as a whole, and the thread waits for the client.
  void flow(const Timeouts& timeouts, const std::atomic<bool>& stopping);

  bool flows() const { return flow_.has_value(); }

  // The number of bytes read from the connection.
  std::size_t consumed() const { return consumed_; }
  // Removes the consumed bytes from the connection's buffer.
  void drop_consumed();

 private:
  Connection& connection_;
  // The bytes that may be read.
  std::size_t limit_;
  std::optional<ChunkScanner> chunks_;
  std::size_t consumed_ = 0;
  // The number of consumed bytes that are already removed from the buffer.
  std::size_t dropped_ = 0;

  struct Flow {
    const std::atomic<bool>& stopping;
    std::chrono::milliseconds piece;
    Deadline end;
  };
  std::optional<Flow> flow_;

  // Sends all unsent bytes. Returns false when the client does not accept them in time.
  bool push();
};

}  // namespace server
