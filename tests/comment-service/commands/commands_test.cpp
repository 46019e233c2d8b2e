#include <doctest/doctest.h>

#include <csignal>
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>

#include "base/encoding.h"
#include "support/client.h"
#include "support/process.h"
#include "support/temporary_folder.h"

using support::Process;

namespace {

const std::string kProgram = POSTIL_COMMENTS;

}  // namespace

TEST_CASE("serve says where it listens and ends with status 0 at both signals") {
  const support::TemporaryFolder folder;
  for (const int number : {SIGINT, SIGTERM}) {
    Process service = support::serve(kProgram, folder.file("c.sqlite"));
    CHECK(service.first_line() ==
          "listening on http://127.0.0.1:" + std::to_string(support::port_of(service)));
    support::Client client(support::port_of(service));
    CHECK(client.ask("GET", "/api/v1/comments?thread=/a/").status == 200);
    service.signal(number);
    CHECK(service.wait() == 0);
  }
}

TEST_CASE("moderator add prints the token alone, and a running service knows it at once") {
  const support::TemporaryFolder folder;
  const Process service = support::serve(kProgram, folder.file("c.sqlite"));
  Process adding({kProgram, "moderator", "add", "Ann", "--database", folder.file("c.sqlite")});
  const std::string token = adding.first_line();
  CHECK(adding.rest().empty());
  CHECK(adding.wait() == 0);
  CHECK(base::from_base64url(token)->size() == 32);
  support::Client client(support::port_of(service));
  const std::string bearer = "Authorization: Bearer " + token + "\r\n";
  CHECK(client.ask("GET", "/api/v1/moderation/comments", bearer).status == 200);
  Process revoking({kProgram, "token", "revoke", "Ann", "--database", folder.file("c.sqlite")});
  CHECK(revoking.wait() == 0);
  CHECK(client.ask("GET", "/api/v1/moderation/comments", bearer).status == 401);
}

TEST_CASE("commands that come and go beside a service leave its data alone") {
  const support::TemporaryFolder folder;
  const std::string database = folder.file("c.sqlite");
  Process adding({kProgram, "moderator", "add", "Ann", "--database", database});
  const std::string bearer = "Authorization: Bearer " + adding.first_line() + "\r\n";
  REQUIRE(adding.wait() == 0);
  std::size_t sent = 0;
  {
    Process service = support::serve(kProgram, database);
    support::Client client(support::port_of(service));
    for (int i = 0; i < 5; ++i) {
      // Reading opens separate connections. Each command opens and closes the same file.
      CHECK(client.ask("GET", "/api/v1/comments?thread=/a/").status == 200);
      Process command({kProgram, "token", "add", std::to_string(i), "--database", database});
      CHECK(command.wait() == 0);
      CHECK(client
                .ask("POST", "/api/v1/comments?thread=/a/", "Content-Type: application/json\r\n",
                     R"({"body":"x","name":"n"})")
                .status == 202);
      ++sent;
    }
    service.signal(SIGKILL);
    service.wait();
  }
  const Process service = support::serve(kProgram, database);
  support::Client client(support::port_of(service));
  const auto answer = client.ask("GET", "/api/v1/moderation/comments", bearer);
  CHECK(nlohmann::json::parse(answer.body)["comments"].size() == sent);
}

TEST_CASE("a second service on one database does not start") {
  const support::TemporaryFolder folder;
  const Process first = support::serve(kProgram, folder.file("c.sqlite"));
  Process second = support::serve(kProgram, folder.file("c.sqlite"));
  CHECK(second.first_line().empty());
  CHECK(second.wait() == 1);
}

TEST_CASE("serve listens on the port that it is told") {
  const support::TemporaryFolder folder;
  int port = 0;
  {
    const Process any = support::serve(kProgram, folder.file("c.sqlite"));
    port = support::port_of(any);
  }
  const std::string address = "127.0.0.1:" + std::to_string(port);
  const Process again(
      {kProgram, "serve", "--database", folder.file("c.sqlite"), "--listen", address});
  CHECK(again.first_line() == "listening on http://" + address);
}

TEST_CASE("arguments of serve stand above its settings file") {
  const support::TemporaryFolder folder;
  std::ofstream(folder.file("s.yaml"))
      << "database: " << folder.file("file.sqlite")
      << "\nlisten: 127.0.0.1:0\nsite: https://file.example\n"
      << "public_url: https://file.example/comments\nthreads: listed\n";
  // Whether a page of that site may write to any thread, and the address that a feed has.
  const auto look = [&](std::vector<std::string> arguments, const std::string& origin) {
    arguments.insert(arguments.begin(), {kProgram, "serve", "--settings", folder.file("s.yaml")});
    const Process service(arguments);
    support::Client client(support::port_of(service));
    const int status = client
                           .ask("POST", "/api/v1/comments?thread=/a/",
                                "Content-Type: application/json\r\nOrigin: " + origin + "\r\n",
                                R"({"body": "b", "name": "n"})")
                           .status;
    support::Client reader(support::port_of(service));
    const std::string feed = reader.ask("GET", "/feeds/comments.atom").body;
    const std::size_t self = feed.find("href=\"") + 6;
    return std::to_string(status) + " " + feed.substr(self, feed.find('"', self) - self);
  };
  CHECK(look({}, "https://file.example") ==
        "404 https://file.example/comments/feeds/comments.atom");
  CHECK(look({}, "https://b.example").starts_with("403 "));
  CHECK(std::filesystem::exists(folder.file("file.sqlite")));
  const std::vector<std::string> all = {
      "--database",   folder.file("own.sqlite"), "--site",    "https://a.example",
      "--site",       "https://b.example",       "--threads", "open",
      "--public-url", "http://own.example/x/",   "--listen",  "127.0.0.1:0"};
  CHECK(look(all, "https://b.example") == "202 http://own.example/x/feeds/comments.atom");
  CHECK(look(all, "https://file.example").starts_with("403 "));
  CHECK(std::filesystem::exists(folder.file("own.sqlite")));
}

TEST_CASE("mistakes in the arguments are told and nothing is made") {
  const support::TemporaryFolder folder;
  const std::string database = folder.file("c.sqlite");
  for (const auto& wrong : {std::vector<std::string>{"--listen", "nowhere"},
                            {"--site", "example.org"},
                            {"--threads", "some"},
                            {"--settings", folder.file("missing.yaml")},
                            {"--nonsense"}}) {
    std::vector<std::string> arguments = {kProgram, "serve", "--database", database};
    arguments.insert(arguments.end(), wrong.begin(), wrong.end());
    Process process(arguments);
    CHECK(process.wait() != 0);
    CHECK_FALSE(std::filesystem::exists(database));
  }
}

TEST_CASE("a command that has verbs asks for one") {
  for (const char* command : {"moderator", "token", "policy", "block", "thread", "clock"}) {
    Process process({"/bin/sh", "-c", "exec \"$0\" \"$1\" 2>&1", kProgram, command});
    CHECK_MESSAGE(process.first_line() == "A subcommand is required", command);
    process.rest();
    CHECK(process.wait() != 0);
  }
}
