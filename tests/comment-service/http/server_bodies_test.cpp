// The bodies of requests: limits, chunks, and what is left unread.
#include <doctest/doctest.h>

#include "http/server/server.h"
#include "support/client.h"
#include "support/service.h"

using support::Answer;
using support::Client;
using support::Running;
using support::Service;

namespace {

const std::string kJson = "Content-Type: application/json\r\n";
const std::string kComments = "/api/v1/comments?thread=/a/";

std::string chunked(const std::string& body, std::size_t times) {
  std::string chunks;
  char size[32];
  std::snprintf(size, sizeof size, "%zx\r\n", body.size());
  for (std::size_t i = 0; i < times; ++i) chunks += size + body + "\r\n";
  return chunks + "0\r\n\r\n";
}

}  // namespace

TEST_CASE("forms over 8,192 bytes reach us") {
  Service service;
  const Running running(service);
  Client client(running.port());
  const Answer answer =
      client.ask("POST", kComments, "Content-Type: application/x-www-form-urlencoded\r\n",
                 "name=n&body=" + std::string(7000, 'x') + "&website=" + std::string(1200, 'y'));
  CHECK(answer.status == 422);
  CHECK(answer.headers.at("content-type") == "text/html; charset=utf-8");
}

TEST_CASE("announced bodies over the limit are 413 before they are sent") {
  Service service;
  const Running running(service);
  Client client(running.port());
  REQUIRE(client.send("POST " + kComments + " HTTP/1.1\r\nHost: a\r\n" + kJson +
                      "Content-Length: 1000000000000\r\n\r\n"));
  CHECK(client.receive().status == 413);
  CHECK(client.closed());
}

TEST_CASE("chunked bodies are accepted and limited") {
  Service service;
  const Running running(service);
  const std::string head = "POST " + kComments + " HTTP/1.1\r\nHost: a\r\n" + kJson +
                           "Transfer-Encoding: chunked\r\n\r\n";
  Client small(running.port());
  REQUIRE(small.send(head + chunked(R"({"body":"hi","name":"Bob"})", 1)));
  CHECK(small.receive().status == 202);
  Client large(running.port());
  large.send(head + chunked(std::string(1000, ' '), 200));
  CHECK(large.receive().status == 413);
  CHECK(large.closed());
}

