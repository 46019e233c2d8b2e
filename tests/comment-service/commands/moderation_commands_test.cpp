#include <doctest/doctest.h>

#include <csignal>
#include <filesystem>
#include <nlohmann/json.hpp>

#include "support/client.h"
#include "support/process.h"
#include "support/temporary_folder.h"

using Json = nlohmann::json;
using support::Process;

namespace {

// A running service, and commands that use the same database.
struct Site {
  Site() : service(support::serve(POSTIL_COMMENTS, folder.file("c.sqlite"))) {}

  struct Outcome {
    int status = 0;
    std::string output;
  };
  Outcome run(std::vector<std::string> arguments) const {
    arguments.insert(arguments.begin(), POSTIL_COMMENTS);
    arguments.insert(arguments.end(), {"--database", folder.file("c.sqlite")});
    Process process(arguments);
    std::string output = process.first_line();
    if (!output.empty()) output += "\n" + process.rest();
    return {process.wait(), output};
  }
  std::string post(const std::string& body) const {
    support::Client client(support::port_of(service));
    const auto answer =
        client.ask("POST", "/api/v1/comments?thread=/a/", "Content-Type: application/json\r\n",
                   Json{{"body", body}, {"name", "Bob"}}.dump());
    REQUIRE(answer.status == 202);
    return Json::parse(answer.body)["id"];
  }
  Json list() const {
    support::Client client(support::port_of(service));
    return Json::parse(client.ask("GET", "/api/v1/comments?thread=/a/").body);
  }

