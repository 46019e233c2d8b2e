// Streamed answers.
#include <doctest/doctest.h>

#include <memory>
#include <vector>

#include "support/client.h"
#include "support/service.h"

using support::Client;
using support::Running;
using support::Service;

namespace {

// More than the system's buffers hold.
constexpr int kComments = 100;

void fill(Service& service) {
  for (int i = 0; i < kComments; ++i) {
    domain::Comment comment;
    comment.id = "c" + std::to_string(i);
    comment.thread = "/a/";
    comment.status = domain::Status::published;
    comment.html = "<p>" + std::string(100'000, 'x') + "</p>\n";
    comment.created = service.clock.now();
    REQUIRE(service.store->add({comment, storage::NewThread::create}));
  }
}

std::string request(Service& service, const std::string& method, const std::string& version,
                    const std::string& headers = "") {
  return method + " /api/v1/snapshot " + version +
         "\r\nHost: localhost\r\nAuthorization: " + service.as(domain::Role::build).front().second +
         "\r\n" + headers + "\r\n";
}

// The content of chunks (RFC 9112, section 7.1); empty when the last chunk is missing.
std::string content_of(const std::string& chunks) {
  std::string content;
  std::size_t at = 0;
  while (at < chunks.size()) {
    const std::size_t size = std::stoul(chunks.substr(at), nullptr, 16);
    const std::size_t begin = chunks.find("\r\n", at) + 2;
    if (size == 0) return content;
    content += chunks.substr(begin, size);
    at = begin + size + 2;
  }
  return "";
}

}  // namespace

TEST_CASE("a snapshot flows in chunks, and ends where HTTP/1.0 ends") {
  Service service;
  fill(service);
  const std::string whole = service.get("/api/v1/snapshot", service.as(domain::Role::build)).body;
  REQUIRE(whole.size() > 8'000'000);
  Running running(service);
  Client modern(running.port());
  REQUIRE(modern.send(request(service, "GET", "HTTP/1.1", "Connection: close\r\n")));
  const auto chunked = modern.receive();
  CHECK(chunked.status == 200);
  CHECK(chunked.headers.at("content-type") == "application/x-ndjson");
  CHECK(chunked.headers.at("transfer-encoding") == "chunked");
  CHECK(content_of(modern.rest()) == whole);
  for (const char* keep : {"", "Connection: Keep-Alive\r\n"}) {
    Client old(running.port());
    REQUIRE(old.send(request(service, "GET", "HTTP/1.0", keep)));
    const auto plain = old.receive();
    CHECK(plain.headers.count("transfer-encoding") == 0);
    CHECK(plain.headers.at("connection") == "close");
    CHECK(old.rest() == whole);
  }
}

TEST_CASE("a connection can be reused after a snapshot") {
  Service service;
  Running running(service);
  Client client(running.port());
  REQUIRE(client.send(request(service, "GET", "HTTP/1.1")));
  CHECK(client.receive().status == 200);
  CHECK(client.skip_past("0\r\n\r\n"));
  CHECK(client.ask("GET", "/api/v1/comments?thread=/a/").status == 200);
  REQUIRE(client.send(request(service, "HEAD", "HTTP/1.1")));
  CHECK(client.receive("HEAD").status == 200);
  CHECK(client.ask("GET", "/api/v1/comments?thread=/a/").status == 200);
}

TEST_CASE("a client that does not read its snapshot is disconnected, and nobody else waits") {
  Service service;
  fill(service);
  server::Options options;
  options.threads = 2;
  options.timeouts.sending = std::chrono::milliseconds(300);
  Running running(service, options);
  Client stalled(running.port());
  REQUIRE(stalled.send(request(service, "GET", "HTTP/1.1")));
  REQUIRE(stalled.receive().status == 200);
  for (int i = 0; i < 3; ++i)
    CHECK(Client(running.port()).ask("GET", "/api/v1/comments?thread=/b/").status == 200);
  // The rest of the answer has no last chunk.
  CHECK(service.log.comes("an answer was not taken"));
  CHECK(content_of(stalled.rest()).empty());
}

TEST_CASE("a stopping service does not wait for slow clients") {
  Service service;
  fill(service);
  server::Options options;
  options.timeouts.sending = std::chrono::hours(1);
  options.timeouts.flowing = std::chrono::hours(1);
  Running running(service, options);
  Client stalled(running.port());
  REQUIRE(stalled.send(request(service, "GET", "HTTP/1.1")));
  REQUIRE(stalled.receive().status == 200);
  running.stop();
  CHECK(content_of(stalled.rest()).empty());
}

TEST_CASE("a snapshot that breaks off has no end, and the log knows why") {
  Service service;
  Running running(service, {}, [](const http::Request&) {
    http::Response response;
    response.pieces =
        [said = std::make_shared<bool>(false)]() -> base::Result<std::optional<std::string>> {
      if (std::exchange(*said, true)) throw std::runtime_error("secret detail");
      return std::optional<std::string>("some");
    };
    return response;
  });
  Client client(running.port());
  REQUIRE(client.send(request(service, "GET", "HTTP/1.1")));
  CHECK(client.receive().status == 200);
  const std::string sent = client.rest();
  CHECK(sent == "4\r\nsome\r\n");
  CHECK(service.log.all().find("an answer broke off: something went wrong here: secret detail") !=
        std::string::npos);
}

TEST_CASE("unread snapshots do not occupy all threads") {
  Service service;
  fill(service);
  const Running running(service);
  std::vector<std::unique_ptr<Client>> slow;
  for (int i = 0; i < 4; ++i) {
    slow.push_back(std::make_unique<Client>(running.port()));
    REQUIRE(slow.back()->send(request(service, "GET", "HTTP/1.1", "Connection: close\r\n")));
    REQUIRE(slow.back()->receive().status == 200);
  }
  const auto ask = [&] {
    Client one_more(running.port());
    REQUIRE(one_more.send(request(service, "GET", "HTTP/1.1", "Connection: close\r\n")));
    return one_more.receive();
  };
  const auto refused = ask();
  CHECK(refused.status == 503);
  CHECK(refused.headers.at("retry-after") == "10");
  CHECK(Client(running.port()).ask("GET", "/api/v1/comments?thread=/a/").status == 200);
  for (const auto& client : slow) CHECK_FALSE(content_of(client->rest()).empty());
  // The thread that sent the last byte may not have finished yet.
  int status = 503;
  for (int i = 0; i < 1000 && status == 503; ++i) status = ask().status;
  CHECK(status == 200);
}
