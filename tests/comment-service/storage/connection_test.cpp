#include "storage/sqlite/connection.h"

#include <doctest/doctest.h>

#include "storage/sqlite/database_file.h"
#include "support/temporary_folder.h"

TEST_CASE("a bound text is copied: it may change or end before the step") {
  const support::TemporaryFolder folder;
  REQUIRE(sqlite::create_if_missing(folder.file("c.sqlite")));
  auto connection = sqlite::Connection::open(folder.file("c.sqlite"));
  REQUIRE(connection);
  auto row = connection->prepare("SELECT ?1, ?2");
  REQUIRE(row);
  std::string changing(100, 'a');
  row->bind(changing, std::string_view(changing).substr(50));
  changing.assign(100, 'b');
  REQUIRE(row->step());
  CHECK(row->text(0) == std::string(100, 'a'));
  CHECK(row->text(1) == std::string(50, 'a'));
}
