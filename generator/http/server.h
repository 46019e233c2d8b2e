// An HTTP server for GET and HEAD on this machine. Only this folder uses httplib. Call bind(), then
// run() on one thread and stop() from another.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string>

namespace http {

struct Request {
  std::string path;       // decoded: "/posts/a/"
  std::string authority;  // as the client names it: "localhost:1313". Empty: HTTP/1.0 without Host
  std::string host;       // of the authority, in its normal form (see host.h)
};

// A body that is sent in pieces, so that its size does not matter.
struct PiecedBody {
  std::uint64_t size = 0;
  // Returns at most `size` bytes from `offset` on; none: they cannot be read any more.
  std::function<std::string(std::uint64_t offset, std::size_t size)> read;
};

struct Response {
  int status = 200;
  std::string content_type;
  std::string location;  // of a redirect
  std::string body;
  PiecedBody pieces = {};  // in place of `body`, if it can be read
};

// Answers one request. Must be thread-safe.
using Answer = std::function<Response(const Request&)>;

// Slow clients do not keep others out: the head of a request has to arrive within some seconds, and
// a body is never read. A request for one range of bytes, as browsers send it to seek in a film,
// gets it with 206; for several it gets the whole (RFC 9110, section 14.2). The server answers 405
// to other methods, and 400 to a request that does not name exactly one host (RFC 9112,
// section 3.2).
class Server {
 public:
  explicit Server(Answer answer);
  Server(const Server&) = delete;
  Server& operator=(const Server&) = delete;
  Server(Server&&) = delete;
  Server& operator=(Server&&) = delete;
  ~Server();

  // Listens at the address without answering yet. Port 0 selects any free port. Returns the port;
  // -1 on failure.
  int bind(const std::string& address, int port);
  // Answers requests until stop(). Returns false if it ends for another reason.
  bool run();
  // Thread-safe; may be called before run().
  void stop();

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace http
