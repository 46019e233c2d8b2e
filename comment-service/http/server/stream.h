// What the HTTP library reads from and writes to: a connection's buffer first, then its socket
// until the connection's deadline. What is written, and not taken at once, stays in the connection
// as `unsent`.
#pragma once

#include <httplib.h>

#include <atomic>
#include <optional>

#include "http/server/connection.h"
#include "http/server/waiting_room.h"

namespace server {

class Stream final : public httplib::Stream {
 public:
  explicit Stream(Connection& connection);

  bool is_readable() const override { return true; }
  bool is_writable() const override { return true; }
  ssize_t read(char* bytes, std::size_t size) override;
  ssize_t write(const char* bytes, std::size_t size) override;
  void get_remote_ip_and_port(std::string& ip, int& port) const override;
  void get_local_ip_and_port(std::string& ip, int& port) const override;
  socket_t socket() const override { return connection_.socket(); }

  // Takes a body of `bytes` besides what any request may have.
  void expect(std::size_t bytes);

  // From here on what is written is sent while it is written, until `stopping`: the answer is never
  // held whole, and the thread waits for the client.
  void flow(const Patience& patience, const std::atomic<bool>& stopping);

  bool flows() const { return flow_.has_value(); }

  // How many bytes of the connection were read.
  std::size_t consumed() const { return consumed_; }
  // Takes what was read out of the connection's buffer.
  void drop_consumed();

 private:
  Connection& connection_;
  std::size_t limit_;
  std::size_t consumed_ = 0;
  // How many of them are not in the connection's buffer any more.
  std::size_t dropped_ = 0;

  struct Flow {
    const std::atomic<bool>& stopping;
    std::chrono::milliseconds piece;
    Deadline end;
  };
  std::optional<Flow> flow_;

  // Sends what is unsent; false when the client does not take it in time.
  bool push();
};

}  // namespace server
