#include "storage/sqlite/service_lock.h"

#include <doctest/doctest.h>

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
  CHECK(lock.fault().message.find("hard link") != std::string::npos);
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
