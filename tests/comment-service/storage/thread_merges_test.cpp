// Threads under several spellings of one key, in databases of all versions.
#include "storage/sqlite/thread_merges.h"

#include <doctest/doctest.h>

#include "storage/sqlite/database_file.h"
#include "storage/sqlite/migrations.h"
#include "storage/sqlite/store.h"
#include "support/temporary_folder.h"

namespace {

const std::string kCafe = "/caf\xC3\xA9/";
// Deeper than any reply that the service stores.
constexpr int kLevels = 40;
// The first version with manifests.
constexpr std::size_t kManifests = 4;

base::Time at(int milliseconds) { return base::Time(std::chrono::milliseconds(milliseconds)); }

// A file whose tables have this version.
struct Old {
  Old(std::size_t version, const std::string& data) {
    REQUIRE(sqlite::create_if_missing(path));
    auto old = connection();
    REQUIRE(sqlite::migrate(old, 1));
    REQUIRE(old.execute(data));
    REQUIRE(sqlite::migrate(old, version));
  }

  sqlite::Connection connection() const { return *sqlite::Connection::open(path); }
  void execute(const std::string& sql) const { REQUIRE(connection().execute(sql)); }
  std::unique_ptr<storage::Store> open() {
    auto store = sqlite::open(path, random);
    REQUIRE(store);
    return *std::move(store);
  }
  // The first column of all rows, joined by blanks.
  std::string rows(const std::string& sql) const {
    auto open = connection();
    auto row = *open.prepare(sql);
    std::string all;
    while (*row.step()) all += (all.empty() ? "" : " ") + row.text(0);
    return all;
  }

  support::TemporaryFolder folder;
  std::string path = folder.file("c.sqlite");
  base::SystemRandom random;
};

std::string thread(int number, const std::string& key, bool open = true) {
  return "INSERT INTO threads(number, key, title, open, version) VALUES(" + std::to_string(number) +
         ", '" + key + "', '', " + (open ? "1" : "0") + ", 'v" + std::to_string(number) + "');\n";
}

// The 20 characters that a comment adds to a path.
std::string step(int number) {
  const std::string digits = std::to_string(number);
  return std::string(domain::kPathStep - digits.size(), '0') + digits;
}

// A published comment that was sent at the time `number`.
std::string comment(int number, int thread, int parent, const std::string& path, int depth) {
  const std::string text = std::to_string(number);
  return "INSERT INTO comments VALUES(" + text + ", 'c" + text + "', " + std::to_string(thread) +
         ", " + (parent == 0 ? "NULL" : std::to_string(parent)) + ", " + std::to_string(depth) +
         ", '" + path + "', 'published', NULL, NULL, 'Ann', '', '', '', 'b', '<p>b</p>', 1, 0, " +
         text + ", NULL);\n";
}

// A conversation of kLevels replies under an encoded key, and comments before and after it under
// other spellings of the same key. The middle one of them is closed.
std::string cafe() {
  std::string sql = thread(1, "/caf%C3%A9/") + thread(2, "/caf%c3%a9/", false) + thread(3, kCafe) +
                    thread(4, kCafe + "#c") + thread(5, "/untouched/") +
                    comment(1, 3, 0, step(1), 0);
  std::string path = step(2);
  sql += comment(2, 1, 0, path, 0);
  for (int level = 1; level <= kLevels; ++level) {
    path += step(2 + level);
    sql += comment(2 + level, 1, 1 + level, path, level);
  }
  return sql + comment(50, 2, 0, step(50), 0) + comment(51, 4, 0, step(51), 0) +
         comment(52, 5, 0, step(52), 0);
}

std::string ids(const std::vector<domain::Comment>& comments) {
  std::string all;
  for (const domain::Comment& comment : comments) all += (all.empty() ? "" : " ") + comment.id;
  return all;
}

std::string audit(storage::Store& store) {
  std::string all;
  const auto found = store.audit({"", 100});
  for (const storage::AuditEntry& entry : found->entries)
    all.insert(0, entry.actor + " " + entry.action + " " + entry.subject + " " + entry.id + " " +
                      entry.to + "\n");
  return all;
}

std::string key_of(storage::Store& store, const std::string& key) {
  const auto found = store.thread(key);
  REQUIRE(found);
  return *found ? (*found)->key : "none";
}

void check_cafe(storage::Store& store) {
  const auto shown = store.display({kCafe, storage::Sort::oldest, "", 100});
  REQUIRE(shown);
  REQUIRE(shown->comments.size() == kLevels + 4);
  CHECK(shown->total == kLevels + 4);
  CHECK(shown->comments.front().id == "c1");
  for (int level = 0; level <= kLevels; ++level) {
    const domain::Comment& reply = shown->comments[static_cast<std::size_t>(level) + 1];
    CHECK(reply.id == "c" + std::to_string(level + 2));
    CHECK(reply.depth == level);
    CHECK(reply.parent == (level == 0 ? "" : "c" + std::to_string(level + 1)));
    CHECK(reply.thread == kCafe);
  }
  // The cursor of a page that a reader had of one of the threads.
  const auto rest = store.display({kCafe, storage::Sort::oldest, shown->comments[30].path, 100});
  CHECK(rest->comments.size() == kLevels + 4 - 31);
  CHECK(rest->comments.front().id == shown->comments[31].id);
  CHECK(ids(rest->comments).ends_with("c50 c51"));
  CHECK(store.recent({kCafe, 3})->size() == 3);
  const domain::Thread merged = **store.thread(kCafe);
  CHECK_FALSE(merged.open);
  CHECK(merged.version != "v3");
  for (const char* old : {"/caf%C3%A9/", "/caf%c3%a9/"}) CHECK(key_of(store, old) == kCafe);
  CHECK(key_of(store, kCafe + "#c") == kCafe);
  CHECK((*store.thread("/untouched/"))->version == "v5");
  CHECK(audit(store) == "service merged thread /caf%C3%A9/ " + kCafe +
                            "\nservice merged thread /caf%c3%a9/ " + kCafe +
                            "\nservice merged thread " + kCafe + "#c " + kCafe + "\n");
}

}  // namespace

