#include "http/server/server.h"

#include <doctest/doctest.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>

#include <algorithm>
#include <stdexcept>

#include "base/guarded.h"
#include "support/client.h"
#include "support/service.h"

using support::Answer;
using support::Client;
using support::Running;
using support::Service;

namespace {

const std::string kJson = "Content-Type: application/json\r\n";
const std::string kComments = "/api/v1/comments?thread=/a/";

enum class Kind { listening, accepted };

// The server runs in this process, so its socket is one of our descriptors.
int server_socket(int port, Kind kind) {
  for (int socket = 3; socket < 1024; ++socket) {
    sockaddr_in address{};
    socklen_t size = sizeof address;
    if (::getsockname(socket, reinterpret_cast<sockaddr*>(&address), &size) != 0) continue;
    int listening = 0;
    socklen_t length = sizeof listening;
    ::getsockopt(socket, SOL_SOCKET, SO_ACCEPTCONN, &listening, &length);
    if (ntohs(address.sin_port) == port && (listening != 0) == (kind == Kind::listening))
      return socket;
  }
  return -1;
}

}  // namespace

TEST_CASE("a comment goes over the wire and back") {
  Service service;
  const Running running(service);
  Client client(running.port());
  CHECK(client.ask("POST", kComments, kJson, R"({"body":"hi","name":"Bob"})").status == 202);
  const Answer list = client.ask("GET", kComments);
  CHECK(list.status == 200);
  CHECK(list.headers.at("content-type") == "application/json");
  CHECK(list.headers.at("x-content-type-options") == "nosniff");
  // What the library adds by itself would promise what we do not keep.
  for (const char* name : {"keep-alive", "connection", "accept-ranges"})
    CHECK_MESSAGE(list.headers.count(name) == 0, name);
}

TEST_CASE("an answer leaves at once: no delay on the socket") {
  Service service;
  const Running running(service);
  Client client(running.port());
  REQUIRE(client.ask("GET", kComments).status == 200);
  const int accepted = server_socket(running.port(), Kind::accepted);
  REQUIRE(accepted >= 0);
  int no_delay = 0;
  socklen_t size = sizeof no_delay;
  ::getsockopt(accepted, IPPROTO_TCP, TCP_NODELAY, &no_delay, &size);
  CHECK(no_delay == 1);
}

TEST_CASE("a burst of clients finds room in the backlog") {
  Service service;
  const Running running(service);
  const int listening = server_socket(running.port(), Kind::listening);
  REQUIRE(listening >= 0);
  tcp_info info{};
  socklen_t size = sizeof info;
  ::getsockopt(listening, IPPROTO_TCP, TCP_INFO, &info, &size);
  // For a listening socket, the kernel reports the backlog here. net.core.somaxconn may limit it.
  CHECK(info.tcpi_sacked > 5);
}

TEST_CASE("HEAD has the length of GET and no body") {
  Service service;
  const Running running(service);
  Client client(running.port());
  const Answer get = client.ask("GET", kComments);
  const Answer head = client.ask("HEAD", kComments);
  CHECK(head.status == 200);
  CHECK(head.headers.at("content-length") == std::to_string(get.body.size()));
  CHECK(head.headers.count("accept-ranges") == 0);
  CHECK(client.ask("GET", kComments).status == 200);
}

TEST_CASE("204 and 304 say nothing about a length") {
  Service service;
  const Running running(service);
  Client client(running.port());
  const Answer known = client.ask("GET", "/api/v1/fragment?thread=/a/&known=0");
  CHECK(known.status == 204);
  CHECK(known.headers.count("content-length") == 0);
  const Answer same = client.ask("GET", kComments, "If-None-Match: *\r\n");
  CHECK(same.status == 304);
  CHECK(same.headers.count("content-length") == 0);
}

