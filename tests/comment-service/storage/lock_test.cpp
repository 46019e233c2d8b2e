#include "storage/sqlite/lock.h"

#include <doctest/doctest.h>

#include <filesystem>
#include <fstream>

#include "support/temporary_folder.h"

TEST_CASE("a second service on one database is refused until the first has ended") {
  const support::TemporaryFolder folder;
  const std::string path = folder.file("c.sqlite");
  {
    const auto first = sqlite::Lock::take(path);
    REQUIRE(first);
    const auto second = sqlite::Lock::take(path);
    REQUIRE_FALSE(second);
    CHECK(second.fault().code == base::Code::conflict);
  }
  CHECK(sqlite::Lock::take(path));
}

TEST_CASE("another name of the database is no way around the lock") {
  const support::TemporaryFolder folder;
  std::ofstream(folder.file("c.sqlite")).flush();
  std::filesystem::create_symlink("c.sqlite", folder.file("link.sqlite"));
  const auto first = sqlite::Lock::take(folder.file("c.sqlite"));
  REQUIRE(first);
  CHECK_FALSE(sqlite::Lock::take(folder.file("link.sqlite")));
  CHECK_FALSE(std::filesystem::exists(folder.file("link.sqlite-serve")));
}
