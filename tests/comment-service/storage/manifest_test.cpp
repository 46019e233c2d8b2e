// Manifests that are stored in parts. What a manifest means is tested in http/manifest_test.cpp.
#include "storage/sqlite/manifest.h"

#include <doctest/doctest.h>

#include <future>
#include <set>

#include "storage/sqlite/store.h"
#include "support/temporary_folder.h"

namespace {

bool always() { return true; }
bool never() { return false; }

domain::ManifestPage page(const std::string& key, const std::string& name,
                          std::vector<std::string> aliases = {}) {
  domain::ManifestPage page;
  page.thread.key = key;
  page.thread.page = name;
  page.thread.title = "title of " + name;
  page.aliases = std::move(aliases);
  return page;
}

storage::Manifest manifest(const std::string& tag, std::vector<domain::ManifestPage> pages) {
  return {std::move(pages), tag, std::nullopt, {}, "1"};
}

// Pages that exchange their addresses, a chain, a page with an alias and one that goes.
storage::Manifest first() {
  return manifest("one", {page("/1/", "a"), page("/2/", "b"), page("/3/", "c"), page("/4/", "d"),
                          page("/6/", "e"), page("/7/", "f"), page("/9/", "g")});
}
storage::Manifest second() {
  return manifest("two", {page("/1/", "b"), page("/2/", "a"), page("/4/", "c"), page("/5/", "d"),
                          page("/66/", "e", {"/6/"}), page("/7/", "f"), page("/8/", "h")});
}

struct Database {
  Database() : store(*sqlite::open(path, random)), connection(*sqlite::Connection::open(path)) {}

  // Stores the site and a comment on each page, which names the page.
  void begin() {
    REQUIRE(store->put_manifest(first()));
    for (const domain::ManifestPage& page : first().threads)
      comment(page.thread.key, "comment of " + page.thread.page);
  }

  // Begins, and plans another manifest.
  sqlite::ManifestWrite plan(const storage::Manifest& manifest) {
    begin();
    auto write = sqlite::ManifestWrite::plan(connection, manifest);
    REQUIRE(write);
    return *std::move(write);
  }

  void comment(const std::string& thread, const std::string& body) {
    domain::Comment comment;
    comment.id = body;
    comment.thread = thread;
    comment.body = body;
    comment.status = domain::Status::published;
    REQUIRE(store->add({comment, storage::NewThread::create}));
  }

  // Stores one part in a transaction.
  base::Result<void> part(sqlite::ManifestWrite& write, bool (*enough)()) {
    REQUIRE(connection.run("BEGIN IMMEDIATE"));
    base::Result<void> stored = write.store_some(connection, enough);
    REQUIRE(connection.run(stored ? "COMMIT" : "ROLLBACK"));
    return stored;
  }

  std::vector<std::string> rows(const std::string& sql) {
    auto row = *connection.prepare(*texts.insert(sql).first);
    std::vector<std::string> found;
    while (*row.step()) found.push_back(row.text(0));
    return found;
  }
  std::vector<std::string> threads() {
    return rows(
        "SELECT key || ' ' || title || ' ' || listed || coalesce(' moved to ' || (SELECT n.key "
        "FROM threads n WHERE n.number = threads.moved_to), '') FROM threads ORDER BY key");
  }
  std::vector<std::string> comments() {
    return rows(
        "SELECT key || ' ' || body FROM comments JOIN threads ON thread = number ORDER BY key, "
        "body");
  }
  std::string tag() { return rows("SELECT value FROM meta WHERE name = 'manifest'").front(); }

  support::TemporaryFolder folder;
  std::string path = folder.file("c.sqlite");
  base::SystemRandom random;
  std::set<std::string> texts;  // Connection::prepare() needs texts that stay
  std::unique_ptr<storage::Store> store;
  sqlite::Connection connection;
};

const std::vector<std::string> kComments = {
    "/1/ comment of b",  "/2/ comment of a", "/4/ comment of c", "/5/ comment of d",
    "/66/ comment of e", "/7/ comment of f", "/9/ comment of g"};

}  // namespace

TEST_CASE("a manifest that is stored in parts ends like one that is stored at once") {
  Database at_once;
  at_once.begin();
  const auto outcome = at_once.store->put_manifest(second());
  REQUIRE(outcome);
  CHECK(at_once.comments() == kComments);

  Database in_parts;
  const storage::Manifest manifest = second();
  sqlite::ManifestWrite write = in_parts.plan(manifest);
  int parts = 0;
  for (; !write.complete(); ++parts) REQUIRE(in_parts.part(write, always));
  // The exchange, the chain, the alias, the new page and the one that goes.
  CHECK(parts == 5);
  CHECK(in_parts.threads() == at_once.threads());
  CHECK(in_parts.comments() == kComments);
  CHECK(write.outcome().added == outcome->added);
  CHECK(write.outcome().moved == outcome->moved);
  CHECK(write.outcome().unlisted == outcome->unlisted);
}