TEST_CASE("threads under encoded keys are merged when a database of any older version is opened") {
  for (std::size_t version = 1; version <= sqlite::newest_version(); ++version) {
    CAPTURE(version);
    Old old(version, cafe());
    for (int opened = 0; opened < 2; ++opened) check_cafe(*old.open());
    CHECK(old.rows("PRAGMA integrity_check") == "ok");
    CHECK(old.rows("PRAGMA foreign_key_check").empty());
  }
}

TEST_CASE(
    "a merged thread takes replies to all of its comments, and tells the site of its change") {
  Old old(1, cafe());
  const auto store = old.open();
  REQUIRE(store->change_thread({kCafe, true, "", "1", at(100)}));
  for (const char* parent : {"c1", "c42", "c50"}) {
    domain::Comment reply;
    reply.id = std::string("reply to ") + parent;
    reply.thread = kCafe;
    reply.parent = parent;
    reply.created = at(100);
    REQUIRE(store->add({reply, storage::NewThread::refuse}));
  }
  const auto snapshot = store->snapshot({});
  std::string moved;
  while (true) {
    const auto part = *(*snapshot)->next();
    if (!part) break;
    if (!part->moved_to.empty()) moved += part->thread.key + ">" + part->moved_to + " ";
  }
  CHECK(moved.find("/caf%C3%A9/>" + kCafe) != std::string::npos);
}

TEST_CASE("an encoded key whose page has no thread yet leaves it its state") {
  Old old(1, thread(1, "/a%20b/", false) + comment(1, 1, 0, step(1), 0));
  const auto store = old.open();
  const domain::Thread page = **store->thread("/a b/");
  CHECK(page.key == "/a b/");
  CHECK_FALSE(page.open);
  CHECK(page.listed);
  CHECK(key_of(*store, "/a%20b/") == "/a b/");
  CHECK(ids(store->display({"/a b/"})->comments) == "c1");
}

TEST_CASE("keys that mean themselves stay") {
  const std::vector<std::string> keys = {"/caf%E9/",
                                         "/100%2541/",
                                         "/what%3F/",
                                         "/a%00/",
                                         "/100%/",
                                         "/a/.%2e/",
                                         "/https://blog.example/a/",
                                         "//blog.example/"};
  std::string data;
  for (std::size_t i = 0; i < keys.size(); ++i) data += thread(static_cast<int>(i) + 1, keys[i]);
  Old old(1, data);
  const auto store = old.open();
  for (const std::string& key : keys) CHECK(key_of(*store, key) == key);
  CHECK(audit(*store).empty());
}

