// The audit log: which entry each change leaves, and how it is read.
#include <doctest/doctest.h>

#include "storage/sqlite/store.h"
#include "support/temporary_folder.h"

namespace {

base::Time at(int milliseconds) { return base::Time(std::chrono::milliseconds(milliseconds)); }

struct Database {
  Database() : store(*sqlite::open(folder.file("c.sqlite"), random)) {
    REQUIRE(store->add_token({"Ann", domain::Role::moderate, "hash of Ann", at(1)}));
  }

  void add(const std::string& id, domain::Status status = domain::Status::held) const {
    domain::Comment comment;
    comment.id = id;
    comment.thread = "/x/";
    comment.body = "text";
    comment.created = at(100);
    comment.status = status;
    REQUIRE(store->add({comment, storage::NewThread::create}));
  }
  // The entries after this one, oldest first, a line each.
  std::string since(std::int64_t sequence) const {
    std::string lines;
    const auto audit = store->audit({"", 100});
    REQUIRE(audit);
    for (const storage::AuditEntry& entry : audit->entries) {
      if (entry.sequence <= sequence) break;
      lines.insert(0, std::to_string(entry.sequence) + " at " +
                          std::to_string(entry.at.time_since_epoch().count()) + ": " + entry.actor +
                          " (" + entry.name + ") " + entry.action + " " + entry.subject + " " +
                          entry.id + " " + std::to_string(entry.revision) + " from '" + entry.from +
                          "' to '" + entry.to + "'\n");
    }
    return lines;
  }
  std::int64_t newest() const { return store->audit({"", 1})->entries.at(0).sequence; }

  support::TemporaryFolder folder;
  base::SystemRandom random;
  std::unique_ptr<storage::Store> store;
};

}  // namespace

TEST_CASE("each change of a comment leaves one entry") {
  const Database database;
  storage::Store& store = *database.store;
  CHECK(database.since(0) == "1 at 1: command-line () added token 1 0 from '' to 'moderate'\n");
  database.add("a", domain::Status::published);
  REQUIRE(store.edit({"a",
                      1,
                      domain::Status::published,
                      "other",
                      "<p>other</p>",
                      "",
                      domain::Status::held,
                      {},
                      at(200)}));
  REQUIRE(store.decide({"a", domain::Action::approve, 2, "fine", "1"}, at(300)));
  REQUIRE(store.decide({"a", domain::Action::approve, 2, "again", "1"}, at(301)));
  REQUIRE(store.redact({"a", 2, "other", "none", "<p>none</p>", "", "1", at(400)}));
  REQUIRE(store.withdraw("a", at(500)));
  REQUIRE(store.withdraw("a", at(501)));
  CHECK(*store.purge({std::nullopt, at(501), at(600)}) == 1);
  CHECK(database.since(1) ==
        "2 at 100: visitor () submitted comment a 1 from '' to 'published'\n"
        "3 at 200: visitor () edited comment a 2 from 'published' to 'held'\n"
        "4 at 300: 1 (Ann) approve comment a 2 from 'held' to 'published'\n"
        "5 at 400: 1 (Ann) redact comment a 3 from 'published' to 'published'\n"
        "6 at 500: visitor () withdrawn comment a 3 from 'published' to 'withdrawn'\n"
        "7 at 600: service () purged comment a 3 from 'withdrawn' to 'deleted'\n");
}