TEST_CASE("after an interruption each group is old or new, and the same manifest finishes") {
  const storage::Manifest manifest = second();
  for (int interrupted = 1; interrupted < 5; ++interrupted) {
    CAPTURE(interrupted);
    Database database;
    sqlite::ManifestWrite write = database.plan(manifest);
    const std::vector<std::string> before = database.threads();
    for (int part = 0; part < interrupted; ++part) REQUIRE(database.part(write, always));
    CHECK_FALSE(write.complete());
    CHECK(database.tag() == "one");
    CHECK(database.threads() != before);
    // No exchange and no chain is made by half.
    for (const std::string& comment : database.comments()) {
      const std::string key = comment.substr(0, comment.find(' '));
      const std::string name = comment.substr(comment.rfind(' ') + 1);
      const auto titles = database.rows("SELECT title FROM threads WHERE key = '" + key + "'");
      CHECK(titles == std::vector<std::string>{"title of " + name});
    }
    const auto outcome = database.store->put_manifest(manifest);
    REQUIRE(outcome);
    CHECK(database.tag() == "two");
    CHECK(database.comments() == kComments);
    CHECK(outcome->added + write.outcome().added == 3);
    CHECK(outcome->moved + write.outcome().moved == 5);
    CHECK(outcome->unlisted + write.outcome().unlisted == 1);
    const auto again = database.store->put_manifest(manifest);
    REQUIRE(again);
    CHECK(again->added + again->moved + again->unlisted == 0);
  }
}

TEST_CASE("what others wrote between two parts is kept") {
  Database database;
  const storage::Manifest manifest = second();
  sqlite::ManifestWrite write = database.plan(manifest);
  REQUIRE(database.part(write, always));
  for (const char* key : {"/3/", "/6/", "/9/", "/8/", "/66/"})
    database.comment(key, std::string("late on ") + key);
  REQUIRE(database.store->save_thread({"/6/", "title of e", false}));
  storage::ThreadChange moved;
  moved.key = "/7/";
  moved.move_to = "/9/";
  REQUIRE(database.store->change_thread(moved));
  while (!write.complete()) REQUIRE(database.part(write, always));
  CHECK(database.comments() ==
        std::vector<std::string>{"/1/ comment of b", "/2/ comment of a", "/4/ comment of c",
                                 "/4/ late on /3/", "/5/ comment of d", "/66/ comment of e",
                                 "/66/ late on /6/", "/66/ late on /66/", "/8/ late on /8/",
                                 "/9/ comment of f", "/9/ comment of g", "/9/ late on /9/"});
  // A page that was moved by a moderator stays moved until the next manifest lists it.
  CHECK(database.rows("SELECT key FROM threads WHERE moved_to IS NOT NULL ORDER BY key") ==
        std::vector<std::string>{"/3/", "/6/", "/7/"});
}

TEST_CASE("all groups for which there is time share a transaction") {
  Database database;
  const storage::Manifest manifest = second();
  sqlite::ManifestWrite write = database.plan(manifest);
  REQUIRE(database.part(write, never));
  CHECK(write.complete());
  CHECK(database.comments() == kComments);
}

TEST_CASE("a manifest that was stored meanwhile by another process is named by the last part") {
  Database database;
  storage::Manifest manifest = second();
  manifest.replaces = "one";
  sqlite::ManifestWrite write = database.plan(manifest);
  REQUIRE(database.part(write, always));
  REQUIRE(database.store->put_manifest(::manifest("other", first().threads)));
  const auto last = database.part(write, never);
  REQUIRE_FALSE(last);
  CHECK(last.fault().code == base::Code::changed);
  CHECK(database.tag() == "other");
}

TEST_CASE("two manifests are not stored at the same time") {
  Database database;
  database.begin();
  const std::vector<storage::Manifest> manifests = {manifest("two", {page("/1/", "a")}),
                                                    manifest("three", {page("/2/", "b")})};
  // With the database locked by another program, the first of them waits for it.
  REQUIRE(database.connection.run("BEGIN IMMEDIATE"));
  const auto put = [&](std::size_t i) { return database.store->put_manifest(manifests[i]); };
  std::vector<std::future<base::Result<storage::ManifestOutcome>>> answers;
  for (std::size_t i = 0; i < 2; ++i) answers.push_back(std::async(std::launch::async, put, i));
  const auto is_there = [](const auto& answer) {
    return answer.wait_for(std::chrono::milliseconds(10)) == std::future_status::ready;
  };
  while (!is_there(answers[0]) && !is_there(answers[1])) continue;
  REQUIRE(database.connection.run("ROLLBACK"));
  const std::vector outcomes = {answers[0].get(), answers[1].get()};
  const std::size_t stored = outcomes[0] ? 0 : 1;
  REQUIRE(outcomes[stored]);
  CHECK(database.tag() == manifests[stored].tag);
  const base::Fault& fault = outcomes[1 - stored].fault();
  CHECK(fault.code == base::Code::unavailable);
  CHECK(fault.message == "another manifest is being stored: try again");
}