TEST_CASE("a page that the manifest lists under such a key keeps its comments") {
  for (std::size_t version = kManifests; version < sqlite::newest_version(); ++version) {
    CAPTURE(version);
    Old old(version, thread(1, "/x%41/") + thread(2, "/y%41/") + thread(3, "/yA/") +
                         thread(4, "/gone%41/") + comment(1, 1, 0, step(1), 0) +
                         comment(2, 2, 0, step(2), 0) + comment(3, 4, 0, step(3), 0));
    old.execute(
        "INSERT INTO meta VALUES('manifest', 'tag');"
        "UPDATE threads SET title = 'X' WHERE key IN ('/x%41/', '/yA/');"
        "UPDATE threads SET listed = 0 WHERE key = '/gone%41/'");
    const auto store = old.open();
    CHECK(ids(store->display({"/x%41/"})->comments) == "c1");
    CHECK(key_of(*store, "/xA/") == "none");
    CHECK(ids(store->display({"/yA/"})->comments) == "c2");
    CHECK(ids(store->display({"/goneA/"})->comments) == "c3");
    CHECK_FALSE((*store->thread("/goneA/"))->listed);
  }
}

TEST_CASE("threads that a moderator had moved are merged where their comments are") {
  Old old(kManifests, thread(1, "/swap%41/") + thread(2, "/swapA/") + thread(3, "/on%41/") +
                          thread(4, "/onA/") + thread(5, "/old%41/") + thread(6, "/new/") +
                          comment(1, 1, 0, step(1), 0) + comment(2, 3, 0, step(2), 0) +
                          comment(3, 6, 0, step(3), 0));
  old.execute(
      "UPDATE threads SET listed = 0, moved_to = 1 WHERE key = '/swapA/';"
      "UPDATE threads SET listed = 0, moved_to = 6 WHERE key IN ('/onA/', '/old%41/')");
  const auto store = old.open();
  CHECK(ids(store->display({"/swapA/"})->comments) == "c1");
  CHECK(key_of(*store, "/swapA/") == "/swapA/");
  CHECK((*store->thread("/swapA/"))->listed);
  CHECK(key_of(*store, "/swap%41/") == "/swapA/");
  for (const char* key : {"/onA/", "/on%41/", "/oldA/", "/old%41/"})
    CHECK_MESSAGE(key_of(*store, key) == "/new/", key);
  CHECK(ids(store->display({"/new/"})->comments) == "c2 c3");
  CHECK(old.rows("PRAGMA foreign_key_check").empty());
}

TEST_CASE("a failed merge changes nothing") {
  Old old(1, cafe());
  old.execute(
      "CREATE TRIGGER stop BEFORE UPDATE OF thread ON comments WHEN old.sequence = 51 "
      "BEGIN SELECT RAISE(ABORT, 'stop'); END");
  CHECK_FALSE(sqlite::open(old.path, old.random));
  CHECK(old.rows("PRAGMA user_version") == "1");
  CHECK(old.rows("SELECT count(*) FROM comments WHERE thread = 1") == std::to_string(kLevels + 1));
  old.execute("DROP TRIGGER stop");
  check_cafe(*old.open());
}

TEST_CASE("a merge by another rule has a transaction of its own, and writes only if it must") {
  Old old(1, thread(1, "/a/") + thread(2, "/b/") + comment(1, 1, 0, step(1), 0));
  const auto store = old.open();
  const auto a_is_b = [](const std::string& key, const auto&) -> base::Result<std::string> {
    return key == "/a/" ? "/b/" : key;
  };
  const auto merges = sqlite::merge_threads(old.path, a_is_b, at(7));
  REQUIRE(merges);
  CHECK(*merges == std::vector<domain::ThreadMerge>{{"/a/", "/b/"}});
  CHECK(ids(store->display({"/b/"})->comments) == "c1");
  const std::int64_t change = store->change();
  CHECK(sqlite::merge_threads(old.path, a_is_b, at(8))->empty());
  CHECK(store->change() == change);
  CHECK(audit(*store) == "service merged thread /a/ /b/\n");
}
