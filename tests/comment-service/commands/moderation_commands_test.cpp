#include <doctest/doctest.h>

#include <csignal>
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>
#include <regex>

#include "storage/sqlite/store.h"
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
  // As a shell runs it: errors stand in the output, and `input` is what the command reads.
  Outcome run_with(const std::string& input, std::vector<std::string> arguments) const {
    std::ofstream(folder.file("input")) << input;
    const std::vector<std::string> shell = {"/bin/sh", "-c", "exec \"$@\" 2>&1 <\"$0\"",
                                            folder.file("input"), POSTIL_COMMENTS};
    arguments.insert(arguments.begin(), shell.begin(), shell.end());
    return finished(std::move(arguments));
  }
  Outcome run(std::vector<std::string> arguments) const {
    arguments.insert(arguments.begin(), POSTIL_COMMENTS);
    return finished(std::move(arguments));
  }
  Outcome finished(std::vector<std::string> arguments) const {
    arguments.insert(arguments.end(), {"--database", folder.file("c.sqlite")});
    Process process(arguments);
    std::string output = process.first_line();
    if (!output.empty()) output += "\n" + process.rest();
    return {process.wait(), output};
  }
  std::string post(const std::string& body, const std::string& email = "") const {
    support::Client client(support::port_of(service));
    const auto answer =
        client.ask("POST", "/api/v1/comments?thread=/a/", "Content-Type: application/json\r\n",
                   Json{{"body", body}, {"name", "Bob"}, {"email", email}}.dump());
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

// With a `T` in place of each time, and an `ID` in place of each id.
std::string without_times(const std::string& text) {
  const std::regex time("[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9:.]+Z");
  return std::regex_replace(std::regex_replace(text, time, "T"), std::regex("[A-Za-z0-9_-]{20}"),
                            "ID");
}

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

TEST_CASE("the queue tells who wrote before, why a comment waits, and where it goes on") {
  const Site site;
  for (const char* action : {"approve", "reject", "spam"})
    REQUIRE(site.run({action, site.post(action, "bob@b.org")}).status == 0);
  site.post("first", "bob@b.org");
  site.post("second");
  CHECK(without_times(site.run({"queue"}).output) ==
        "ID@1  T  /a/\n"
        "  Bob  127.0.0.0/24\n"
        "  default: A moderator reads every comment before it appears.\n"
        "  | second\n"
        "ID@1  T  /a/\n"
        "  Bob <bob@b.org>  127.0.0.0/24\n"
        "  before: 1 published, 1 rejected, 1 spam\n"
        "  default: A moderator reads every comment before it appears.\n"
        "  | first\n");
  const auto part = site.run({"queue", "--limit", "1"});
  CHECK(without_times(part.output) ==
        "ID@1  T  /a/\n"
        "  Bob  127.0.0.0/24\n"
        "  default: A moderator reads every comment before it appears.\n"
        "  | second\n"
        "more: --cursor 5\n");
  const std::string cursor = part.output.substr(part.output.rfind(' ') + 1);
  CHECK(
      without_times(site.run({"queue", "--cursor", cursor.substr(0, cursor.size() - 1)}).output) ==
      "ID@1  T  /a/\n"
      "  Bob <bob@b.org>  127.0.0.0/24\n"
      "  before: 1 published, 1 rejected, 1 spam\n"
      "  default: A moderator reads every comment before it appears.\n"
      "  | first\n");
}

TEST_CASE("the queue of one page is printed by its path") {
  const Site site;
  site.post("first");
  CHECK(has(site.run({"queue", "--thread", "/a/"}).output, "  | first\n"));
  CHECK(has(site.run({"queue", "--thread", "a/index.html"}).output, "  | first\n"));
  const auto other = site.run({"queue", "--thread", "/b/"});
  CHECK(other.status == 0);
  CHECK(other.output.empty());
  const auto wrong = site.run({"queue", "--thread", "/a/../b/"});
  CHECK(wrong.status == 1);
  CHECK(wrong.output.empty());
  // A variable of the shell that is not set does not show the whole queue.
  CHECK(site.run({"queue", "--thread", ""}).status == 1);
  CHECK(site.run({"queue", "--thread", "/%61/"}).output ==
        site.run({"queue", "--thread", "/a/"}).output);
  CHECK(site.run({"queue", "--thread", "https://example.org/a/"}).status == 1);
}

TEST_CASE("mistakes about a comment are told with its name") {
  const Site site;
  const std::string id = site.post("x");
  const std::vector<std::pair<std::vector<std::string>, std::string>> mistakes = {
      {{"approve", "nobody"}, "postil-comments: there is no comment \"nobody\"\n"},
      {{"approve", id + "@x"}, "postil-comments: there is no comment \"ID@x\"\n"},
      {{"approve", id + "@1x"}, "postil-comments: there is no comment \"ID@1x\"\n"},
      {{"approve", id + "@7"}, "postil-comments: the text was changed since it was read\n"},
      {{"redact", id, "absent"}, "postil-comments: the text does not contain the part to remove\n"},
      {{"redact", id, ""}, "postil-comments: the text does not contain the part to remove\n"},
      {{"reply", id, "answer", "--as", "Ann"},
       "postil-comments: no moderator has the name \"Ann\"\n"},
      {{"reply", "nobody", "answer", "--as", "Ann"},
       "postil-comments: no moderator has the name \"Ann\"\n"},
      {{"block", "add", "domain", "no domain"},
       "postil-comments: \"no domain\" must be a domain like example.org\n"},
      {{"block", "add", "colour", "red"},
       "KIND: colour not in {address,email,domain,word}\n"
       "Run with --help for more information.\n"},
      {{"block", "remove", "nothing"}, "postil-comments: there is no such block\n"},
      {{"thread", "close", "/typo/"}, "postil-comments: there is no thread \"/typo/\"\n"},
      {{"thread", "open", "/typo/"}, "postil-comments: there is no thread \"/typo/\"\n"},
      {{"thread", "move", "/typo/", "/a/"}, "postil-comments: there is no thread \"/typo/\"\n"},
      {{"thread", "close", "https://blog.example/a/"},
       "postil-comments: \"https://blog.example/a/\" is a full address; give only the page's path, "
       "such as /posts/a/\n"},
      {{"thread", "close", "/../x"},
       "postil-comments: the thread is not a page's path: it holds \".\" or \"..\"\n"},
      {{"moderator", "remove", "Ann"}, "postil-comments: no token has the name \"Ann\"\n"},
      {{"moderator", "add", " "}, "postil-comments: the name of a token must be readable text\n"},
      {{"policy", "explain", "nobody"},
       "postil-comments: no visitor's comment has the id \"nobody\"\n"},
  };
  for (const auto& [command, expected] : mistakes) {
    const auto outcome = site.run_with("", command);
    CHECK(outcome.status != 0);
    CHECK(without_times(outcome.output) == expected);
  }
  REQUIRE(site.run({"moderator", "add", "Ann"}).status == 0);
  CHECK(without_times(site.run_with("", {"moderator", "add", "Ann"}).output) ==
        "postil-comments: \"Ann\" has a token already; `token revoke` takes it back\n");
}

TEST_CASE("a moderator who answers a comment that waits publishes it, too, or cancels") {
  const Site site;
  const std::string id = site.post("question");
  REQUIRE(site.run({"moderator", "add", "Ann"}).status == 0);
  const auto told = site.run_with("", {"reply", id, "answer", "--as", "Ann"});
  CHECK(told.status == 1);
  CHECK(told.output ==
        "postil-comments: the comment that is answered waits for a moderator: decide about it "
        "first; --approve publishes it, too\n");
  CHECK(site.list()["total"] == 0);
  CHECK(site.run({"reply", id + "@2", "answer", "--as", "Ann", "--approve"}).status == 1);
  CHECK(site.list()["total"] == 0);
  CHECK(site.run({"reply", id + "@1", "answer", "--as", "Ann", "--approve"}).status == 0);
  CHECK(site.list()["total"] == 2);
  CHECK(site.run({"reply", id, "once more", "--as", "Ann", "--approve"}).status == 0);
}

TEST_CASE("a block that exists already is an error in plain words") {
  const Site site;
  REQUIRE(site.run({"block", "add", "domain", "spam.example"}).status == 0);
  const auto told = site.run_with("", {"block", "add", "domain", "*.spam.example"});
  CHECK(told.status == 1);
  CHECK(told.output == "postil-comments: this block exists already\n");
}

TEST_CASE("a reply is read from the standard input") {
  const Site site;
  const std::string id = site.post("question");
  REQUIRE(site.run({"approve", id}).status == 0);
  REQUIRE(site.run({"moderator", "add", "Ann"}).status == 0);
  CHECK(without_times(
            site.run_with("two\n\nparagraphs\n", {"reply", id, "-", "--as", "Ann"}).output) ==
        "ID  published\n");
  CHECK(site.list()["comments"][1]["html"] == "<p>two</p>\n<p>paragraphs</p>\n");
}

TEST_CASE("a reply in which nothing is seen is an error, and nothing is stored") {
  const Site site;
  const std::string id = site.post("question");
  REQUIRE(site.run({"approve", id}).status == 0);
  REQUIRE(site.run({"moderator", "add", "Ann"}).status == 0);
  for (const char* body : {"", "  ", "&nbsp;", "---", "-"}) {
    CAPTURE(body);
    const auto told = site.run_with("", {"reply", id, body, "--as", "Ann"});
    CHECK(told.status == 1);
    CHECK(told.output ==
          "postil-comments: the comment cannot be stored as it is: body must show something to its "
          "readers\n");
  }
  CHECK(site.list()["total"] == 1);
}

TEST_CASE("tokens, blocks and the audit log are listed a line each") {
  const Site site;
  REQUIRE(site.run({"token", "add", "site", "--role", "build"}).status == 0);
  REQUIRE(site.run({"moderator", "add", "Ann"}).status == 0);
  CHECK(without_times(site.run({"token", "list"}).output) ==
        "site  build  T\n"
        "Ann  moderate  T\n");
  REQUIRE(site.run({"token", "revoke", "site"}).status == 0);
  CHECK(without_times(site.run({"token", "list"}).output) == "Ann  moderate  T\n");
  REQUIRE(site.run({"block", "add", "email", "Bob@B.org"}).status == 0);
  CHECK(without_times(site.run({"block", "list"}).output) == "ID  email  bob@b.org\n");
  REQUIRE(site.run({"approve", site.post("x")}).status == 0);
  REQUIRE(site.run({"thread", "close", "/a/"}).status == 0);
  CHECK(without_times(site.run({"audit"}).output) ==
        "T  command-line  closed  thread /a/  \n"
        "T  command-line  approve  comment ID  held -> published\n"
        "T  visitor  submitted  comment ID  held\n"
        "T  command-line  added  block ID  \n"
        "T  command-line  revoked  token 1  \n"
        "T  command-line  added  token 2  moderate\n"
        "T  command-line  added  token 1  build\n");
}

TEST_CASE("a text cannot reorder or overwrite the output of the queue") {
  const Site site;
  site.post("good\rbad\n\u202Etxet\r\nend");
  CHECK(has(site.run({"queue"}).output, "  | good<U+000D>bad\n  | <U+202E>txet\n  | end\n"));
}

TEST_CASE("nothing that was stored can control the terminal") {
  const Site site;
  base::SystemRandom random;
  domain::Comment comment;
  comment.id = "AAAAAAAAAAAAAAAAAAAA";
  comment.created = base::SystemClock().now();  // an old one would be purged
  comment.thread = "/\x1b[1m/";
  comment.name = "\x1b[2mBob";
  comment.email = "\x1b[3m@b.org";
  comment.body = "\x1b[4m";
  comment.reasons = {{"r", "\x1b[5m", "body", {"contains", "\x1b[6m", "x", 0, 1}}};
  const auto store = *sqlite::open(site.folder.file("c.sqlite"), random);
  REQUIRE(store->add({comment, storage::NewThread::create}));
  const base::Time now = base::SystemClock().now();
  REQUIRE(store->decide({comment.id, domain::Action::reject, 1, "\x1b[7m", "Ann"}, now));
  REQUIRE(store->decide({comment.id, domain::Action::restore, 1, "", "Ann"}, now));
  CHECK(without_times(site.run({"queue"}).output) ==
        "ID@1  T  /<U+001B>[1m/\n"
        "  <U+001B>[2mBob <<U+001B>[3m@b.org>  \n"
        "  before: 0 published, 0 rejected, 0 spam\n"
        "  r: <U+001B>[5m (<U+001B>[6m)\n"
        "  note: <U+001B>[7m\n"
        "  | <U+001B>[4m\n");
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
  CHECK(site.run({"redact", id + "@1", "555-1234", "--note", "a number"}).output == id + "@2\n");
  CHECK(without_times(site.run({"queue"}).output) ==
        "ID@2  T  /a/\n"
        "  Bob  127.0.0.0/24\n"
        "  default: A moderator reads every comment before it appears.\n"
        "  note: a number\n"
        "  | call [redacted]\n");
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
  CHECK(site.run({"thread", "open", "/%61/"}).output == "/a/  open\n");
  CHECK(site.run({"thread", "move", "/a/", "/b/"}).output == "/a/  /b/\n");
  CHECK(site.run({"thread", "move", "/b/", "/a/"}).output == "/b/  /a/\n");
  CHECK(site.run({"thread", "close", "/../x"}).status == 1);
  const auto audit = site.run({"audit", "--limit", "3"});
  CHECK(has(audit.output, "command-line  opened  thread /a/"));
  CHECK(has(audit.output, "more: --cursor "));
}
