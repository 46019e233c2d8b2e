// Databases of older versions, created by their own migrations.
#include <doctest/doctest.h>

#include "auth/token.h"
#include "storage/sqlite/database_file.h"
#include "storage/sqlite/migrations.h"
#include "storage/sqlite/store.h"
#include "support/temporary_folder.h"

namespace {

constexpr base::Time now{std::chrono::milliseconds(1'714'555'800'000)};

// The data of the first version: a thread with a published, a held and a deleted comment.
const std::string kFirst = R"sql(
INSERT INTO meta VALUES('secret', 'the-first-secret');
INSERT INTO threads(number, key, title, open, version) VALUES
  (1, '/a/', 'A title', 1, 'v1'), (2, '/b/', '', 0, '0');
INSERT INTO comments VALUES
  (1, 'c1', 1, NULL, 0, '018f33a2b00000000001', 'published', 'approve', 'held', 'Ann', 'ann@x.org',
   'https://x.org', '203.0.113.0/24', 'one *text*', '<p>one <em>text</em></p>', 2, 0, 1714555800000, 1714555900000),
  (2, 'c2', 1, 1, 1, '018f33a2b00000000001018f33a2b00000000002', 'held', NULL, NULL, 'Bob', '', '', '',
   'a reply', '<p>a reply</p>', 1, 0, 1714555800001, NULL),
  (3, 'c3', 1, NULL, 0, '018f33a2b00000000003', 'deleted', 'delete', 'published', 'Eve', '', '', '',
   'gone', '<p>gone</p>', 1, 0, 1714555800002, NULL);
INSERT INTO reasons VALUES(2, 1, 'default', 'A moderator reads.', '', '', 1);
INSERT INTO events(at, actor, kind, thread, comment, revision, status_from, status_to, note) VALUES
  (1714555800000, 'visitor', 'submitted', 1, 'c1', 1, NULL, 'held', ''),
  (1714555800005, 'Mod', 'approve', 1, 'c1', 1, 'held', 'published', 'a good one'),
  (1714555800006, 'Mod', 'delete', 1, 'c3', 1, 'published', 'deleted', '');
)sql";

struct Old {
  explicit Old(std::size_t version) {
    REQUIRE(sqlite::create_if_missing(path));
    auto connection = sqlite::Connection::open(path);
    REQUIRE(connection);
    REQUIRE(sqlite::migrate(*connection, 1));
    REQUIRE(connection->execute(kFirst +
                                "INSERT INTO tokens(name, role, hash, created) VALUES('Mod', "
                                "'moderate', '" +
                                auth::token_hash("TOKEN") + "', 1714555800000)"));
    REQUIRE(sqlite::migrate(*connection, version));
  }

  std::string text(const std::string& sql) const {
    auto connection = sqlite::Connection::open(path);
    auto row = connection->prepare(sql);
    REQUIRE(row);
    return *row->step() ? row->text(0) : "none";
  }

  support::TemporaryFolder folder;
  std::string path = folder.file("c.sqlite");
  base::SystemRandom random;
};

void check_whole(storage::Store& store) {
  CHECK(*store.secret() == "the-first-secret");
  const domain::Comment first = **store.comment("c1");
  CHECK(first.body == "one *text*");
  CHECK(first.email == "ann@x.org");
  CHECK(first.revision == 2);
  CHECK(first.edited);
  CHECK_FALSE(first.redacted);
  const auto shown = store.display({"/a/", storage::Sort::oldest, "", 10});
  REQUIRE(shown->comments.size() == 1);
  CHECK(shown->version == "v1");
  const auto held = store.queue({domain::Status::held, "", 10});
  REQUIRE(held->comments.size() == 1);
  CHECK(held->comments[0].comment.parent == "c1");
  CHECK(held->comments[0].comment.reasons.at(0).rule == "default");
  const auto published = store.queue({domain::Status::published, "", 10});
  REQUIRE(published->comments.at(0).notes.size() == 1);
  CHECK(published->comments[0].notes[0].text == "a good one");
  CHECK(published->comments[0].notes[0].moderator == "Mod");
  CHECK((*store.thread("/a/"))->title == "A title");
  CHECK_FALSE((*store.thread("/b/"))->open);
  CHECK((*store.bearer(auth::token_hash("TOKEN")))->name == "Mod");
  const auto audit = store.audit({"", 10});
  REQUIRE(audit->entries.size() == 3);
  CHECK(audit->entries[0].name == "Mod");
  CHECK(audit->entries[0].id == "c3");
}

}  // namespace

TEST_CASE("a database of any older version opens with everything that was in it") {
  for (std::size_t version = 1; version <= sqlite::newest_version(); ++version) {
    CAPTURE(version);
    const Old old(version);
    base::SystemRandom random;
    const auto opened = sqlite::open(old.path, random);
    REQUIRE(opened);
    check_whole(**opened);
    CHECK(old.text("PRAGMA integrity_check") == "ok");
    CHECK(old.text("PRAGMA foreign_key_check") == "none");
    CHECK(old.text("PRAGMA user_version") == std::to_string(sqlite::newest_version()));
  }
}

