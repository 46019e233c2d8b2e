#include "storage/sqlite/lock.h"

#include <doctest/doctest.h>

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
