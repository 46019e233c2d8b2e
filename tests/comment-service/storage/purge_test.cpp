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

TEST_CASE("a rejected comment is kept from its decision on") {
  Database database;
  storage::PurgeRequest request{std::nullopt, std::nullopt, day(0)};
  REQUIRE(database.store->purge(request));
  database.add("early", day(0));
  database.add("late", day(0));
  database.add("approved again", day(0));
  database.decide("early", domain::Action::reject, day(1));
  database.decide("late", domain::Action::reject, day(5));
  database.decide("approved again", domain::Action::reject, day(1));
  database.decide("approved again", domain::Action::approve, day(2));
  // Removing a part of the text does not make the comment younger.
  REQUIRE(database.store->redact({"early", 1, "body", "of early", "<p>x</p>", "", "1", day(9)}));
  request.rejected_before = day(1);
  CHECK(*database.store->purge(request) == 0);
  request.rejected_before = day(2);
  CHECK(*database.store->purge(request) == 1);
  CHECK(database.comment("early").body.empty());
  CHECK(database.comment("early").status == domain::Status::deleted);
  CHECK_FALSE(database.comment("late").body.empty());
  CHECK_FALSE(database.comment("approved again").body.empty());
  CHECK(database.store->decide({"early", domain::Action::restore, 2, "", "1"}, day(31))
            .fault()
            .code == base::Code::conflict);
}

TEST_CASE("what was rejected before the first purge is kept from that purge on") {
  Database database;
  database.add("old", day(0));
  database.decide("old", domain::Action::reject, day(1));
  CHECK(*database.store->purge({std::nullopt, std::nullopt, day(100), day(70), day(99)}) == 0);
  CHECK(database.comment("old").email == "bob@secret.org");
  CHECK(*database.store->purge({std::nullopt, std::nullopt, day(130), day(100), day(100)}) == 0);
  CHECK(*database.store->purge({std::nullopt, std::nullopt, day(131), day(101), day(101)}) == 1);
}

TEST_CASE("the sender of a rejected comment is forgotten for good, the text stays") {
  Database database;
  REQUIRE(database.store->purge({std::nullopt, std::nullopt, day(0)}));
  domain::Comment comment;
  comment.id = "x";
  comment.thread = "/x/";
  comment.name = "Bob";
  comment.email = "bob@secret.org";
  comment.address = "203.0.113.0/24";
  comment.body = "text";
  comment.created = day(0);
  comment.reasons = {{"blocked", "", "", {"blocked", "email bob@secret.org"}},
                     {"blocked", "", "", {"blocked", "address 203.0.113.7"}},
                     {"phrase", "", "email", {"contains", "secret", "", 4, 10}},
                     {"long", "", "body", {"words", "1"}}};
  REQUIRE(database.store->add({comment, storage::NewThread::create}));
  database.add("held", day(0));
  database.decide("x", domain::Action::reject, day(1));
  const auto forget = [&](base::Time before) {
    storage::PurgeRequest request{std::nullopt, std::nullopt, day(9)};
    request.rejected_senders_before = before;
    REQUIRE(*database.store->purge(request) == 0);
  };
  forget(day(1));
  CHECK(database.comment("x").email == "bob@secret.org");
  forget(day(2));
  const domain::Comment left = database.comment("x");
  CHECK(left.email.empty());
  CHECK(left.address.empty());
  CHECK(left.name == "Bob");
  CHECK(left.body == "text");
  std::string evidence;
  for (const domain::Reason& reason : left.reasons) evidence += reason.evidence.actual + ";";
  CHECK(evidence == ";;;1;");
  CHECK(database.comment("held").email == "bob@secret.org");
  const auto audit = database.store->audit({});
  CHECK(audit->entries.front().action == "sender-purged");
  CHECK(audit->entries.front().to == "rejected");
  const std::size_t entries = audit->entries.size();
  forget(day(3));
  CHECK(database.store->audit({})->entries.size() == entries);
  // A decision that is taken back does not bring the addresses back.
  REQUIRE(database.store->decide({"x", domain::Action::restore, 1, "", "1"}, day(10)));
  CHECK(database.comment("x").status == domain::Status::held);
  CHECK(database.comment("x").email.empty());
}

TEST_CASE("the senders of many rejected comments are forgotten in several batches") {
  Database database;
  REQUIRE(database.store->purge({std::nullopt, std::nullopt, day(0)}));
  for (int i = 0; i < 450; ++i) {
    database.add("c" + std::to_string(i), day(0));
    database.decide("c" + std::to_string(i), domain::Action::reject, day(1));
  }
  storage::PurgeRequest request{std::nullopt, std::nullopt, day(9)};
  request.rejected_senders_before = day(2);
  CHECK(*database.store->purge(request) == 0);
  CHECK(database.comment("c0").email.empty());
  CHECK(database.comment("c449").email.empty());
}