TEST_CASE("a method that is not allowed is 405 with Allow, body or none") {
  Service service;
  const Running running(service);
  for (const char* method : {"PUT", "DELETE", "PATCH", "TRACE"}) {
    Client client(running.port());
    const Answer answer = client.ask(method, kComments);
    CHECK_MESSAGE(answer.status == 405, method);
    CHECK(answer.headers.at("allow") == "GET, HEAD, POST, OPTIONS");
  }
  Client client(running.port());
  CHECK(client.ask("PUT", kComments, kJson, "{}").status == 405);
}

TEST_CASE("an encoded path is not decoded into another route") {
  Service service;
  const Running running(service);
  Client client(running.port());
  CHECK(client.ask("GET", "/api/v1/x/..%2fcomments?thread=/a/").status == 404);
  CHECK(client.ask("GET", "/api/v1/comments%0a?thread=/a/").status == 404);
  CHECK(client.ask("GET", "/%00").status == 404);
}

TEST_CASE("an answer says that the connection ends exactly when it ends") {
  Service service;
  const Running running(service);
  const std::string get = "GET /embed.css HTTP/1.1\r\nHost: a\r\n";
  for (const std::string& request :
       {get + "Connection: close\r\n\r\n", get + "Connection: Close\r\n\r\n",
        get + "Connection: te, close\r\n\r\n", get + "Content-Length: 1\r\n\r\nx",
        std::string("GET /embed.css HTTP/1.0\r\nConnection: keep-alive\r\n\r\n"),
        std::string("BREW / HTTP/1.1\r\nHost: a\r\n\r\n"),
        std::string("GET  / HTTP/1.1\r\nHost: a\r\n\r\n")}) {
    Client client(running.port());
    REQUIRE(client.send(request));
    CHECK_MESSAGE(client.receive().headers.at("connection") == "close", request);
    CHECK(client.closed());
  }
  Client kept(running.port());
  for (int i = 0; i < 3; ++i) {
    REQUIRE(kept.send(get + "Connection: keep-alive\r\n\r\n"));
    const Answer answer = kept.receive();
    CHECK(answer.status == 200);
    CHECK_FALSE(answer.headers.contains("connection"));
  }
}

TEST_CASE("the absolute form of a target is answered like the path alone") {
  Service service;
  const Running running(service);
  Client client(running.port());
  const std::string list = client.ask("GET", kComments).body;
  CHECK(client.ask("GET", "http://a" + kComments).body == list);
  CHECK(client.ask("GET", "https://other.example:8443" + kComments).body == list);
  const std::string body = R"({"body":"hi","name":"Bob"})";
  CHECK(client.ask("POST", "http://a" + kComments, kJson, body).status == 202);
  CHECK(client.ask("GET", "http://a").status == 404);
  CHECK(client.ask("OPTIONS", "*").headers.at("allow") ==
        "GET, HEAD, POST, PATCH, DELETE, PUT, OPTIONS");
  CHECK(Client(running.port()).ask("GET", "http://u@a" + kComments).status == 400);
  CHECK(Client(running.port()).ask("GET", kComments.substr(1)).status == 400);
}

TEST_CASE("an origin must stand there as browsers write it") {
  Service service;
  const Running running(service);
  const std::string body = R"({"body":"hi","name":"Bob"})";
  for (const char* origin :
       {"Origin:\r\n", "Origin: \r\n", "Origin: https%3A%2F%2Fexample.org\r\n",
        "Origin: https://example%2Eorg\r\n", "Origin: null\r\n",
        "Origin: https://example.org, https://evil.example\r\n",
        "Origin: https://example.org\r\nOrigin: https://evil.example\r\n",
        "Origin: https://example.org\r\nOrigin:\r\n", "Origin: https://example.org/\r\n"}) {
    Client client(running.port());
    const Answer answer = client.ask("POST", kComments, kJson + origin, body);
    CHECK_MESSAGE(answer.status == 403, origin);
    CHECK(answer.headers.at("access-control-allow-origin") == "*");
  }
  Client client(running.port());
  CHECK(client.ask("POST", kComments, kJson + "Origin: https://example.org\r\n", body).status ==
        202);
}

