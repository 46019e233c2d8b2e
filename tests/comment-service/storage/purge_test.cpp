#include <doctest/doctest.h>

#include "storage/sqlite/store.h"
#include "support/temporary_folder.h"

namespace {

base::Time day(int number) { return base::Time(std::chrono::days(10'000 + number)); }

struct Database {
  Database() : store(*sqlite::open(folder.file("c.sqlite"), random)) {}

  void add(const std::string& id, base::Time created, const std::string& parent = "") {
    domain::Comment comment;
    comment.id = id;
    comment.thread = "/x/";
    comment.parent = parent;
    comment.name = "Bob";
    comment.email = "bob@secret.org";
    comment.body = "body of " + id;
    comment.html = "<p>x</p>\n";
    comment.created = created;
    comment.reasons = {{"rule", "held"}};
    REQUIRE(store->add({comment, storage::NewThread::create}));
  }
  void decide(const std::string& id, domain::Action action, base::Time at) {
    REQUIRE(store->decide({id, action, 1, "a note", "1"}, at));
  }
  domain::Comment comment(const std::string& id) { return store->comment(id)->value(); }

  support::TemporaryFolder folder;
  base::SystemRandom random;
  std::unique_ptr<storage::Store> store;
};

}  // namespace

TEST_CASE("old held and spam comments are purged, all others stay") {
  Database database;
  for (const char* id : {"held", "spam", "fresh spam", "published", "rejected", "deleted"})
    database.add(id, day(0));
  database.decide("spam", domain::Action::spam, day(1));
  database.decide("fresh spam", domain::Action::spam, day(20));
  database.decide("published", domain::Action::approve, day(1));
  database.decide("rejected", domain::Action::reject, day(1));
  database.decide("deleted", domain::Action::remove, day(1));
  CHECK(*database.store->purge({std::nullopt, day(10), day(30)}) == 2);
  CHECK(database.comment("spam").body.empty());
  CHECK(database.comment("spam").email.empty());
  CHECK(database.comment("spam").name.empty());
  CHECK(database.comment("spam").reasons.empty());
  CHECK(database.comment("deleted").body.empty());
  for (const char* id : {"held", "fresh spam", "published", "rejected"})
    CHECK_MESSAGE(!database.comment(id).body.empty(), id);
  CHECK(*database.store->purge({day(0), std::nullopt, day(30)}) == 0);
  CHECK(*database.store->purge({day(1), std::nullopt, day(30)}) == 1);
  CHECK(database.comment("held").status == domain::Status::deleted);
  CHECK(*database.store->purge({day(1), day(10), day(30)}) == 0);
  CHECK(
      database.store->decide({"held", domain::Action::approve, 1, "", "1"}, day(31)).fault().code ==
      base::Code::conflict);
}

TEST_CASE("replies keep their place below a purged comment") {
  Database database;
  database.add("parent", day(0));
  database.add("reply", day(0), "parent");
  database.decide("reply", domain::Action::approve, day(1));
  CHECK(*database.store->purge({day(1), std::nullopt, day(30)}) == 1);
  const auto display = database.store->display({"/x/", storage::Sort::oldest, "", 10});
  REQUIRE(display->comments.size() == 2);
  CHECK(display->comments[1].parent == "parent");
}

TEST_CASE("many comments are purged in several batches") {
  Database database;
  for (int i = 0; i < 450; ++i) database.add("c" + std::to_string(i), day(0));
  CHECK(*database.store->purge({day(1), std::nullopt, day(30)}) == 450);
  CHECK(database.store->queue({domain::Status::held, "", 10})->comments.empty());
}
