#include "http/server/server.h"

#include <httplib.h>
#include <sys/socket.h>

#include <atomic>
#include <memory>

#include "http/json.h"
#include "http/server/framing.h"
#include "http/server/stream.h"

namespace server {
namespace {

// The library listens with a backlog of 5. In a burst of new clients, the others would wait for
// seconds.
constexpr int kBacklog = 1024;
// The library reads the whole of a longer body before refusing it, so our own limits must be
// smaller.
constexpr std::size_t kPayloadLimit = std::size_t{32} * 1024 * 1024;

// Runs the library's tasks in the accepting thread. A task only registers a connection.
class InlineTaskQueue final : public httplib::TaskQueue {
 public:
  void enqueue(std::function<void()> task) override { task(); }
  void shutdown() override {}
};

http::Request request_from(const httplib::Request& native) {
  http::Request request;
  request.method = native.method;
  const std::size_t mark = std::min(native.target.find('?'), native.target.size());
  request.path = native.target.substr(0, mark);
  if (mark < native.target.size()) request.query = native.target.substr(mark + 1);
  request.headers.assign(native.headers.begin(), native.headers.end());
  request.address = native.remote_addr;
  return request;
}

void fill(httplib::Response& native, http::Response response) {
  native.status = response.status;
  native.body = std::move(response.body);
  for (auto& [name, value] : response.headers)
    native.headers.emplace(std::move(name), std::move(value));
}

// The library calls `progress` only in clients, so the handler uses it to reach its stream.
void expect_body(const httplib::Request& request, std::size_t limit) {
  request.progress(limit, limit);
}
void let_flow(const httplib::Request& request) { request.progress(0, 0); }

base::Result<std::string> read_body(const httplib::Request& request,
                                    const httplib::ContentReader& reader, std::size_t limit) {
  const base::Fault too_large{base::Code::too_large,
                              "the body must have at most " + std::to_string(limit) + " bytes"};
  const bool chunked = request.has_header("Transfer-Encoding");
  // Without either header there is no body. The library would read until the connection ends.
  if (!chunked && !request.has_header("Content-Length")) return std::string();
  // framing.h has checked that the value is one number. The library would read a long body
  // completely before refusing it.
  if (!chunked && request.get_header_value<std::uint64_t>("Content-Length") > limit)
    return too_large;
  std::string body;
  bool fits = true;
  const bool whole = reader([&](const char* bytes, std::size_t size) {
    fits = body.size() + size <= limit;
    if (fits) body.append(bytes, size);
    return fits;
  });
  if (!fits) return too_large;
  if (!whole) return base::Fault{base::Code::bad_request, "the body ended too early"};
  return body;
}

// An exception would end the process, because the library does not catch it here.
base::Result<std::optional<std::string>> next_of(const http::Pieces& pieces) {
  try {
    return pieces();
  } catch (const std::exception& error) {
    return base::Fault{base::Code::internal, "something went wrong here", error.what()};
  }
}

http::Response problem(const base::Fault& fault) {
  return {base::info(fault.code).status,
          {{"Content-Type", "application/problem+json"},
           {"Cache-Control", "no-store"},
           {"X-Content-Type-Options", "nosniff"}},
          http::encode_problem(fault, {})};
}

// The answer to a request that the library cannot parse: lines of more than 8 KB, a second "?".
http::Response unreadable() {
  return problem({base::Code::bad_request, "the request is not valid HTTP"});
}

// The most concurrent streamed answers. Each occupies a thread as long as its client reads.
constexpr int kMostFlows = 4;

// The answer to a request over that limit.
http::Response busy() {
  http::Response response =
      problem({base::Code::unavailable, "too many requests of this kind at once: try again"});
  response.headers.emplace_back("Retry-After", "10");
  return response;
}

// Disables automatic features of the library: compression, which would keep the ETag unchanged, and
// matching of decoded paths. hide_ranges() has already removed ranges (1,000 ranges would make 2 MB
// of 2 KB).
void disable_library_features(httplib::Request& request) {
  request.headers.erase("Accept-Encoding");
  // The waiting room has already sent "100 Continue".
  request.headers.erase("Expect");
  request.path = "/";
}

bool has_body(const httplib::Request& request) {
  return request.has_header("Transfer-Encoding") ||
         request.get_header_value<std::uint64_t>("Content-Length") > 0;
}

}  // namespace

struct Server::State final : httplib::Server {
  State(server::Options given, base::Log& log_to)
      : options(std::move(given)),
        log(log_to),
        room({options.connections, options.threads, options.timeouts},
             [this](Connection& connection, const Frame& frame) {
               return serve(connection, frame);
             }) {
    new_task_queue = [] { return new InlineTaskQueue; };
    set_tcp_nodelay(true);
    set_payload_max_length(kPayloadLimit);
    set_socket_options([this](socket_t socket) {
      const int yes = 1;
      // Not SO_REUSEPORT, the library's default, with which two services could share a port
      // unnoticed.
      ::setsockopt(socket, SOL_SOCKET, SO_REUSEADDR, &yes, sizeof yes);
      listener = socket;
    });
    install_handlers();
  }

