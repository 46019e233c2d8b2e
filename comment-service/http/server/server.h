// An HTTP/1.1 server over TCP. Only server.cpp uses httplib. Call `bind`, then `run` on one thread
// and `stop` from another.
#pragma once

#include <functional>
#include <memory>
#include <string>

#include "base/log.h"
#include "http/message.h"
#include "http/server/waiting_room.h"

namespace server {

// Answers one request. Must be thread-safe.
using Answer = std::function<http::Response(http::Request, const http::BodyReader&)>;

struct Options {
  std::string host = "127.0.0.1";
  // Port 0 selects any free port.
  int port = 0;
  // More threads than processors, because answers wait for the disk and not for the processor.
  std::size_t threads = 32;
  // The most open connections. Must be below the limit of file descriptors.
  std::size_t connections = 900;
  Timeouts timeouts = {};
};

class Server {
 public:
  Server(Options options, base::Log& log);
  Server(const Server&) = delete;
  Server& operator=(const Server&) = delete;
  Server(Server&&) = delete;
  Server& operator=(Server&&) = delete;
  ~Server();

  // Listens without answering yet and returns the port. Fault: unavailable with the reason.
  base::Result<int> bind();
  // Answers requests until stop(). Returns after every request that was complete by then is
  // answered.
  void run(Answer answer);
  // Thread-safe; may be called before run().
  void stop();

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace server
