#include "http/server/server.h"

#include <httplib.h>
#include <sys/socket.h>

#include <atomic>
#include <cerrno>
#include <charconv>
#include <cstring>
#include <memory>

#include "http/json.h"
#include "http/server/framing.h"
#include "http/server/request_head.h"
#include "http/server/stream.h"

namespace server {
namespace {

// The library listens with a backlog of 5. In a burst of new clients, the others would wait for
// seconds.
constexpr int kBacklog = 1024;

// Runs the library's tasks in the accepting thread. A task only registers a connection.
class InlineTaskQueue final : public httplib::TaskQueue {
 public:
  void enqueue(std::function<void()> task) override { task(); }
  void shutdown() override {}
};

http::Request request_from(const RequestHead& head, const Connection& connection) {
  http::Request request;
  request.method = head.method;
  request.path = head.path;
  request.query = head.query;
  for (const HeaderField& field : head.fields)
    request.headers.emplace_back(field.name, field.value);
  request.address = connection.peer();
  return request;
}

// The body that framing.h has found.
struct Body {
  bool chunked = false;
  std::uint64_t length = 0;

  bool is_empty() const { return !chunked && length == 0; }
};

Body body_of(const http::Request& request) {
  const std::string_view length = http::header(request, "Content-Length").value_or("0");
  Body body{http::header(request, "Transfer-Encoding").has_value(), 0};
  std::from_chars(length.data(), length.data() + length.size(), body.length);
  return body;
}

// The head that the library reads instead of the client's. The library decodes the values of
// headers, drops empty ones, limits lines to 8 KB, compresses without changing the ETag, answers
// 416 to invalid ranges (RFC 9110, section 14.2, wants them ignored) and matches decoded paths.
std::string library_head(const RequestHead& head, const Body& body) {
  const bool old = head.version == RequestHead::Version::http_1_0;
  std::string text(head.method);
  text += old ? " / HTTP/1.0\r\n" : " / HTTP/1.1\r\n";
  text += body.chunked ? "Transfer-Encoding: chunked\r\n\r\n"
                       : "Content-Length: " + std::to_string(body.length) + "\r\n\r\n";
  return text;
}

// A request on its way through the library.
struct Exchange {
  http::Request request;
  Body body;
  Stream& stream;
  // Bytes of the whole request as the library reads it; nothing when its end is not awaited.
  std::optional<std::size_t> length;
  // Whether the connection closes after the answer in any case.
  bool closes = false;

