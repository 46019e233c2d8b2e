// Commands on a database that no service uses: what they print about it, errors included.
#include <doctest/doctest.h>

#include <regex>

#include "base/random.h"
#include "base/text.h"
#include "storage/sqlite/store.h"
#include "support/process.h"
#include "support/temporary_folder.h"

using namespace std::chrono_literals;

namespace {

const base::Time kStart = *base::parse_rfc3339("2024-05-01T09:30:00Z");

struct Database {
  Database() : store(*sqlite::open(folder.file("c.sqlite"), random)) {}

  std::string printed(std::vector<std::string> arguments, int status = 0) const {
    arguments.insert(arguments.begin(), POSTIL_COMMENTS);
    arguments.insert(arguments.end(), {"--database", folder.file("c.sqlite")});
    const support::Outcome outcome = support::run(arguments);
    CHECK(outcome.status == status);
    return outcome.output;
  }
  base::Result<domain::Comment> add(const std::string& id, base::Time at, storage::Rates rates = {},
                                    const std::string& body = "text") const {
    domain::Comment comment;
    comment.id = id;
    comment.thread = "/\x1B/";
    comment.name = "Bob";
    comment.address = "203.0.113.0/24";
    comment.body = body;
    comment.html = "<p>text</p>\n";
    comment.created = at;
    storage::NewComment added{comment, storage::NewThread::create};
    added.rates = std::move(rates);
    return store->add(added);
  }

  support::TemporaryFolder folder;
  base::SystemRandom random;
  std::unique_ptr<storage::Store> store;
};

// With a `T` in place of each time, and an `ID` in place of each id.
std::string without_times(const std::string& text) {
  const std::regex time("[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9:.]+Z");
  return std::regex_replace(std::regex_replace(text, time, "T"), std::regex("[A-Za-z0-9_-]{20}"),
                            "ID");
}

}  // namespace

TEST_CASE("limits that turned comments away stand above the queue") {
  const Database database;
  storage::Rates network;
  network.waiting_network = 1;
  REQUIRE(database.add("first", kStart, network, "one\r\n\r\n\ttwo\r\n"));
  for (const auto after : {1min, 2min})
    CHECK(database.add("second", kStart + after, network).fault().code == base::Code::queue_full);
  storage::Rates site;
  site.waiting_site = 1;
  CHECK(database.add("third", kStart + 3min, site).fault().code == base::Code::queue_full);
  CHECK(database.printed({"queue"}) ==
        "full: 1 comments wait; 1 comments of strangers were turned away from "
        "2024-05-01T09:33:00Z to 2024-05-01T09:33:00Z\n"
        "full: 1 comments from 203.0.113.0/24 wait on /<U+001B>/; 2 comments of strangers were "
        "turned away from 2024-05-01T09:31:00Z to 2024-05-01T09:32:00Z\n"
        "first@1  2024-05-01T09:30:00Z  /<U+001B>/\n"
        "  Bob  203.0.113.0/24\n"
        "  | one\n"
        "  | \n"
        "  | \ttwo\n");
  CHECK(database.printed({"queue", "--status", "spam"}).empty());
}

TEST_CASE("the queue says once a day that the clock is in doubt, until it is accepted") {
  const Database database;
  const base::Time before = base::SystemClock().now();
  REQUIRE(database.store->observe_clock({before - std::chrono::days(10), "earlier", 0ms}));
  CHECK(database.printed({"queue"}).empty());
  REQUIRE(database.store->observe_clock({before, "now", 0ms}));
  CHECK(database.printed({"queue"}) ==
        "postil-comments: the clock was set, or the service was off for more than a day: nothing "
        "is purged for the next 168 hours of service. The clock says " +
            base::rfc3339(before) +
            "; if that is right, `postil-comments clock accept` ends the wait\n");
  CHECK(database.printed({"queue"}).empty());
  const std::string accepted = database.printed({"clock", "accept"});
  const std::optional<domain::ClockWatch> watch = *database.store->clock_watch();
  REQUIRE(watch);
  CHECK(accepted == base::rfc3339(watch->last.wall) +
                        " is taken for the right time; comments are purged by their age again\n");
  CHECK_FALSE(watch->in_doubt);
  CHECK(watch->last.wall >= before);
  CHECK(watch->last.boot == base::boot_time().boot);
  CHECK(watch->last.since_boot > 0ms);
}

TEST_CASE("the audit log names people, and goes on where a page ended") {
  const Database database;
  REQUIRE(database.printed({"moderator", "add", "Ann"}).size() == 44);
  REQUIRE(database.add("AAAAAAAAAAAAAAAAAAAA", kStart));
  CHECK(database.printed({"approve", "AAAAAAAAAAAAAAAAAAAA"}) ==
        "AAAAAAAAAAAAAAAAAAAA  published\n");
  CHECK(without_times(database.printed(
            {"reply", "AAAAAAAAAAAAAAAAAAAA", "answer", "--as", "Ann"})) == "ID  published\n");
  const std::string page = database.printed({"audit", "--limit", "2"});
  CHECK(without_times(page) ==
        "T  Ann (1)  submitted  comment ID  published\n"
        "T  command-line  approve  comment ID  held -> published\n"
        "more: --cursor 3\n");
  CHECK(without_times(database.printed({"audit", "--cursor", "3"})) ==
        "T  visitor  submitted  comment ID  held\n"
        "T  command-line  added  token 1  moderate\n");
  CHECK(database.printed({"audit", "--cursor", "x"}, 1) ==
        "postil-comments: the cursor is not one of this list\n");
}

TEST_CASE("a page of the queue or the audit log has one to a thousand entries") {
  const Database database;
  for (const char* command : {"queue", "audit"}) {
    for (const char* limit : {"1", "1000"}) database.printed({command, "--limit", limit});
    for (const char* limit : {"0", "1001", "-1", "x"}) {
      const support::Outcome outcome = support::run({POSTIL_COMMENTS, command, "--limit", limit});
      CHECK_MESSAGE(outcome.status > 1, command, limit);
      CHECK(outcome.output.find("--limit: Value " + std::string(limit)) == 0);
    }
  }
}

TEST_CASE("the program alone asks for a command, and tells its version") {
  const support::Outcome alone = support::run({POSTIL_COMMENTS});
  CHECK(alone.status > 1);
  CHECK(alone.output ==
        "A subcommand is required\n"
        "Run with --help for more information.\n");
  const support::Outcome version = support::run({POSTIL_COMMENTS, "--version"});
  CHECK(version.status == 0);
  CHECK(std::regex_match(version.output, std::regex("postil-comments [0-9]+\\.[0-9]+\\.[0-9]+\n")));
}