  void install_handlers() {
    set_pre_routing_handler([this](const httplib::Request& request, httplib::Response& response) {
      const std::string& method = request.method;
      if (method == "POST" || method == "PUT" || method == "PATCH" || method == "DELETE") {
        return HandlerResponse::Unhandled;
      }
      http::Response ours =
          answer(request_from(request), [](std::size_t) { return std::string(); });
      // The body is not read, so the connection must close.
      if (has_body(request)) response.set_header("Connection", "close");
      if (ours.pieces && flowing >= kMostFlows) ours = busy();
      if (ours.pieces) flow(request, response, std::move(ours.pieces));
      fill(response, std::move(ours));
      return HandlerResponse::Handled;
    });
    const HandlerWithContentReader with_body = [this](const httplib::Request& request,
                                                      httplib::Response& response,
                                                      const httplib::ContentReader& reader) {
      bool unread = has_body(request);
      fill(response, answer(request_from(request), [&](std::size_t limit) {
             unread = false;
             expect_body(request, limit);
             return read_body(request, reader, limit);
           }));
      // The connection will close, and the header announces it (RFC 9112, section 9.6).
      if (unread) response.set_header("Connection", "close");
    };
    // disable_library_features() has replaced every path by "/".
    Post("/", with_body);
    Put("/", with_body);
    Patch("/", with_body);
    Delete("/", with_body);
    set_post_routing_handler([](const httplib::Request& /*request*/, httplib::Response& response) {
      response.headers.erase("Keep-Alive");
      response.headers.erase("Accept-Ranges");
      // RFC 9110, section 8.6, forbids Content-Length here.
      if (response.status == 204 || response.status == 304)
        response.headers.erase("Content-Length");
    });
    // Called for every error status. Our own errors have a body.
    const HandlerWithResponse on_error = [](const httplib::Request& /*request*/,
                                            httplib::Response& response) {
      if (!response.body.empty()) return HandlerResponse::Unhandled;
      fill(response, unreadable());
      return HandlerResponse::Handled;
    };
    set_error_handler(on_error);
    set_exception_handler(
        [this](const httplib::Request&, httplib::Response& response, const std::exception_ptr&) {
          log.error("an exception left a handler");
          response.status = 500;
        });
  }