TEST_CASE("a body over the limit ends the connection, and the answer says so") {
  Service service;
  const Running running(service);
  const std::string head = "POST " + kComments + " HTTP/1.1\r\nHost: a\r\n" + kJson;
  const std::string spaces(70'000, ' ');
  for (const std::string& request :
       {head + "Content-Length: 70000\r\n\r\n", head + "Content-Length: 70000\r\n\r\n" + spaces,
        head + "Transfer-Encoding: chunked\r\n\r\n" + chunked(spaces, 1),
        head + "Expect: 100-continue\r\nContent-Length: 70000\r\n\r\n"}) {
    Client client(running.port());
    client.send(request);
    const Answer answer = client.receive();
    CHECK(answer.status == 413);
    CHECK(answer.headers.at("connection") == "close");
    CHECK(client.closed());
  }
}

TEST_CASE("chunk lines of a large body are limited, too") {
  Service service;
  const Running running(service);
  const std::string head = "PUT /api/v1/manifest HTTP/1.1\r\nHost: a\r\n" + kJson +
                           "Authorization: " + service.as(domain::Role::build).front().second +
                           "\r\nTransfer-Encoding: chunked\r\n\r\n10001\r\n" +
                           std::string(65'537, ' ') + "\r\n";
  for (const std::string& rest :
       {std::string("3 x\r\n{}x\r\n0\r\n\r\n"), std::string("2\n{}\r\n0\r\n\r\n"),
        "2;" + std::string(100'000, 'x'), std::string("0x2\r\n{}\r\n0\r\n\r\n"),
        std::string("2\r\n{}\r\n0\r\nTrailer: x\r\n\r\n")}) {
    Client client(running.port());
    client.send(head + rest);
    const Answer answer = client.receive();
    CHECK(answer.status == 400);
    CHECK(answer.body.find("chunks") != std::string::npos);
    CHECK(answer.headers.at("connection") == "close");
  }
}

TEST_CASE("each route takes bodies up to its own limit, and says 413 beyond it") {
  struct Case {
    const char* method;
    std::string path;
    domain::Role role;
    std::size_t limit;
  };
  constexpr std::size_t mega = std::size_t{1024} * 1024;
  const std::string moderation = "/api/v1/moderation/";
  Service service;
  const Running running(service);
  for (const Case& c : {Case{"PUT", "/api/v1/manifest", domain::Role::build, 16 * mega},
                        Case{"PUT", moderation + "policy", domain::Role::admin, 8 * mega},
                        Case{"POST", moderation + "policy/dry-run", domain::Role::admin, 8 * mega},
                        Case{"POST", moderation + "decisions", domain::Role::admin, mega}}) {
    CAPTURE(c.path);
    const std::string token = "Authorization: " + service.as(c.role).front().second + "\r\n";
    const std::string head =
        std::string(c.method) + " " + c.path + " HTTP/1.1\r\nHost: a\r\n" + kJson + token;
    // Complete JSON of the wrong shape. The error names the member only if the whole body was read.
    const auto body = [](std::size_t size) {
      return "{\"odd\": \"" + std::string(size - 11, 'x') + "\"}";
    };
    for (const std::size_t size : {600 * std::size_t{1024}, c.limit}) {
      Client announced(running.port());
      const Answer taken = announced.ask(c.method, c.path, kJson + token, body(size));
      CHECK(taken.status == 400);
      CHECK(taken.body.find("/odd") != std::string::npos);
      Client piecemeal(running.port());
      REQUIRE(piecemeal.send(head + "Transfer-Encoding: chunked\r\n\r\n" + chunked(body(size), 1)));
      CHECK(piecemeal.receive().body == taken.body);
    }
    Client announced(running.port());
    announced.send(head + "Content-Length: " + std::to_string(c.limit + 1) + "\r\n\r\n");
    CHECK(announced.receive().status == 413);
    Client piecemeal(running.port());
    piecemeal.send(head + "Transfer-Encoding: chunked\r\n\r\n" + chunked(body(c.limit + 1), 1));
    CHECK(piecemeal.receive().status == 413);
  }
}

TEST_CASE("a large body without a token is not read") {
  Service service;
  const Running running(service);
  for (const std::string& length : {std::string("Content-Length: 16000000\r\n"),
                                    std::string("Transfer-Encoding: chunked\r\n")}) {
    Client client(running.port());
    // More than the server buffers, but much less than Content-Length announces.
    client.send("PUT /api/v1/manifest HTTP/1.1\r\nHost: a\r\n" + kJson + length + "\r\nf42400\r\n" +
                std::string(70'000, 'x'));
    CHECK(client.receive().status == 401);
    CHECK(client.closed());
  }
  // A chunk of white space, and a chunk with a very long extension.
  Client chatty(running.port());
  std::string chunks = "10001\r\n" + std::string(65'537, ' ') + "\r\n";
  chatty.send("POST " + kComments + " HTTP/1.1\r\nHost: a\r\n" + kJson +
              "Transfer-Encoding: chunked\r\n\r\n" + chunks + "1;" + std::string(2'000'000, 'x'));
  CHECK(chatty.receive().status == 413);
}

TEST_CASE("unread bytes of a request are never parsed as the next one") {
  Service service;
  const Running running(service);
  Client client(running.port());
  const std::string inner = "GET /embed.js HTTP/1.1\r\nHost: a\r\n\r\n";
  REQUIRE(client.send("PUT " + kComments + " HTTP/1.1\r\nHost: a\r\nContent-Length: " +
                      std::to_string(inner.size()) + "\r\n\r\n" + inner));
  CHECK(client.receive().status == 405);
  CHECK(client.closed());
}

TEST_CASE("an answer without having read the body says that the connection ends") {
  Service service;
  const Running running(service);
  const std::string type = "Content-Type: application/json\r\n";
  Client refused(running.port());
  const auto answer = refused.ask("POST", kComments, type + "Origin: https://evil.org\r\n", "{}");
  CHECK(answer.status == 403);
  CHECK(answer.headers.at("connection") == "close");
  CHECK(refused.closed());
  Client kept(running.port());
  for (int i = 0; i < 2; ++i) {
    const auto taken = kept.ask("POST", kComments, type, R"({"body":"x","name":"n"})");
    CHECK(taken.status == 202);
    CHECK_FALSE(taken.headers.contains("connection"));
  }
}

TEST_CASE("a connection outlives a chunked request") {
  Service service;
  const Running running(service);
  Client client(running.port());
  const std::string body = R"({"body":"hi","name":"Bob"})";
  REQUIRE(client.send("POST " + kComments + " HTTP/1.1\r\nHost: a\r\n" + kJson +
                      "Transfer-Encoding: chunked\r\n\r\n" + chunked(body, 1)));
  CHECK(client.receive().status == 202);
  CHECK(client.ask("GET", kComments).status == 200);
}
