#include "http/server/waiting_room.h"

#include <doctest/doctest.h>
#include <sys/socket.h>

#include <array>

#include "support/client.h"
#include "support/service.h"

using support::Client;
using support::Running;
using support::Service;

namespace {

const std::string kJson = "Content-Type: application/json\r\n";
const std::string kComments = "/api/v1/comments?thread=/a/";

server::Options impatient() {
  server::Options options;
  options.timeouts.request = std::chrono::milliseconds(300);
  options.timeouts.linger = std::chrono::milliseconds(300);
  return options;
}

// More bytes than the system's buffers hold.
constexpr std::size_t kLarge = std::size_t{20} * 1024 * 1024;

http::Response large_answer(const http::Request& request) {
  return http::json_response(200, std::string(request.path == "/large" ? kLarge : 2, 'x'));
}

// With one thread, events are processed in their order.
server::Options one_thread() {
  server::Options options;
  options.threads = 1;
  return options;
}

// With one thread, and clients that are never closed for being slow: a busy machine can need
// longer for a test than the server waits for a client.
server::Options patient() {
  server::Options options = one_thread();
  options.timeouts.request = std::chrono::hours(1);
  options.timeouts.sending = std::chrono::hours(1);
  return options;
}

const std::string kLargeRequest = "GET /large HTTP/1.1\r\nHost: a\r\n\r\n";

}  // namespace

TEST_CASE("more idle connections than threads leave room for a new client") {
  Service service;
  server::Options options;
  options.threads = 2;
  const Running running(service, options);
  std::vector<std::unique_ptr<Client>> idle;
  for (int i = 0; i < 50; ++i) {
    idle.push_back(std::make_unique<Client>(running.port()));
    REQUIRE(idle.back()->ask("GET", kComments).status == 200);
  }
  Client fresh(running.port());
  CHECK(fresh.ask("GET", kComments).status == 200);
  // The idle connections are still open.
  CHECK(idle.front()->ask("GET", kComments).status == 200);
}

TEST_CASE("clients that drip a request occupy no thread") {
  const std::string post = "POST " + kComments + " HTTP/1.1\r\nHost: a\r\n" + kJson;
  const std::vector<std::string> begun = {
      "GET / HT", post + "Content-Length: 10\r\n\r\nab",
      post + "Transfer-Encoding: chunked\r\n\r\n5\r\nab",
      post + "Expect: 100-continue\r\nContent-Length: 10\r\n\r\n"};
  for (const std::string& beginning : begun) {
    Service service;
    server::Options options;
    options.threads = 2;
    const Running running(service, options);
    std::vector<std::unique_ptr<Client>> dripping;
    for (int i = 0; i < 20; ++i) {
      dripping.push_back(std::make_unique<Client>(running.port()));
      REQUIRE(dripping.back()->send(beginning));
    }
    Client fresh(running.port());
    const auto asked = std::chrono::steady_clock::now();
    CHECK_MESSAGE(fresh.ask("GET", kComments).status == 200, beginning);
    // Half of the time-out for slow requests.
    CHECK(std::chrono::steady_clock::now() - asked < server::Timeouts().request / 2);
  }
}

TEST_CASE("clients that read slowly occupy no thread and receive their whole answer") {
  Service service;
  server::Options options;
  options.threads = 2;
  const Running running(service, options);
  // More than the system's buffers hold: 20 MB.
  constexpr int requests = 1000;
  std::string pipelined;
  for (int i = 0; i < requests; ++i) pipelined += "GET /embed.js HTTP/1.1\r\nHost: a\r\n\r\n";
  std::vector<std::unique_ptr<Client>> sipping;
  for (int i = 0; i < 3; ++i) {
    sipping.push_back(std::make_unique<Client>(running.port()));
    REQUIRE(sipping.back()->send(pipelined));
  }
  // A new client is answered even after all buffers are full, which takes a moment.
  for (int i = 0; i < 20; ++i) {
    Client fresh(running.port());
    REQUIRE(fresh.ask("GET", kComments).status == 200);
    std::this_thread::sleep_for(std::chrono::milliseconds(20));
  }
  int answers = 0;
  while (answers < requests && sipping.front()->receive().status == 200) ++answers;
  CHECK(answers == requests);
  CHECK(sipping.front()->ask("GET", kComments).status == 200);
}

