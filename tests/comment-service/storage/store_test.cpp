#include "storage/store.h"

#include <doctest/doctest.h>
#include <sys/stat.h>

#include <filesystem>
#include <fstream>
#include <set>
#include <thread>

#include "storage/sqlite/connection.h"
#include "storage/sqlite/store.h"
#include "support/temporary_folder.h"

namespace {

constexpr base::Time now{std::chrono::milliseconds(1'714'555'800'000)};

struct Database {
  Database() : store(*sqlite::open(folder.file("c.sqlite"), random)) {}

  base::Result<domain::Comment> add(const std::string& id, const std::string& thread,
                                    const std::string& parent = "") {
    domain::Comment comment;
    comment.id = id;
    comment.thread = thread;
    comment.parent = parent;
    comment.body = "body of " + id;
    comment.created = now;
    comment.reasons = {{"default", "held", "", {}, domain::Audience::moderators}};
    return store->add({comment, storage::NewThread::create});
  }

  std::int64_t count(const std::string& sql) const {
    auto connection = *sqlite::Connection::open(folder.file("c.sqlite"));
    auto row = *connection.prepare(sql);
    REQUIRE(row.step());
    return row.integer(0);
  }

  support::TemporaryFolder folder;
  base::SystemRandom random;
  std::unique_ptr<storage::Store> store;
};

}  // namespace

TEST_CASE("a comment is read back as it was stored") {
  Database database;
  REQUIRE(database.add("a", "/x/"));
  const auto found = database.store->comment("a");
  REQUIRE(found);
  REQUIRE(found->has_value());
  CHECK((*found)->body == "body of a");
  CHECK((*found)->thread == "/x/");
  CHECK((*found)->created == now);
  REQUIRE((*found)->reasons.size() == 1);
  CHECK((*found)->reasons.front().audience == domain::Audience::moderators);
  CHECK_FALSE(database.store->comment("b")->has_value());
}

TEST_CASE("every write leaves an event in its own transaction") {
  Database database;
  REQUIRE(database.add("a", "/x/"));
  REQUIRE(database.store->decide({"a", domain::Action::approve, 1, "fine", "Ann"}, now));
  REQUIRE(database.store->decide({"a", domain::Action::approve, 1, "again", "Ann"}, now));
  REQUIRE_FALSE(database.add("a", "/x/"));
  CHECK(database.count("SELECT count(*) FROM events WHERE kind = 'submitted'") == 1);
  CHECK(database.count("SELECT count(*) FROM events WHERE kind = 'approve' AND actor = 'Ann' "
                       "AND status_from = 'held' AND status_to = 'published'") == 1);
  CHECK(database.count("SELECT count(*) FROM events") == 2);
}

TEST_CASE("a failed write undoes its own changes and no others of its group") {
  Database database;
  REQUIRE(database.add("parent", "/x/"));
  std::vector<std::thread> threads;
  for (int i = 0; i < 40; ++i) {
    threads.emplace_back([&, i] {
      // Every second comment answers a comment that does not exist, after its thread was created.
      const std::string id = std::to_string(i);
      const auto added = database.add(id, "/t" + id + "/", i % 2 == 0 ? "" : "nobody");
      CHECK(static_cast<bool>(added) == (i % 2 == 0));
    });
  }
  for (std::thread& thread : threads) thread.join();
  CHECK(database.count("SELECT count(*) FROM comments") == 21);
  CHECK(database.count("SELECT count(*) FROM threads") == 21);
}

TEST_CASE("a reply belongs to a comment of its own thread") {
  Database database;
  REQUIRE(database.add("a", "/x/"));
  const auto reply = database.add("b", "/y/", "a");
  REQUIRE_FALSE(reply);
  CHECK(reply.fault().code == base::Code::bad_request);
  REQUIRE(reply.fault().errors.size() == 1);
  CHECK(reply.fault().errors.front().pointer == "/parent");
}

TEST_CASE("a closed thread takes nothing, an unknown one only when it may be made") {
  Database database;
  REQUIRE(database.store->save_thread({"/closed/", "", false}));
  CHECK(database.add("a", "/closed/").fault().code == base::Code::thread_closed);
  domain::Comment comment;
  comment.id = "b";
  comment.thread = "/new/";
  CHECK(database.store->add({comment, storage::NewThread::refuse}).fault().code ==
        base::Code::unknown_thread);
}

TEST_CASE("a token's bearer is known until it is revoked") {
  Database database;
  REQUIRE(database.store->add_token({"Ann", domain::Role::moderate, "hash", now}));
  CHECK(database.store->add_token({"Ann", domain::Role::read, "other", now}).fault().code ==
        base::Code::conflict);
  CHECK((*database.store->bearer("hash"))->name == "Ann");
  CHECK_FALSE(database.store->bearer("guess")->has_value());
  REQUIRE(database.store->revoke_token("Ann", now));
  CHECK_FALSE(database.store->bearer("hash")->has_value());
  CHECK(database.store->revoke_token("Ann", now).fault().code == base::Code::not_found);
  // The name can be used again.
  CHECK(database.store->add_token({"Ann", domain::Role::moderate, "third", now}));
}

TEST_CASE("two processes on one database see each other's writes") {
  Database service;
  const auto command = *sqlite::open(service.folder.file("c.sqlite"), service.random);
  REQUIRE(command->add_token({"Ann", domain::Role::moderate, "hash", now}));
  CHECK(service.store->bearer("hash")->has_value());
  REQUIRE(service.add("a", "/x/"));
  CHECK(command->comment("a")->has_value());
  CHECK(*service.store->secret() == *command->secret());
}