  // Streams an answer, so that it is never in memory as a whole. HTTP/1.0 has no chunks, so closing
  // the connection marks the end there (RFC 9112, section 6.3).
  void flow(const httplib::Request& request, httplib::Response& native, http::Pieces pieces) {
    ++flowing;
    const std::shared_ptr<void> counted(nullptr, [this](void*) { --flowing; });
    const auto provide = [this, counted, pieces = std::move(pieces)](std::size_t /*offset*/,
                                                                     httplib::DataSink& sink) {
      const base::Result<std::optional<std::string>> piece = next_of(pieces);
      if (!piece) {
        log.error("an answer broke off: " + piece.fault().message + ": " + piece.fault().detail);
        return false;
      }
      if (*piece) {
        const bool taken = sink.write((*piece)->data(), (*piece)->size());
        if (!taken) log.error("an answer was not taken to its end");
        return taken;
      }
      sink.done();
      return true;
    };
    let_flow(request);
    if (request.version == "HTTP/1.0") {
      native.set_header("Connection", "close");
      native.set_content_provider("", provide);
    } else {
      native.set_chunked_content_provider("", provide);
    }
    native.headers.erase("Content-Type");
  }

  // The library calls this in the accepting thread.
  bool process_and_close_socket(socket_t socket) override {
    room.enter(std::make_unique<Connection>(socket));
    return true;
  }

  // The waiting room calls this with one complete request.
  bool serve(Connection& connection, const Frame& framed) {
    Stream stream(connection);
    bool keep = false;
    if (framed.readiness == Readiness::broken) {
      refuse(stream);
    } else {
      bool closed = false;
      bool ends = false;
      hide_ranges(connection.buffer);
      const bool answered =
          process_request(stream, stopping, closed, [&](httplib::Request& request) {
            disable_library_features(request);
            request.progress = [&](std::uint64_t limit, std::uint64_t total) {
              total == 0 ? stream.flow(options.timeouts, stopping) : stream.expect(limit);
              return true;
            };
            ends = request.version == "HTTP/1.0";
          });
      // Unread bytes of a request must not be parsed as the next one.
      keep = answered && !closed && !stopping && !(ends && stream.flows()) &&
             framed.length == stream.consumed();
    }
    stream.drop_consumed();
    connection.sent_continue = false;
    connection.closes = !keep;
    if (!keep) connection.buffer.clear();
    return connection.send_some() != Connection::SendResult::closed;
  }

  static void refuse(Stream& stream) {
    const http::Response response = unreadable();
    std::string answer = "HTTP/1.1 400 Bad Request\r\nConnection: close\r\n";
    for (const auto& [name, value] : response.headers) {
      answer.append(name).append(": ").append(value).append("\r\n");
    }
    answer += "Content-Length: " + std::to_string(response.body.size()) + "\r\n\r\n";
    answer += response.body;
    stream.write(answer.data(), answer.size());
  }

  server::Options options;
  base::Log& log;
  Answer answer;
  // Valid until run() returns, which closes it.
  std::atomic<socket_t> listener = INVALID_SOCKET;
  std::atomic<bool> stopping = false;
  std::atomic<int> flowing = 0;  // streamed answers in progress
  // Must be the last member, because its threads use all others.
  WaitingRoom room;
};

Server::Server(Options options, base::Log& log)
    : state_(std::make_unique<State>(std::move(options), log)) {}

Server::~Server() { stop(); }

base::Result<int> Server::bind() {
  State& state = *state_;
  const std::string& host = state.options.host;
  const int port = state.options.port == 0                        ? state.bind_to_any_port(host)
                   : state.bind_to_port(host, state.options.port) ? state.options.port
                                                                  : -1;
  if (port <= 0) {
    return base::Fault{base::Code::unavailable,
                       "cannot listen on " + host + ":" + std::to_string(state.options.port)};
  }
  ::listen(state.listener, kBacklog);
  return port;
}

void Server::run(Answer answer) {
  state_->answer = std::move(answer);
  state_->listen_after_bind();
  state_->listener = INVALID_SOCKET;
  // No new connections are accepted now. The room lets pending requests arrive and answers them.
  state_->room.close();
}

void Server::stop() {
  state_->stopping = true;
  // Makes accept() fail, even if run() has not called it yet. The library's stop() has no effect
  // before run().
  const socket_t listener = state_->listener;
  if (listener != INVALID_SOCKET) ::shutdown(listener, SHUT_RDWR);
}

}  // namespace server
