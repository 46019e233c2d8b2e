// HTTP/1.1 over TCP: the only user of httplib. `bind`, then `run` on one thread, `stop` from
// another.
#pragma once

#include <functional>
#include <memory>
#include <string>

#include "base/log.h"
#include "http/message.h"
#include "http/server/waiting_room.h"

namespace server {

// Answers one request; called from several threads.
using Answer = std::function<http::Response(http::Request, const http::BodyReader&)>;

struct Options {
  std::string host = "127.0.0.1";
  // 0: any free port.
  int port = 0;
  // Answering waits for the disk, not for the processor: more threads than processors.
  std::size_t threads = 32;
  // Open connections; must be below the limit of file descriptors.
  std::size_t connections = 900;
  Patience patience = {};
};

class Server {
 public:
  Server(Options options, base::Log& log);
  Server(const Server&) = delete;
  Server& operator=(const Server&) = delete;
  Server(Server&&) = delete;
  Server& operator=(Server&&) = delete;
  ~Server();

  // Listens, without answering yet; gives the port. Fault: unavailable, with the reason.
  base::Result<int> bind();
  // Answers until stop(); returns when every request that was complete by then is answered.
  void run(Answer answer);
  // From any thread; also before run().
  void stop();

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace server
