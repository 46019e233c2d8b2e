#include "storage/sqlite/service_lock.h"

#include <doctest/doctest.h>
#include <sys/stat.h>

#include <filesystem>
#include <fstream>

#include "base/random.h"
#include "storage/sqlite/continuity.h"
#include "storage/sqlite/database_file.h"
#include "storage/sqlite/store.h"
#include "support/temporary_folder.h"

TEST_CASE("a second service on one database is refused until the first has ended") {
  const support::TemporaryFolder folder;
  const std::string path = folder.file("c.sqlite");
  {
    const auto first = sqlite::ServiceLock::take(path);
    REQUIRE(first);
    const auto second = sqlite::ServiceLock::take(path);
    REQUIRE_FALSE(second);
    CHECK(second.fault().code == base::Code::conflict);
    CHECK(second.fault().message == "another service is running on this database");
    CHECK(second.fault().detail == path);
  }
  CHECK(sqlite::ServiceLock::take(path));
}

TEST_CASE("the lock holds for every path of the database") {
  const support::TemporaryFolder folder;
  REQUIRE(sqlite::create_if_missing(folder.file("c.sqlite")));
  std::filesystem::create_symlink("c.sqlite", folder.file("link.sqlite"));
  const auto first = sqlite::ServiceLock::take(folder.file("c.sqlite"));
  REQUIRE(first);
  CHECK_FALSE(sqlite::ServiceLock::take(folder.file("link.sqlite")));
  CHECK_FALSE(std::filesystem::exists(folder.file("link.sqlite-serve")));
}

TEST_CASE("a database with a second name is not served, for it would have a second lock") {
  const support::TemporaryFolder folder;
  std::ofstream(folder.file("c.sqlite")).flush();
  std::filesystem::create_hard_link(folder.file("c.sqlite"), folder.file("d.sqlite"));
  const auto lock = sqlite::ServiceLock::take(folder.file("c.sqlite"));
  REQUIRE_FALSE(lock);
  CHECK(lock.fault().code == base::Code::conflict);
  CHECK(lock.fault().message ==
        "the database has another name (a hard link): copy it, or remove one name");
  CHECK(lock.fault().detail == folder.file("c.sqlite"));
}

TEST_CASE("the lock keeps one note, which replaces the one before") {
  const support::TemporaryFolder folder;
  const std::string path = folder.file("c.sqlite");
  {
    auto lock = sqlite::ServiceLock::take(path);
    REQUIRE(lock);
    CHECK(lock->noted().empty());
    REQUIRE(lock->note("a long note"));
    REQUIRE(lock->note("short"));
    CHECK(lock->noted() == "short");
  }
  CHECK(sqlite::ServiceLock::take(path)->noted() == "short");
}

TEST_CASE("a note that cannot be written is a fault with the reason in its detail") {
  const support::TemporaryFolder folder;
  const std::string path = folder.file("c.sqlite");
  // A pipe can be locked, but has no length and no places.
  REQUIRE(::mkfifo((path + "-serve").c_str(), 0600) == 0);
  auto lock = sqlite::ServiceLock::take(path);
  REQUIRE(lock);
  const auto noted = lock->note("text");
  REQUIRE_FALSE(noted);
  CHECK(noted.fault().code == base::Code::unavailable);
  CHECK(noted.fault().message == "the lock of the database cannot be written");
  CHECK(noted.fault().detail == "Invalid argument");
  CHECK(lock->noted().empty());
}

TEST_CASE("a lock is of one file: another one in its place, or none, is not locked") {
  const support::TemporaryFolder folder;
  const std::string path = folder.file("c.sqlite");
  const auto lock = sqlite::ServiceLock::take(path);
  REQUIRE(lock);
  CHECK(lock->is_in_place());
  std::filesystem::rename(path, path + ".moved");
  CHECK_FALSE(lock->is_in_place());
  std::filesystem::copy_file(path + ".moved", path);
  CHECK_FALSE(lock->is_in_place());
  std::filesystem::rename(path + ".moved", path);
  CHECK(lock->is_in_place());
}

TEST_CASE("a lock that cannot be made is told with its name") {
  const support::TemporaryFolder folder;
  const std::string path = folder.file("none/c.sqlite");
  const auto lock = sqlite::ServiceLock::take(path);
  REQUIRE_FALSE(lock);
  CHECK(lock.fault().code == base::Code::unavailable);
  CHECK(lock.fault().message == "the database cannot be locked");
  CHECK(lock.fault().detail == path + "-serve: No such file or directory; make the folder first");
}

