// What `serve` does with threads that were stored under full addresses.
#include <doctest/doctest.h>

#include <csignal>
#include <fstream>
#include <nlohmann/json.hpp>
#include <sstream>

#include "storage/sqlite/store.h"
#include "support/client.h"
#include "support/process.h"
#include "support/temporary_folder.h"

using Json = nlohmann::json;
using support::Process;

namespace {

const std::string kAddress = "/https://blog.example/caf%C3%A9/";
const std::string kPath = "/caf\xC3\xA9/";

struct Site {
  // A database with a comment in each of these threads. The last one is closed.
  explicit Site(const std::vector<std::string>& threads) {
    base::SystemRandom random;
    const auto store = *sqlite::open(database, random);
    for (const std::string& thread : threads) {
      domain::Comment comment;
      comment.id = "comment on " + thread;
      comment.thread = thread;
      comment.status = domain::Status::published;
      REQUIRE(store->add({comment, storage::NewThread::create}));
    }
    REQUIRE(store->change_thread({threads.back(), false, "", "1", {}}));
  }

  // Runs the service, and returns its answer to this request.
  support::Answer ask(const std::vector<std::string>& options, const std::string& target) const {
    std::vector<std::string> words = {
        "/bin/sh", "-c",       "exec \"$@\" 2>\"$0\"", folder.file("log"), POSTIL_COMMENTS,
        "serve",   "--listen", "127.0.0.1:0",          "--database",       database};
    words.insert(words.end(), options.begin(), options.end());
    Process service(words);
    auto answer = support::Client(support::port_of(service)).ask("GET", target);
    service.signal(SIGTERM);
    CHECK(service.wait() == 0);
    return answer;
  }
  bool log_has(const std::string& text) const {
    std::ostringstream log;
    log << std::ifstream(folder.file("log")).rdbuf();
    return log.str().find(text) != std::string::npos;
  }
  std::string audit() const {
    return support::run({POSTIL_COMMENTS, "audit", "--database", database}).output;
  }

  support::TemporaryFolder folder;
  std::string database = folder.file("c.sqlite");
};

std::size_t count(const std::string& text, const std::string& part) {
  std::size_t found = 0;
  for (std::size_t at = text.find(part); at != std::string::npos; at = text.find(part, at + 1))
    ++found;
  return found;
}

}  // namespace

TEST_CASE("serve merges the threads that have a full address of the site") {
  const Site site({kPath, "/http://other.example/x/", "//blog.example/caf%C3%A9/", kAddress});
  const std::vector<std::string> options = {"--site", "https://blog.example"};
  const std::string target = "/api/v1/comments?thread=/caf%C3%A9/";
  for (int started = 0; started < 2; ++started) {
    const Json list = Json::parse(site.ask(options, target).body);
    CHECK(list["thread"]["key"] == kPath);
    CHECK(list["thread"]["open"] == false);
    CHECK(list["total"] == 3);
    CHECK(site.log_has("merged the thread " + kAddress + " with " + kPath) == (started == 0));
    CHECK(
        site.log_has("threads with a full address that belongs to no --site, left as they are: "
                     "1, such as /http://other.example/x/"));
  }
  CHECK(count(site.audit(), "service  merged  thread ") == 2);
  CHECK(count(site.audit(), "service  merged  thread " + kAddress + "  " + kPath) == 1);
}

TEST_CASE("serve without a site leaves such threads as they are") {
  const Site site({kAddress});
  CHECK(site.ask({}, "/api/v1/comments?thread=/caf%C3%A9/").status == 404);
  CHECK(site.log_has("left as they are: 1, such as " + kAddress));
  CHECK(count(site.audit(), "merged") == 0);
}