TEST_CASE("requests that lack their last byte cannot fill the memory") {
  Service service;
  const Running running(service);
  const std::string begun = "POST " + kComments + " HTTP/1.1\r\nHost: a\r\n" + kJson +
                            "Content-Length: 65536\r\n\r\n" + std::string(65'535, ' ');
  // More than the server keeps: 100 MB.
  std::vector<std::unique_ptr<Client>> clients;
  for (int i = 0; i < 800; ++i) {
    clients.push_back(std::make_unique<Client>(running.port()));
    clients.back()->send(begun);
    // New clients are answered all the time.
    if (i % 100 == 0) CHECK(Client(running.port()).ask("GET", kComments).status == 200);
  }
  CHECK(clients.front()->closed());
  REQUIRE(clients.back()->send("x"));
  CHECK(clients.back()->receive().status == 400);
}

TEST_CASE("answers that nobody reads cannot fill the memory, and idle clients stay") {
  Service service;
  server::Options options = patient();
  // The idle client would be the first one to be closed.
  options.timeouts.idle = options.timeouts.sending / 2;
  const Running running(service, options, large_answer);
  Client idle(running.port());
  REQUIRE(idle.ask("GET", "/").status == 200);
  std::vector<std::unique_ptr<Client>> unread;
  // More than the server keeps: 64 MB.
  for (int i = 0; i < 6; ++i) {
    unread.push_back(std::make_unique<Client>(running.port()));
    REQUIRE(unread.back()->send(kLargeRequest));
    REQUIRE(Client(running.port()).ask("GET", "/").status == 200);
  }
  CHECK(unread.front()->receive().status == 0);
  CHECK(unread.back()->receive().body.size() == kLarge);
  CHECK(idle.ask("GET", "/").status == 200);
}

TEST_CASE("memory of answers and requests that are complete is free again") {
  Service service;
  const Running running(service, patient(), large_answer);
  Client unread(running.port());
  REQUIRE(unread.send(kLargeRequest));
  Client begun(running.port());
  REQUIRE(begun.send("GET / HT"));
  // More than the server keeps at the same time, of each.
  for (int i = 0; i < 4; ++i) {
    Client client(running.port());
    REQUIRE(client.send(kLargeRequest));
    REQUIRE(client.receive().body.size() == kLarge);
  }
  Client sender(running.port());
  const std::string head = "GET / HTTP/1.1\r\nHost: a\r\nA: " + std::string(30'000, 'a');
  const std::string end = "\r\n\r\n";
  REQUIRE(sender.send(head));
  for (int i = 0; i < 3000; ++i) {
    REQUIRE(sender.send(end + head));
    REQUIRE(sender.receive().status == 200);
  }
  REQUIRE(begun.send("TP/1.1\r\nHost: a\r\n\r\n"));
  CHECK(begun.receive().status == 200);
  CHECK(unread.receive().body.size() == kLarge);
}

TEST_CASE("a client that does not read its answer is cut off") {
  Service service;
  server::Options options;
  options.timeouts.sending = std::chrono::milliseconds(100);
  const Running running(service, options, large_answer);
  Client client(running.port());
  REQUIRE(client.send(kLargeRequest));
  // After the connection is closed, the second of two bytes finds that out.
  int bytes = 0;
  while (bytes < 500 && client.send("x")) {
    ++bytes;
    std::this_thread::sleep_for(std::chrono::milliseconds(10));
  }
  CHECK(bytes < 500);
}

TEST_CASE("the time to be idle begins at the end of an answer that was read slowly") {
  Service service;
  server::Options options;
  options.timeouts.idle = std::chrono::milliseconds(100);
  const Running running(service, options, large_answer);
  Client client(running.port());
  REQUIRE(client.send(kLargeRequest));
  CHECK(client.receive().body.size() == kLarge);
  CHECK(client.closed());
}

TEST_CASE("a service with idle clients ends at once") {
  Service service;
  server::Options options;
  options.timeouts.idle = std::chrono::seconds(5);
  options.timeouts.closing = std::chrono::seconds(5);
  Running running(service, options, large_answer);
  Client idle(running.port());
  REQUIRE(idle.ask("GET", "/").status == 200);
  const auto stopped = std::chrono::steady_clock::now();
  running.stop();
  CHECK(std::chrono::steady_clock::now() - stopped < options.timeouts.closing / 2);
  CHECK(idle.closed());
}

TEST_CASE("a service that stops closes idle clients and soon those that are too slow") {
  Service service;
  server::Options options = one_thread();
  options.timeouts.closing = std::chrono::milliseconds(50);
  Running running(service, options, large_answer);
  Client idle(running.port());
  REQUIRE(idle.ask("GET", "/").status == 200);
  Client begun(running.port());
  REQUIRE(begun.send("GET / HT"));
  Client unread(running.port());
  REQUIRE(unread.send(kLargeRequest));
  // The only thread has received what the others have sent.
  REQUIRE(Client(running.port()).ask("GET", "/").status == 200);
  const auto stopped = std::chrono::steady_clock::now();
  running.stop();
  CHECK(std::chrono::steady_clock::now() - stopped < options.timeouts.request / 2);
  CHECK(idle.closed());
  CHECK(begun.closed());
  CHECK(unread.receive().status == 0);
}

TEST_CASE("a connection gives the memory of its request and of its answer back") {
  std::array<int, 2> sockets{};
  REQUIRE(::socketpair(AF_UNIX, SOCK_STREAM, 0, sockets.data()) == 0);
  server::Connection connection(sockets[0]);
  server::Connection client(sockets[1]);
  connection.buffer = std::string(100'000, 'x');
  connection.buffer.clear();
  connection.begin_next_request();
  CHECK(connection.buffer.capacity() < 8'000);
  connection.send_with(std::string(1'000'000, 'x'));
  CHECK(connection.unsent.capacity() >= 100'000);
  while (connection.send_some() == server::Connection::SendResult::part) client.receive();
  CHECK(connection.unsent.capacity() < 8'000);
}

TEST_CASE("a request that is dripped is cut off, however steadily it drips") {
  Service service;
  const Running running(service, impatient());
  std::string chunks = "POST " + kComments;
  chunks.append(" HTTP/1.1\r\nHost: a\r\n")
      .append(kJson)
      .append("Transfer-Encoding: chunked\r\n\r\n1\r\n{\r\n");
  for (const std::string& start : {std::string("GET /"), chunks}) {
    Client client(running.port());
    REQUIRE(client.send(start));
    // Each byte arrives within the library's own time-out, which restarts with every byte.
    std::thread dripper([&] {
      while (client.send("1")) std::this_thread::sleep_for(std::chrono::milliseconds(20));
    });
    CHECK(client.closed());
    dripper.join();
  }
}

TEST_CASE("when the room is full, the connection that has waited longest is closed") {
  Service service;
  server::Options options;
  options.connections = 4;
  const Running running(service, options);
  std::vector<std::unique_ptr<Client>> idle;
  idle.reserve(8);
  for (int i = 0; i < 8; ++i) idle.push_back(std::make_unique<Client>(running.port()));
  Client fresh(running.port());
  CHECK(fresh.ask("GET", kComments).status == 200);
  CHECK(idle.front()->closed());
}