TEST_CASE("a purge leaves an entry for each comment, with the status that it had") {
  const Database database;
  for (const char* id : {"a", "b", "c"}) database.add(id);
  REQUIRE(database.store->decide({"b", domain::Action::spam, 1, "", "1"}, at(200)));
  REQUIRE(database.store->decide({"c", domain::Action::remove, 1, "", "1"}, at(300)));
  const std::int64_t before = database.newest();
  const auto purge = [&](base::Time held_before, base::Time spam_before, int now) {
    const auto purged = database.store->purge({held_before, spam_before, at(now)});
    REQUIRE(purged);
    return *purged;
  };
  CHECK(purge(at(100), at(200), 500) == 0);
  CHECK(purge(at(101), at(200), 600) == 1);
  CHECK(purge(at(101), at(201), 601) == 1);
  CHECK(purge(at(101), at(300), 602) == 0);
  CHECK(purge(at(101), at(301), 603) == 1);
  CHECK(database.since(before) ==
        "7 at 600: service () purged comment a 1 from 'held' to 'deleted'\n"
        "8 at 601: service () purged comment b 1 from 'spam' to 'deleted'\n"
        "9 at 603: service () purged comment c 1 from 'deleted' to 'deleted'\n");
}

TEST_CASE("changes of threads, blocks, tokens and pages leave entries, too") {
  const Database database;
  storage::Store& store = *database.store;
  REQUIRE(store.add_block({{"b1", domain::BlockKind::word, " x ", at(10)}, "1"}));
  CHECK_FALSE(store.add_block({{"b2", domain::BlockKind::word, " x ", at(11)}, "1"}));
  REQUIRE(store.remove_block("b1", "1", at(20)));
  CHECK(store.remove_block("b1", "1", at(21)).fault().message == "there is no such block");
  REQUIRE(store.save_thread({"/a/"}));
  REQUIRE(store.change_thread({"/a/", false, "", "1", at(30)}));
  REQUIRE(store.change_thread({"/a/", true, "/b/", "1", at(40)}));
  REQUIRE(store.change_thread({"/b/", {}, "/a/", "1", at(50)}));
  REQUIRE(store.change_thread({"/b/", {}, "/b/", "1", at(51)}));
  REQUIRE(store.put_manifest({{}, "tag", std::nullopt, at(60), "1"}));
  REQUIRE(store.add_token({"Bob", domain::Role::read, "hash of Bob", at(70), "1"}));
  REQUIRE(store.revoke_token("Ann", at(80)));
  CHECK(store.revoke_token("Ann", at(81)).fault().message == "no token has the name \"Ann\"");
  CHECK(database.since(1) ==
        "2 at 10: 1 (Ann) added block b1 0 from '' to ''\n"
        "3 at 20: 1 (Ann) removed block b1 0 from '' to ''\n"
        "4 at 30: 1 (Ann) closed thread /a/ 0 from '' to ''\n"
        "5 at 40: 1 (Ann) opened thread /a/ 0 from '' to ''\n"
        "6 at 40: 1 (Ann) moved thread /a/ 0 from '' to '/b/'\n"
        "7 at 50: 1 (Ann) moved thread /b/ 0 from '' to '/a/'\n"
        "8 at 60: 1 (Ann) replaced manifest tag 0 from '' to ''\n"
        "9 at 70: 1 (Ann) added token 2 0 from '' to 'read'\n"
        "10 at 80: command-line () revoked token 1 0 from '' to ''\n");
}

TEST_CASE("the audit log is read page by page, and the last page has no cursor") {
  const Database database;
  for (const char* id : {"a", "b", "c"}) database.add(id);
  const auto page = [&](const std::string& cursor, std::size_t limit) {
    const auto audit = database.store->audit({cursor, limit});
    REQUIRE(audit);
    std::string text;
    for (const storage::AuditEntry& entry : audit->entries)
      text += std::to_string(entry.sequence) + " ";
    return text + "next " + audit->next;
  };
  CHECK(page("", 1) == "4 next 4");
  CHECK(page("", 3) == "4 3 2 next 2");
  CHECK(page("2", 3) == "1 next ");
  CHECK(page("", 4) == "4 3 2 1 next ");
  CHECK(page("1", 4) == "next ");
  for (const char* other : {"0", "-1", "x", "1x", "9223372036854775808"})
    CHECK(database.store->audit({other, 3}).fault().message ==
          "the cursor is not one of this list");
  CHECK(page("9223372036854775807", 1) == "4 next 4");
}