namespace {

// The epoch that builds see in one run of the service.
std::string served(const std::string& path) {
  base::SystemRandom random;
  auto lock = sqlite::ServiceLock::take(path);
  REQUIRE(lock);
  const auto store = sqlite::open(path, random);
  REQUIRE(store);
  const auto continuity = sqlite::Continuity::begin(*lock, path, random);
  REQUIRE(continuity);
  const auto snapshot = (*store)->snapshot({0, "", 100});
  REQUIRE(snapshot);
  return (*snapshot)->end().epoch;
}

}  // namespace

TEST_CASE("a restored copy begins a new epoch") {
  namespace fs = std::filesystem;
  const support::TemporaryFolder folder;
  const std::string path = folder.file("c.sqlite");
  const std::string first = served(path);
  CHECK(served(path) == first);
  fs::copy_file(path, folder.file("backup"));
  CHECK(served(path) == first);
  fs::copy_file(folder.file("backup"), path, fs::copy_options::overwrite_existing);
  const std::string restored = served(path);
  CHECK(restored != first);
  CHECK(served(path) == restored);
  // Without the lock file, the copy cannot be verified.
  fs::remove(path + "-serve");
  CHECK(served(path) != restored);
}

TEST_CASE("a service that was killed begins a new epoch") {
  const support::TemporaryFolder folder;
  const std::string path = folder.file("c.sqlite");
  const std::string first = served(path);
  base::SystemRandom random;
  auto lock = sqlite::ServiceLock::take(path);
  REQUIRE(lock);
  const auto killed = sqlite::Continuity::begin(*lock, path, random);
  REQUIRE(killed);
  CHECK(lock->noted() == "serving");
  // The next start finds what a killed service leaves: nothing says that it ended.
  {
    const auto next = sqlite::Continuity::begin(*lock, path, random);
    const auto store = sqlite::open(path, random);
    const auto snapshot = (*store)->snapshot({0, "", 100});
    CHECK((*snapshot)->end().epoch != first);
  }
  CHECK(lock->noted().starts_with("ended "));
}

namespace {

// The bytes of each call are those of the next character.
class Counting final : public base::Random {
 public:
  std::string bytes(std::size_t count) override { return std::string(count, ++last_); }

 private:
  char last_ = 0;
};

// The value in the database with this name.
std::string meta(const std::string& path, const std::string& name) {
  auto connection = sqlite::Connection::open(path);
  REQUIRE(connection);
  auto row = *connection->prepare("SELECT value FROM meta WHERE name = ?1");
  row.bind(name);
  return *row.step() ? row.text(0) : "none";
}

}  // namespace

TEST_CASE("a new database has a secret of 256 bits and an epoch, and keeps both") {
  const support::TemporaryFolder folder;
  const std::string path = folder.file("c.sqlite");
  Counting random;
  for (int i = 0; i < 2; ++i) {
    const auto store = *sqlite::open(path, random);
    // 32 bytes of 1.
    CHECK(*store->secret() == "AQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQE");
    CHECK((*store->snapshot({}))->end().epoch == "02020202-0202-4202-8202-020202020202");
  }
}

TEST_CASE("the mark of an orderly end stands in the database and in the lock file") {
  const support::TemporaryFolder folder;
  const std::string path = folder.file("c.sqlite");
  Counting random;
  const auto store = *sqlite::open(path, random);
  auto lock = sqlite::ServiceLock::take(path);
  REQUIRE(lock);
  {
    auto begun = sqlite::Continuity::begin(*lock, path, random);
    REQUIRE(begun);
    CHECK(meta(path, "epoch") == "03030303-0303-4303-8303-030303030303");
    CHECK(lock->noted() == "serving");
    {
      // Only the object that has it ends the service.
      const sqlite::Continuity continuity(*std::move(begun));
    }
    CHECK(meta(path, "ended") == "04040404-0404-4404-8404-040404040404");
    CHECK(lock->noted() == "ended 04040404-0404-4404-8404-040404040404");
  }
  CHECK(meta(path, "ended") == "04040404-0404-4404-8404-040404040404");
  { REQUIRE(sqlite::Continuity::begin(*lock, path, random)); }
  CHECK(meta(path, "epoch") == "03030303-0303-4303-8303-030303030303");
  CHECK(meta(path, "ended") == "05050505-0505-4505-8505-050505050505");
}

TEST_CASE("a service whose database was replaced leaves no mark in the other one") {
  const support::TemporaryFolder folder;
  const std::string path = folder.file("c.sqlite");
  const std::string other = folder.file("other");
  Counting random;
  for (const std::string& each : {path, other}) REQUIRE(sqlite::open(each, random));
  auto lock = sqlite::ServiceLock::take(path);
  REQUIRE(lock);
  {
    const auto continuity = sqlite::Continuity::begin(*lock, path, random);
    REQUIRE(continuity);
    std::filesystem::rename(path, folder.file("moved"));
    std::filesystem::rename(other, path);
  }
  CHECK(meta(path, "ended") == "none");
  CHECK(lock->noted() == "serving");
}