  support::TemporaryFolder folder;
  Process service;
};

bool has(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

}  // namespace

TEST_CASE("the queue is printed, and decisions are seen by readers at once") {
  const Site site;
  const std::string id = site.post("first\nline");
  CHECK(site.list()["total"] == 0);
  const auto queue = site.run({"queue"});
  CHECK(queue.status == 0);
  CHECK(has(queue.output, id + "@1"));
  CHECK(has(queue.output, "  | first\n  | line\n"));
  CHECK(has(queue.output, "127.0.0.0/24"));
  const auto approved = site.run({"approve", id + "@1", "--note", "fine"});
  CHECK(approved.status == 0);
  CHECK(approved.output == id + "  published\n");
  CHECK(site.list()["total"] == 1);
  CHECK(site.run({"spam", id}).status == 0);
  CHECK(site.list()["total"] == 0);
  CHECK(site.run({"restore", id}).output == id + "  published\n");
  CHECK(site.run({"reject", id}).output == id + "  rejected\n");
  CHECK(site.run({"delete", id}).output == id + "  deleted\n");
  CHECK(has(site.run({"queue", "--status", "deleted"}).output, "note: fine"));
}

TEST_CASE("a text cannot reorder or overwrite the output of the queue") {
  const Site site;
  site.post("good\rbad\n\u202Etxet\r\nend");
  CHECK(has(site.run({"queue"}).output, "  | good<U+000D>bad\n  | <U+202E>txet\n  | end\n"));
}

TEST_CASE("a misspelt database is an error that names it, and creates no file") {
  const support::TemporaryFolder folder;
  const std::string typo = folder.file("tpyo.sqlite");
  for (const std::vector<std::string>& command :
       std::vector<std::vector<std::string>>{{"queue"},
                                             {"approve", "x"},
                                             {"reply", "x", "y", "--as", "z"},
                                             {"block", "list"},
                                             {"thread", "close", "/a/"},
                                             {"audit"},
                                             {"token", "list"},
                                             {"token", "revoke", "x"},
                                             {"policy", "show"},
                                             {"policy", "explain", "x"}}) {
    std::vector<std::string> arguments = command;
    arguments.insert(arguments.begin(), POSTIL_COMMENTS);
    arguments.insert(arguments.end(), {"--database", typo});
    Process process(arguments);
    CHECK_MESSAGE(process.wait() == 1, command.front());
    CHECK_FALSE(std::filesystem::exists(typo));
  }
}

TEST_CASE("a command overrules what other moderators decided before it") {
  const Site site;
  const std::string id = site.post("x");
  const std::string token = site.run({"moderator", "add", "Ann"}).output;
  support::Client client(support::port_of(site.service));
  const auto decide = [&](const char* action) {
    return client.ask("POST", "/api/v1/moderation/comments/" + id + "/decisions",
                      "Content-Type: application/json\r\nAuthorization: Bearer " +
                          token.substr(0, token.find('\n')) + "\r\n",
                      Json{{"action", action}, {"revision", 1}}.dump());
  };
  REQUIRE(decide("approve").status == 200);
  CHECK(site.run({"spam", id + "@1"}).output == id + "  spam\n");
  CHECK(decide("reject").status == 412);
  CHECK(decide("restore").status == 200);
  CHECK(site.list()["total"] == 1);
}

TEST_CASE("many comments are decided about in one command, each for itself") {
  const Site site;
  const std::string first = site.post("1");
  const std::string second = site.post("2");
  const auto decided = site.run({"approve", first, "nobody", second + "@7", second + "@1"});
  CHECK(decided.status == 1);
  CHECK(decided.output == first + "  published\n" + second + "  published\n");
  CHECK(site.list()["total"] == 2);
}

TEST_CASE("a text that changed since the queue was read is not decided about") {
  const Site site;
  const std::string id = site.post("call 555-1234");
  CHECK(site.run({"redact", id + "@1", "555-1234"}).output == id + "@2\n");
  CHECK(site.run({"approve", id + "@1"}).status == 1);
  CHECK(site.run({"approve", id + "@2"}).status == 0);
  CHECK(site.list()["comments"][0]["html"] == "<p>call [redacted]</p>\n");
  CHECK(site.run({"redact", id, "absent"}).status == 1);
}

TEST_CASE("a moderator replies from the command line, under his own name") {
  const Site site;
  const std::string id = site.post("question");
  REQUIRE(site.run({"approve", id}).status == 0);
  CHECK(site.run({"reply", id, "answer", "--as", "Ann"}).status == 1);
  REQUIRE(site.run({"moderator", "add", "Ann"}).status == 0);
  REQUIRE(site.run({"reply", id, "answer", "--as", "Ann"}).status == 0);
  const Json list = site.list();
  CHECK(list["comments"][1]["name"] == "Ann");
  CHECK(list["comments"][1]["author"] == true);
  CHECK(list["comments"][1]["parent"] == id);
  CHECK(has(site.run({"moderator", "list"}).output, "Ann  moderate"));
  CHECK(site.run({"moderator", "remove", "Ann"}).status == 0);
  CHECK_FALSE(has(site.run({"token", "list"}).output, "Ann"));
}

TEST_CASE("blocks, threads and the audit log have commands, too") {
  const Site site;
  const auto added = site.run({"block", "add", "word", "Cheap Pills"});
  REQUIRE(added.status == 0);
  const std::string block = added.output.substr(0, added.output.size() - 1);
  CHECK(has(site.run({"block", "list"}).output, block + "  word  cheap pills"));
  site.post("cheap pills!");
  CHECK(has(site.run({"queue"}).output, "blocked: This is blocked. (word cheap pills"));
  CHECK(site.run({"block", "remove", block}).status == 0);
  CHECK(site.run({"block", "remove", block}).status == 1);
  CHECK(site.run({"block", "add", "address", "nonsense"}).status == 1);
  CHECK(site.run({"thread", "close", "/a/"}).output == "/a/  closed\n");
  CHECK(site.list()["thread"]["open"] == false);
  CHECK(site.run({"thread", "open", "/a/"}).output == "/a/  open\n");
  CHECK(site.run({"thread", "move", "/a/", "/b/"}).output == "/a/  /b/\n");
  CHECK(site.run({"thread", "move", "/b/", "/a/"}).output == "/b/  /a/\n");
  CHECK(site.run({"thread", "close", "/../x"}).status == 1);
  const auto audit = site.run({"audit", "--limit", "3"});
  CHECK(has(audit.output, "command-line  opened  thread /a/"));
  CHECK(has(audit.output, "more: --cursor "));
}
