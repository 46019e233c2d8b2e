// The service while another program keeps its database locked.
#include <doctest/doctest.h>

#include <chrono>
#include <memory>
#include <vector>

#include "http/server/server.h"
#include "storage/sqlite/connection.h"
#include "support/client.h"
#include "support/service.h"

using support::Client;
using support::Running;
using support::Service;

TEST_CASE("readers are answered while another program locks the database") {
  const std::string comments = "/api/v1/comments?thread=/a/";
  Service service;
  const Running running(service);
  Client reader(running.port());
  REQUIRE(reader.ask("GET", comments).status == 200);
  auto other = sqlite::Connection::open(service.folder.file("comments.sqlite"));
  REQUIRE(other);
  REQUIRE(other->execute("BEGIN IMMEDIATE"));
  std::vector<std::unique_ptr<Client>> writers;
  const std::string body = R"({"body":"hi","name":"Bob"})";
  for (std::size_t i = 0; i < server::Options().threads; ++i) {
    writers.push_back(std::make_unique<Client>(running.port()));
    REQUIRE(writers.back()->send(
        "POST " + comments + " HTTP/1.1\r\nHost: a\r\n" + "Content-Type: application/json\r\n" +
        "Content-Length: " + std::to_string(body.size()) + "\r\n\r\n" + body));
  }
  const auto begun = std::chrono::steady_clock::now();
  CHECK(Client(running.port()).ask("GET", comments).status == 200);
  // The writers give up after ten seconds. This is an upper bound, not a measurement.
  CHECK(std::chrono::steady_clock::now() - begun < std::chrono::seconds(5));
  REQUIRE(other->execute("ROLLBACK"));
  std::size_t taken = 0;
  for (const auto& writer : writers) {
    const int status = writer->receive().status;
    CHECK((status == 202 || status == 503));
    if (status == 202) ++taken;
  }
  CHECK(taken > 0);
}