TEST_CASE("a snapshot that is read too slowly does not let the log grow for ever") {
  Database service;
  REQUIRE(service.add("a", "/x/"));
  const auto slow = *service.store->snapshot({0, "", 100});
  const std::string log = service.folder.file("c.sqlite-wal");
  std::uintmax_t longest = 0;
  domain::Comment large;
  large.thread = "/x/";
  large.html = std::string(2'000'000, 'x');
  for (int i = 0; i < 120; ++i) {
    large.id = "large" + std::to_string(i);
    REQUIRE(service.store->add({large, storage::NewThread::create}));
    longest = std::max(longest, std::filesystem::file_size(log));
  }
  CHECK(longest > 128'000'000);
  CHECK(longest < 150'000'000);
  CHECK(std::filesystem::file_size(log) < 80'000'000);
  const auto next = slow->next();
  REQUIRE_FALSE(next);
  CHECK(next.fault().code == base::Code::unavailable);
  const auto again = *service.store->snapshot({0, "", 100});
  CHECK(again->next());
}

TEST_CASE("every commit of any process is detected, and no read is") {
  Database service;
  const auto command = *sqlite::open(service.folder.file("c.sqlite"), service.random);
  std::set<std::int64_t> seen{service.store->change()};
  for (int i = 0; i < 100; ++i) {
    REQUIRE((i % 2 == 0 ? command : service.store)
                ->add_token({"a" + std::to_string(i), domain::Role::read,
                             "hash" + std::to_string(i), now}));
    CHECK(seen.insert(service.store->change()).second);
    CHECK(command->change() == service.store->change());
  }
  const std::int64_t before = service.store->change();
  CHECK(command->tokens()->size() == 100);
  CHECK(service.store->change() == before);
}

TEST_CASE("the database is readable by its owner alone") {
  const Database database;
  struct stat status {};
  REQUIRE(::stat(database.folder.file("c.sqlite").c_str(), &status) == 0);
  CHECK((status.st_mode & 0777U) == 0600);
}

TEST_CASE("a database of a newer program is refused and left alone") {
  Database database;
  {
    auto connection = *sqlite::Connection::open(database.folder.file("c.sqlite"));
    REQUIRE(connection.execute("PRAGMA user_version = 999"));
  }
  const auto opened = sqlite::open(database.folder.file("c.sqlite"), database.random);
  REQUIRE_FALSE(opened);
  CHECK(opened.fault().message.find("newer") != std::string::npos);
}

TEST_CASE("a file that is not a database is a fault with the reason in its detail") {
  const support::TemporaryFolder folder;
  base::SystemRandom random;
  const auto opened = sqlite::open(folder.file("no/such/folder.sqlite"), random);
  REQUIRE_FALSE(opened);
  CHECK(opened.fault().code == base::Code::unavailable);
  CHECK(opened.fault().message.find("folder") == std::string::npos);
  CHECK(opened.fault().detail.find("No such file") != std::string::npos);
}

TEST_CASE("writes are durable: WAL with full synchronisation") {
  Database database;
  auto connection = *sqlite::Connection::open(database.folder.file("c.sqlite"));
  auto mode = *connection.prepare("PRAGMA journal_mode");
  REQUIRE(mode.step());
  CHECK(mode.text(0) == "wal");
  auto synchronous = *connection.prepare("PRAGMA synchronous");
  REQUIRE(synchronous.step());
  CHECK(synchronous.integer(0) == 2);
}

TEST_CASE("a file that is no database is named, and left as it is") {
  const support::TemporaryFolder folder;
  const std::string path = folder.file("letter.txt");
  std::ofstream(path) << "This is a letter, not a database: it has no pages but this one.";
  base::SystemRandom random;
  const auto opened = sqlite::open(path, random);
  REQUIRE_FALSE(opened);
  CHECK(opened.fault().detail.starts_with(path + ": "));
  CHECK(opened.fault().detail.find("PRAGMA") == std::string::npos);
  CHECK(std::filesystem::file_size(path) == 63);
}

TEST_CASE("the circumstances say which block a comment matches") {
  Database database;
  REQUIRE(database.store->add_block({{"b", domain::BlockKind::word, " pills ", now}, "1"}));
  storage::CircumstancesRequest circumstances_request{"/x/"};
  CHECK(database.store->circumstances(circumstances_request)->blocked.empty());
  circumstances_request.text = domain::Comment();
  circumstances_request.text->html = "<p>cheap pills</p>\n";
  CHECK(database.store->circumstances(circumstances_request)->blocked == "word");
  circumstances_request.text->html = "<p>nothing</p>\n";
  CHECK(database.store->circumstances(circumstances_request)->blocked.empty());
}

TEST_CASE("the policy that was applied last counts, with its number and its actor") {
  Database database;
  CHECK(*database.store->policy_number() == 0);
  CHECK_FALSE(*database.store->policy());
  CHECK(*database.store->apply_policy({0, "hash 1", "text 1", now, "Ann"}) == 1);
  CHECK(*database.store->apply_policy(
            {0, "hash 2", "text 2", now + std::chrono::seconds(1), "Bob"}) == 2);
  CHECK(*database.store->policy_number() == 2);
  const storage::AppliedPolicy policy = database.store->policy()->value();
  CHECK(policy.number == 2);
  CHECK(policy.hash == "hash 2");
  CHECK(policy.text == "text 2");
  CHECK(policy.applied == now + std::chrono::seconds(1));
  CHECK(policy.actor == "Bob");
}