TEST_CASE("headers reach the service as they were sent") {
  Service service;
  base::Guarded<http::Request> received;
  const Running running(service, {}, [&](const http::Request& request) {
    received.with([&](http::Request& last) { last = request; });
    return http::json_response(200, "{}");
  });
  Client client(running.port());
  const std::string longest(20'000, 'c');
  CHECK(
      client
          .ask("GET", "/a%41?b=?%41", "X: %41+%2C\r\nY:\r\nx: \xff\r\nCookie: " + longest + "\r\n")
          .status == 200);
  const http::Request request = received.with([](const http::Request& last) { return last; });
  CHECK(request.path == "/a%41");
  CHECK(request.query == "b=?%41");
  const std::vector<http::Header> sent = {
      {"X", "%41+%2C"}, {"Y", ""}, {"x", "\xff"}, {"Cookie", longest}};
  for (const http::Header& header : sent) CHECK(std::ranges::count(request.headers, header) == 1);
}

TEST_CASE("a client that expects 100-continue gets it") {
  Service service;
  const Running running(service);
  Client client(running.port());
  const std::string body = R"({"body":"hi","name":"Bob"})";
  REQUIRE(client.send("POST " + kComments + " HTTP/1.1\r\nHost: a\r\n" + kJson +
                      "Expect: 100-continue\r\nContent-Length: " + std::to_string(body.size()) +
                      "\r\n\r\n"));
  CHECK(client.receive().status == 100);
  REQUIRE(client.send(body));
  CHECK(client.receive().status == 202);
  CHECK(client.ask("GET", kComments).status == 200);
}

TEST_CASE("ambiguous requests are refused and their connection closed") {
  Service service;
  const Running running(service);
  for (const char* headers :
       {"Content-Length: 2\r\nContent-Length: 3\r\n",
        "Content-Length: 2\r\nTransfer-Encoding: chunked\r\n", "Transfer-Encoding: x\r\n"}) {
    Client client(running.port());
    REQUIRE(
        client.send("POST " + kComments + " HTTP/1.1\r\nHost: a\r\n" + kJson + headers + "\r\n{}"));
    CHECK_MESSAGE(client.receive().status == 400, headers);
    CHECK(client.closed());
  }
}

TEST_CASE("pipelined requests are answered in order") {
  Service service;
  const Running running(service);
  Client client(running.port());
  REQUIRE(client.send("GET /embed.css HTTP/1.1\r\nHost: a\r\n\r\nGET " + kComments +
                      " HTTP/1.1\r\nHost: a\r\n\r\n"));
  CHECK(client.receive().headers.at("content-type").starts_with("text/css"));
  CHECK(client.receive().headers.at("content-type") == "application/json");
}

TEST_CASE("ranges are ignored, a thousand of them too") {
  Service service;
  const Running running(service);
  Client client(running.port());
  std::string ranges = "Range: bytes=0-99";
  for (int i = 0; i < 1000; ++i) ranges += ",0-99";
  const Answer answer = client.ask("GET", kComments, ranges + "\r\n");
  CHECK(answer.status == 200);
  CHECK(answer.headers.count("content-range") == 0);
  CHECK(client.ask("GET", kComments, "Range: bytes=0-1\r\n").status == 200);
  CHECK(client.ask("GET", kComments, "range: bytes=2-1\r\n").status == 200);
  CHECK(client.ask("GET", kComments, "A: b\r\nRange: lines=0-1\r\nRange: x\r\n").status == 200);
}

TEST_CASE("an unreadable request gets a problem like every other error") {
  Service service;
  const Running running(service);
  for (const std::string& request :
       {std::string("HELLO / HTTP/1.1\r\nHost: a\r\n\r\n"), std::string("GET / HTTP/9\r\n\r\n"),
        "GET /" + std::string(9000, 'a') + " HTTP/1.1\r\nHost: a\r\n\r\n",
        std::string("GET / HTTP/1.1\r\nHost: a\r\nno colon\r\n\r\n"),
        std::string("GET /threads?thread=/a/#b HTTP/1.1\r\nHost: a\r\n\r\n")}) {
    Client client(running.port());
    REQUIRE(client.send(request));
    const Answer answer = client.receive();
    CHECK_MESSAGE(answer.status == 400, request.substr(0, 40));
    CHECK(answer.headers.at("content-type") == "application/problem+json");
    CHECK(answer.body.find("\"code\":\"bad-request\"") != std::string::npos);
  }
}

TEST_CASE("an exception in a handler is an error of the service, not of the client") {
  Service service;
  const Running running(service, {}, [](const http::Request&) -> http::Response {
    throw std::runtime_error("a secret");
  });
  const Answer answer = Client(running.port()).ask("GET", "/");
  CHECK(answer.status == 500);
  CHECK(answer.headers.at("content-type") == "application/problem+json");
  CHECK(answer.body.find("\"code\":\"internal\"") != std::string::npos);
  CHECK(answer.body.find("secret") == std::string::npos);
  CHECK(service.log.comes("an exception left a handler"));
}

TEST_CASE("answers are not compressed, because the entity tag would stay the same") {
  Service service;
  const Running running(service);
  Client client(running.port());
  const Answer answer = client.ask("GET", "/embed.css", "Accept-Encoding: gzip, br\r\n");
  CHECK(answer.status == 200);
  CHECK(answer.headers.count("content-encoding") == 0);
}

TEST_CASE("an invalid header cannot harm the service") {
  Service service;
  const Running running(service);
  Client client(running.port());
  std::string headers;
  for (int i = 0; i < 4000; ++i) headers += "A" + std::to_string(i) + ": b\r\n";
  client.send("GET / HTTP/1.1\r\nHost: a\r\n" + headers + "\r\n");
  CHECK(client.receive().status == 400);
  Client garbage(running.port());
  REQUIRE(garbage.send(std::string("\x16\x03\x01\0\r\n\r\n", 8)));
  CHECK(garbage.receive().status == 400);
  Client fresh(running.port());
  CHECK(fresh.ask("GET", kComments).status == 200);
}

TEST_CASE("a second server on the same port is refused, not hidden behind the first") {
  Service service;
  const Running running(service);
  server::Options options;
  options.port = running.port();
  server::Server second(options, service.log);
  CHECK_FALSE(second.bind());
}

TEST_CASE("a service that starts again gets its port, though old connections linger") {
  Service service;
  server::Options options;
  {
    const Running running(service);
    options.port = running.port();
    // The server closes first, so the system keeps the connection for a minute.
    Client client(running.port());
    REQUIRE(client.ask("GET", kComments, "Connection: close\r\n").status == 200);
    REQUIRE(client.closed());
  }
  const Running again(service, options);
  CHECK(again.port() == options.port);
  CHECK(Client(again.port()).ask("GET", kComments).status == 200);
}

TEST_CASE("stopping answers what has begun, then closes") {
  Service service;
  auto running = std::make_unique<Running>(service);
  const int port = running->port();
  Client busy(port);
  const std::string body = R"({"body":"last","name":"Bob"})";
  REQUIRE(busy.send("POST " + kComments + " HTTP/1.1\r\nHost: a\r\n" + kJson +
                    "Expect: 100-continue\r\nContent-Length: " + std::to_string(body.size()) +
                    "\r\n\r\n"));
  // From now on the server has also received the start of the request.
  REQUIRE(busy.receive().status == 100);
  std::thread stopping([&] { running->stop(); });
  while (Client(port).connected()) std::this_thread::yield();
  REQUIRE(busy.send(body));
  const Answer last = busy.receive();
  CHECK(last.status == 202);
  CHECK(last.headers.at("connection") == "close");
  stopping.join();
  CHECK(busy.closed());
  CHECK_FALSE(Client(running->port()).connected());
}

TEST_CASE("a server that is stopped before it runs ends at once") {
  Service service;
  server::Server server({}, service.log);
  REQUIRE(server.bind());
  server.stop();
  server.run([](const http::Request&, const http::BodyReader&) { return http::Response(); });
  CHECK(true);
}