  // Unread bytes of a request must not be parsed as the next one.
  bool keeps_connection() const { return !closes && length == stream.consumed(); }
};

// The library calls `progress` only in clients, so it carries the exchange to the handlers.
struct Carrier {
  Exchange* exchange;
  bool operator()(std::uint64_t /*current*/, std::uint64_t /*total*/) const { return true; }
};

// Null when the library could not read the request.
Exchange* exchange_of(const httplib::Request& request) {
  const auto* carrier = request.progress.target<Carrier>();
  return carrier == nullptr ? nullptr : carrier->exchange;
}

void fill(httplib::Response& native, http::Response response) {
  native.status = response.status;
  native.body = std::move(response.body);
  for (auto& [name, value] : response.headers)
    native.headers.emplace(std::move(name), std::move(value));
}

base::Result<std::string> read_body(Exchange& exchange, const httplib::ContentReader& reader,
                                    std::size_t limit) {
  const base::Fault too_large{base::Code::too_large,
                              "the body must have at most " + std::to_string(limit) + " bytes"};
  const Body& sent = exchange.body;
  if (sent.is_empty()) return std::string();
  // The library would read a long body completely before refusing it.
  if (sent.length > limit) return too_large;
  sent.chunked ? exchange.stream.expect_chunks() : exchange.stream.expect_body(sent.length);
  std::string body;
  bool fits = true;
  const bool whole = reader([&](const char* bytes, std::size_t size) {
    fits = body.size() + size <= limit;
    if (fits) body.append(bytes, size);
    return fits;
  });
  if (!fits) return too_large;
  if (!whole)
    return base::Fault{base::Code::bad_request,
                       "the body ended too early, or its chunks are wrong"};
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

// The answer to a request that is not valid, or whose method the library does not know.
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

std::string address_text(const Options& options) {
  const bool version6 = options.host.find(':') != std::string::npos;
  return (version6 ? "[" + options.host + "]" : options.host) + ":" + std::to_string(options.port);
}

std::string reason_not_to_listen(int error) {
  if (error == EADDRINUSE)
    return "another program listens there; end it, or choose another port with --listen";
  if (error == EACCES)
    return "the program's user may not listen there; choose a port from 1024 on with --listen";
  if (error == EADDRNOTAVAIL)
    return "this machine has no such address; choose another one with --listen";
  // An address that is no address, or a name that nobody knows, leaves no error number.
  return error == 0 ? "there is no such address; choose another one with --listen"
                    : std::strerror(error);
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
      Exchange* exchange = exchange_of(request);
      if (exchange == nullptr) return HandlerResponse::Unhandled;
      http::Response ours =
          answer(std::move(exchange->request), [](std::size_t) { return std::string(); });
      if (ours.pieces && flowing >= kMostFlows) ours = busy();
      if (ours.pieces) flow(request, response, std::move(ours.pieces));
      fill(response, std::move(ours));
      return HandlerResponse::Handled;
    });
    const HandlerWithContentReader with_body = [this](const httplib::Request& request,
                                                      httplib::Response& response,
                                                      const httplib::ContentReader& reader) {
      Exchange* exchange = exchange_of(request);
      if (exchange == nullptr) return fill(response, unreadable());
      fill(response, answer(std::move(exchange->request), [&](std::size_t limit) {
             return read_body(*exchange, reader, limit);
           }));
    };
    // library_head() has replaced every path by "/".
    Post("/", with_body);
    Put("/", with_body);
    Patch("/", with_body);
    Delete("/", with_body);
    set_post_routing_handler([](const httplib::Request& request, httplib::Response& response) {
      response.headers.erase("Keep-Alive");
      response.headers.erase("Accept-Ranges");
      response.headers.erase("Connection");
      // RFC 9110, section 8.6, forbids Content-Length here.
      if (response.status == 204 || response.status == 304)
        response.headers.erase("Content-Length");
      // A connection that will close says so (RFC 9112, section 9.6).
      const Exchange* exchange = exchange_of(request);
      if (exchange == nullptr || !exchange->keeps_connection())
        response.set_header("Connection", "close");
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
          fill(response, problem({base::Code::internal, "something went wrong here"}));
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
    exchange_of(request)->stream.flow(options.timeouts, stopping);
    if (request.version == "HTTP/1.0") {
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
    bool keep = false;
    if (framed.readiness == Readiness::broken) {
      refuse(connection);
    } else {
      keep = exchange(connection, framed);
    }
    connection.closes = !keep;
    if (!keep) connection.buffer.clear();
    connection.begin_next_request();
    return connection.send_some() != Connection::SendResult::closed;
  }

  // Has the library read the request and write the answer. Returns whether the connection stays
  // open.
  bool exchange(Connection& connection, const Frame& framed) {
    const std::string_view bytes = std::string_view(connection.buffer).substr(0, framed.head);
    const std::optional<RequestHead> head =
        parse_request_head(bytes.substr(bytes.find_first_not_of("\r\n")));
    if (!head) return false;
    http::Request request = request_from(*head, connection);
    const Body body = body_of(request);
    const std::string ours = library_head(*head, body);
    // The views of `head` end here.
    connection.buffer.replace(0, framed.head, ours);
    Stream stream(connection, ours.size());
    Exchange exchange{std::move(request), body, stream, {}, framed.closes || stopping};
    if (framed.length) exchange.length = ours.size() + (*framed.length - framed.head);
    bool closed = false;
    const bool answered = process_request(stream, false, closed, [&](httplib::Request& native) {
      native.progress = Carrier{&exchange};
    });
    const bool keep = answered && !stopping && exchange.keeps_connection();
    stream.drop_consumed();
    return keep;
  }

  static void refuse(Connection& connection) {
    const http::Response response = unreadable();
    std::string answer = "HTTP/1.1 400 Bad Request\r\nConnection: close\r\n";
    for (const auto& [name, value] : response.headers) {
      answer.append(name).append(": ").append(value).append("\r\n");
    }
    answer += "Content-Length: " + std::to_string(response.body.size()) + "\r\n\r\n";
    answer += response.body;
    connection.send_with(answer);
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
  errno = 0;
  const int port = state.options.port == 0                        ? state.bind_to_any_port(host)
                   : state.bind_to_port(host, state.options.port) ? state.options.port
                                                                  : -1;
  if (port <= 0) {
    return base::Fault{base::Code::unavailable, "cannot listen on " + address_text(state.options) +
                                                    ": " + reason_not_to_listen(errno)};
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