TEST_CASE("a comment that waits again since its author changed it is known after the upgrade") {
  // The last version that did not know why a comment waits.
  const Old old(12);
  {
    auto connection = sqlite::Connection::open(old.path);
    // Each row of the audit log: the comment, and its status before and after.
    const char* sql = R"sql(
INSERT INTO comments(sequence, id, thread, parent, depth, path, status, name, email, website,
  address, body, html, revision, author, created, edited)
  SELECT value, 'e' || value, 1, NULL, 0, '018f33a2b0000000001' || value, 'held', 'Ann', '', '', '',
    'b', '<p>b</p>', 2, 0, 1714555800000 + value, 1714555900000
  FROM (SELECT column1 AS value FROM (VALUES(4), (5), (6), (7), (8)));
INSERT INTO events(at, actor, kind, subject, id, revision, status_from, status_to) VALUES
  (1, 'visitor', 'submitted', 'comment', 'e4', 1, '', 'published'),
  (1, 'visitor', 'edited', 'comment', 'e4', 2, 'published', 'held'),
  (1, 'visitor', 'submitted', 'comment', 'e5', 1, '', 'held'),
  (1, 'visitor', 'edited', 'comment', 'e5', 2, 'held', 'held'),
  (1, 'visitor', 'submitted', 'comment', 'e6', 1, '', 'published'),
  (1, 'visitor', 'edited', 'comment', 'e6', 2, 'published', 'held'),
  (1, 'visitor', 'edited', 'comment', 'e6', 3, 'held', 'held'),
  (1, 'visitor', 'submitted', 'comment', 'e7', 1, '', 'published'),
  (1, 'visitor', 'edited', 'comment', 'e7', 2, 'published', 'published'),
  (1, '1', 'restore', 'comment', 'e7', 2, 'published', 'held'),
  (1, 'visitor', 'submitted', 'comment', 'e8', 1, '', 'held'),
  (1, '1', 'approve', 'comment', 'e8', 1, 'held', 'published'),
  (1, 'visitor', 'edited', 'comment', 'e8', 2, 'published', 'held');
)sql";
    REQUIRE(connection->execute(sql));
  }
  base::SystemRandom random;
  const auto store = *sqlite::open(old.path, random);
  std::string again;
  for (const std::string id : {"e4", "e5", "e6", "e7", "e8"}) {
    if ((*store->comment(id))->waiting == domain::Waiting::again) again += id + " ";
  }
  CHECK(again == "e4 e6 e8 ");
  // Readers see another state, so it has another version.
  CHECK((*store->thread("/a/"))->version != "v1");
}

TEST_CASE("answers that accepted comments survive the upgrade that moves them to the comments") {
  // The last version with a table for all answers.
  const Old old(10);
  {
    auto connection = sqlite::Connection::open(old.path);
    REQUIRE(
        connection->execute("INSERT INTO answers VALUES('k', 'b', 'c2', 'held', '[1]', "
                            "1714555800001), ('r', 'b', '', 'held', '{}', 1714555800001)"));
  }
  base::SystemRandom random;
  const auto store = *sqlite::open(old.path, random);
  const auto answer = *store->stored_answer("k", now + std::chrono::hours(1));
  REQUIRE(answer);
  CHECK(answer->request.body == "b");
  CHECK(answer->comment == "c2");
  CHECK(answer->status == domain::Status::held);
  CHECK(answer->told == "[1]");
  // A refusal is judged again.
  CHECK_FALSE(*store->stored_answer("r", now + std::chrono::hours(1)));
}

TEST_CASE("an upgraded database works like a new one") {
  const Old old(1);
  base::SystemRandom random;
  const auto store = *sqlite::open(old.path, random);
  REQUIRE(store->decide({"c3", domain::Action::restore, 1, "", "1"}, now));
  CHECK((*store->comment("c3"))->status == domain::Status::published);
  REQUIRE(store->decide({"c2", domain::Action::approve, 1, "", "1"}, now));
  domain::Comment reply;
  reply.id = "c4";
  reply.thread = "/a/";
  reply.parent = "c2";
  reply.status = domain::Status::published;
  reply.created = now;
  REQUIRE(store->add({reply, storage::NewThread::create}));
  CHECK(store->display({"/a/", storage::Sort::oldest, "", 10})->comments.size() == 4);
  const auto snapshot = store->snapshot({});
  REQUIRE(snapshot);
  CHECK((*(*snapshot)->next())->thread.key == "/b/");  // closed, without comments
  CHECK((*(*snapshot)->next())->comments.size() == 4);
  CHECK((*snapshot)->end().epoch.size() == 36);
}

TEST_CASE("a failed migration leaves the database unchanged, and a newer database is not touched") {
  const Old old(1);
  {
    auto connection = sqlite::Connection::open(old.path);
    // This table makes a later migration fail.
    REQUIRE(connection->execute("CREATE TABLE notes(x)"));
  }
  base::SystemRandom random;
  CHECK_FALSE(sqlite::open(old.path, random));
  CHECK(old.text("PRAGMA user_version") == "1");
  CHECK(old.text("SELECT count(*) FROM comments") == "3");
  CHECK(old.text("SELECT count(*) FROM pragma_table_info('comments') WHERE name = 'settled'") ==
        "0");
  {
    auto connection = sqlite::Connection::open(old.path);
    REQUIRE(connection->execute("DROP TABLE notes; PRAGMA user_version = 999"));
  }
  const auto newer = sqlite::open(old.path, random);
  REQUIRE_FALSE(newer);
  CHECK(newer.fault().message ==
        "the database was made by a newer version of this program; update the program");
  CHECK(old.text("SELECT count(*) FROM comments") == "3");
}
