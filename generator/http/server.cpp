#include "http/server.h"

#include <httplib.h>
#include <sys/socket.h>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <utility>

#include "base/text.h"
#include "base/url.h"
#include "http/connections.h"
#include "http/host.h"

namespace http {
namespace {

// The library listens with a backlog of 5. In a burst of new clients, the others would wait for
// seconds.
constexpr int kBacklog = 1024;
// Far more than a browser opens. Each connection has a thread.
constexpr std::size_t kMostConnections = 256;
// For the head of a request, from the first byte or the last answer on.
constexpr std::chrono::milliseconds kHeadPatience{10'000};
// For a client to accept the next bytes of an answer.
constexpr std::chrono::milliseconds kSendPatience{10'000};
// For a client to read the last answer and close.
constexpr std::chrono::milliseconds kLingerPatience{2'000};

constexpr std::size_t kPiece = std::size_t{256} * 1024;  // bytes of a body in memory
constexpr int kOk = 200;

// Runs the library's tasks on the accepting thread. A task only registers a connection.
class InlineTaskQueue final : public httplib::TaskQueue {
 public:
  void enqueue(std::function<void()> task) override { task(); }
  void shutdown() override {}
};

// The stream from which the library reads one request, and to which it writes the answer.
class Exchange final : public httplib::Stream {
 public:
  explicit Exchange(Connection& connection) : connection_(connection) {}

  bool is_readable() const override { return true; }
  bool is_writable() const override { return true; }
  ssize_t read(char* bytes, std::size_t size) override {
    const std::size_t count = connection_.take(bytes, size);
    return count == 0 ? -1 : static_cast<ssize_t>(count);
  }
  ssize_t write(const char* bytes, std::size_t size) override {
    is_sent_ = is_sent_ && connection_.send({bytes, size}, kSendPatience);
    return is_sent_ ? static_cast<ssize_t>(size) : -1;
  }
  void get_remote_ip_and_port(std::string& /*ip*/, int& /*port*/) const override {}
  void get_local_ip_and_port(std::string& /*ip*/, int& /*port*/) const override {}
  socket_t socket() const override { return connection_.socket(); }

  bool is_sent() const { return is_sent_; }

 private:
  Connection& connection_;
  bool is_sent_ = true;
};

bool has_body(const httplib::Request& request) {
  return request.has_header("Transfer-Encoding") ||
         (request.has_header("Content-Length") &&
          request.get_header_value("Content-Length") != "0");
}

Response plain(int status, std::string text) {
  return {status, "text/plain; charset=utf-8", "", std::move(text)};
}

// Splits "http://localhost:1313/a/?b" (RFC 9112, section 3.2.2), whose authority is valid instead
// of the Host header, or "/a/?b". Returns nothing for another target.
std::optional<Request> request_of(const httplib::Request& native) {
  std::string_view target = native.target;
  if (native.get_header_value_count("Host") > 1) return std::nullopt;
  if (!native.has_header("Host") && native.version != "HTTP/1.0") return std::nullopt;
  Request request{.authority = native.get_header_value("Host")};
  constexpr std::string_view kScheme = "http://";
  if (base::lower_case(target.substr(0, kScheme.size())) == kScheme) {
    target.remove_prefix(kScheme.size());
    request.authority = target.substr(0, target.find_first_of("/?"));
    target.remove_prefix(request.authority.size());
    if (request.authority.empty()) return std::nullopt;
  } else if (!target.starts_with('/')) {
    return std::nullopt;
  }
  const bool is_without_host = request.authority.empty() && !native.has_header("Host");
  auto host = host_of(request.authority);
  if (!host && !is_without_host) return std::nullopt;
  request.host = std::move(host).value_or("");
  const std::string_view path = target.substr(0, target.find('?'));
  request.path = path.empty() ? "/" : base::decode(path);
  return request;
}

std::uint64_t size_of(const Response& response) {
  return response.pieces.read ? response.pieces.size : response.body.size();
}

// Changes the ranges that a client asks for to what the library can send: one range within the
// body, or none, which means all of it. Returns false if no byte is in the range (RFC 9110, section
// 14.1.2). A range of the library is its first and last byte; -1 is none of them: "2-", "-5".
bool limit_to(std::uint64_t size, int status, httplib::Ranges& ranges) {
  if (status != kOk || ranges.size() != 1) ranges.clear();
  if (ranges.empty()) return true;
  auto& [first, last] = ranges.front();
  const auto end = static_cast<ssize_t>(size);
  if (first == -1) {
    first = std::max<ssize_t>(end - last, 0);
    last = end - 1;
  }
  last = last == -1 ? end - 1 : std::min(last, end - 1);
  const bool is_within = first <= last;
  if (!is_within) ranges.clear();
  return is_within;
}

}  // namespace

struct Server::State final : httplib::Server {
  explicit State(Answer given)
      : answer(std::move(given)),
        connections(kMostConnections, [this](Connection& connection) { serve(connection); }) {
    new_task_queue = [] { return new InlineTaskQueue; };
    set_tcp_nodelay(true);
    set_socket_options([](socket_t socket) {
      // The library's default, SO_REUSEPORT, would let two previews share one port silently.
      const int yes = 1;
      ::setsockopt(socket, SOL_SOCKET, SO_REUSEADDR, &yes, sizeof yes);
    });
    // This handler runs before the library reads a body.
    set_pre_routing_handler([this](const httplib::Request& request, httplib::Response& response) {
      respond(request, response);
      return HandlerResponse::Handled;
    });
    // The library announces its own limits, which are not used.
    set_post_routing_handler([](const httplib::Request&, httplib::Response& response) {
      response.headers.erase("Keep-Alive");
    });
    // By default, the library sends the text of the exception in a header.
    set_exception_handler([](const httplib::Request&, httplib::Response& response,
                             const std::exception_ptr&) { response.status = 500; });
  }

  void respond(const httplib::Request& native, httplib::Response& response) const {
    Response ours;
    if (native.method != "GET" && native.method != "HEAD") {
      ours = plain(405, "the preview answers GET and HEAD only\n");
      response.set_header("Allow", "GET, HEAD");
    } else if (const auto request = request_of(native)) {
      ours = answer(*request);
    } else {
      ours = plain(400, "the request has to name one path and one host\n");
    }
    // An unread body must not be parsed as the next request.
    if (has_body(native)) response.set_header("Connection", "close");
    response.set_header("Cache-Control", "no-store");
    // The library reads the ranges, and lets nobody but itself change them.
    auto& ranges = const_cast<httplib::Request&>(native).ranges;
    const std::uint64_t size = size_of(ours);
    if (!limit_to(size, ours.status, ranges)) {
      ours = plain(416, "the file has " + std::to_string(size) + " bytes\n");
      response.set_header("Content-Range", "bytes */" + std::to_string(size));
    }
    if (!ours.location.empty()) response.set_header("Location", ours.location);
    // Without a status, the library sets 200, or 206 for a range.
    if (ours.status != kOk) response.status = ours.status;
    set_body(std::move(ours), response);
  }

  static void set_body(Response ours, httplib::Response& response) {
    const std::string type = ours.content_type.empty() ? "text/plain" : ours.content_type;
    if (!ours.pieces.read || ours.pieces.size == 0) {
      response.set_header("Content-Type", type);
      response.body = std::move(ours.body);
      return;
    }
    const std::uint64_t size = ours.pieces.size;
    response.set_content_provider(
        size, type,
        [read = std::move(ours.pieces.read)](std::size_t offset, std::size_t length,
                                             httplib::DataSink& sink) {
          const std::string piece = read(offset, std::min(length, kPiece));
          return !piece.empty() && sink.write(piece.data(), piece.size());
        });
  }

  // The library calls this on the accepting thread.
  bool process_and_close_socket(socket_t socket) override {
    connections.enter(std::make_unique<Connection>(socket));
    return true;
  }

  // Answers all requests of a connection.
  void serve(Connection& connection) {
    bool keeps = true;
    while (keeps) {
      if (!connection.receive_head(kHeadPatience)) return;
      Exchange exchange(connection);
      bool closes = false;
      bool is_understood = false;
      const auto look = [&](httplib::Request& request) {
        is_understood = !has_body(request);
        request.headers.erase("Expect");  // "100 Continue" would ask for a body
      };
      keeps = process_request(exchange, false, closes, look) && !closes && is_understood &&
              exchange.is_sent();
    }
    connection.linger(kLingerPatience);
  }

  int bind(const std::string& address, int port) {
    const int bound = port == 0                     ? bind_to_any_port(address)
                      : bind_to_port(address, port) ? port
                                                    : -1;
    if (bound > 0) ::listen(svr_sock_, kBacklog);
    return bound;
  }

  bool run() {
    listen_after_bind();
    svr_sock_ = INVALID_SOCKET;  // the library has closed it
    connections.close();
    return is_stopping;
  }

  // Makes accept() fail, even if run() has not called it yet. The library's stop() has no effect
  // before it listens.
  void end() {
    is_stopping = true;
    if (const socket_t listener = svr_sock_; listener != INVALID_SOCKET)
      ::shutdown(listener, SHUT_RDWR);
  }

  Answer answer;
  std::atomic<bool> is_stopping = false;
  Connections connections;  // the last member, because its threads use all others
};

Server::Server(Answer answer) : state_(std::make_unique<State>(std::move(answer))) {}

Server::~Server() = default;

int Server::bind(const std::string& address, int port) { return state_->bind(address, port); }

bool Server::run() { return state_->run(); }

void Server::stop() { state_->end(); }

}  // namespace http
