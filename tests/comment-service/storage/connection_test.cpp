#include "storage/sqlite/connection.h"

#include <doctest/doctest.h>

#include <array>
#include <fstream>

#include "storage/sqlite/database_file.h"
#include "support/temporary_folder.h"

namespace {

// A new database with one table.
sqlite::Connection opened(const std::string& path) {
  REQUIRE(sqlite::create_if_missing(path));
  auto connection = sqlite::Connection::open(path);
  REQUIRE(connection);
  REQUIRE(connection->execute("CREATE TABLE t(x UNIQUE)"));
  return *std::move(connection);
}

// What the log says about a failure of the database.
template <class Value>
std::string told(const base::Result<Value>& failed) {
  REQUIRE_FALSE(failed);
  CHECK(failed.fault().code == base::Code::unavailable);
  CHECK(failed.fault().message == "the data cannot be reached just now");
  return failed.fault().detail;
}

}  // namespace

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

TEST_CASE("values come back as they were bound") {
  const support::TemporaryFolder folder;
  sqlite::Connection connection = opened(folder.file("c.sqlite"));
  auto row = *connection.prepare("SELECT ?1, ?2, ?3, ?4, ?5, ?6");
  const std::string_view none;
  row.bind(std::string("a\0b", 3), none, std::optional<std::string>(), std::optional<int>(-7),
           INT64_MAX, "");
  REQUIRE(*row.step());
  CHECK(row.text(0) == std::string("a\0b", 3));
  CHECK(row.text(1).empty());
  CHECK_FALSE(row.null(1));
  CHECK(row.null(2));
  CHECK(row.text(2).empty());
  CHECK(row.integer(3) == -7);
  CHECK(row.integer(4) == INT64_MAX);
  CHECK_FALSE(row.null(5));
  CHECK_FALSE(*row.step());
}

TEST_CASE("a statement that is prepared again begins again, without its old values") {
  const support::TemporaryFolder folder;
  sqlite::Connection connection = opened(folder.file("c.sqlite"));
  constexpr std::string_view sql = "SELECT ?1 UNION ALL SELECT 'last'";
  {
    auto row = *connection.prepare(sql);
    row.bind("first");
    REQUIRE(*row.step());
    CHECK(row.text(0) == "first");
  }
  auto row = *connection.prepare(sql);
  REQUIRE(*row.step());
  CHECK(row.null(0));
  REQUIRE(*row.step());
  CHECK(row.text(0) == "last");
}

TEST_CASE("the rows that the last statement changed are counted") {
  const support::TemporaryFolder folder;
  sqlite::Connection connection = opened(folder.file("c.sqlite"));
  REQUIRE(connection.execute("INSERT INTO t VALUES(1), (2), (3)"));
  CHECK(connection.changed_rows() == 3);
  REQUIRE(connection.run("DELETE FROM t WHERE x > 1"));
  CHECK(connection.changed_rows() == 2);
  REQUIRE(connection.run("DELETE FROM t WHERE x > 1"));
  CHECK(connection.changed_rows() == 0);
}

TEST_CASE("a mistake of the program is told with the file and the statement") {
  const support::TemporaryFolder folder;
  const std::string path = folder.file("c.sqlite");
  sqlite::Connection connection = opened(path);
  CHECK(told(connection.prepare("SELECT x FROM nowhere")) ==
        path + ": no such table: nowhere: SELECT x FROM nowhere");
  CHECK(told(connection.run("SELECT y FROM t")) == path + ": no such column: y: SELECT y FROM t");
  CHECK(told(connection.execute("FETCH 1")) == path + ": near \"FETCH\": syntax error: FETCH 1");
  // A failed statement is not kept.
  REQUIRE(connection.execute("CREATE TABLE nowhere(x)"));
  CHECK(connection.prepare("SELECT x FROM nowhere"));
}

TEST_CASE("a row that exists already is a conflict") {
  const support::TemporaryFolder folder;
  sqlite::Connection connection = opened(folder.file("c.sqlite"));
  REQUIRE(connection.run("INSERT INTO t VALUES(1)"));
  const auto again = connection.run("INSERT INTO t VALUES(1)");
  REQUIRE_FALSE(again);
  CHECK(again.fault().code == base::Code::conflict);
  CHECK(again.fault().message == "it exists already");
  CHECK(again.fault().detail == "UNIQUE constraint failed: t.x");
}

TEST_CASE("a failure of the file is told with the way out, without the statement") {
  const support::TemporaryFolder folder;
  const std::string path = folder.file("c.sqlite");
  const std::string may = "; let the program's user read and write the file and its folder";
  CHECK(told(sqlite::Connection::open(path)) == path + ": unable to open database file" + may);
  std::ofstream(folder.file("letter")) << std::string(5000, 'x');
  CHECK(told(sqlite::Connection::open(folder.file("letter"))) ==
        folder.file("letter") + ": file is not a database; name another file with --database");

  sqlite::Connection connection = opened(path);
  sqlite::Connection other = *sqlite::Connection::open(path);
  REQUIRE(connection.execute("BEGIN; SELECT x FROM t"));
  REQUIRE(other.run("INSERT INTO t VALUES(1)"));
  const std::string busy = "; end the other program that writes it, or try again";
  CHECK(told(connection.run("INSERT INTO t VALUES(2)")) == path + ": database is locked" + busy);
  REQUIRE(connection.run("ROLLBACK"));
  {
    auto read = *connection.prepare("SELECT x FROM t");
    REQUIRE(*read.step());
    CHECK(told(connection.run("DROP TABLE t")) == path + ": database table is locked" + busy);
  }
  REQUIRE(other.execute("PRAGMA max_page_count = 5"));
  CHECK(told(other.run("INSERT INTO t VALUES(zeroblob(100000))")) ==
        path + ": database or disk is full; make room on the disk");
  REQUIRE(other.execute("PRAGMA query_only = ON"));
  CHECK(told(other.run("INSERT INTO t VALUES(3)")) ==
        path + ": attempt to write a readonly database" + may);
}

TEST_CASE("a damaged file is told with the advice to take a backup") {
  const support::TemporaryFolder folder;
  const std::string path = folder.file("c.sqlite");
  opened(path);
  // The type of the second page, which is the table's.
  std::fstream file(path, std::ios::in | std::ios::out | std::ios::binary);
  file.seekp(4096);
  file.put('\xff');
  file.close();
  sqlite::Connection connection = *sqlite::Connection::open(path);
  CHECK(told(connection.run("SELECT x FROM t")) ==
        path + ": database disk image is malformed; put a backup in its place");
}

TEST_CASE("commits and the sizes of the files are read from the header of the log's index") {
  // SQLite's "WAL-mode File Format", section 2: words of 32 bits.
  std::array<std::uint32_t, 34> index{};
  for (std::uint32_t i = 0; i < index.size(); ++i) index.at(i) = 1000 + i;
  index[2] = 7;                     // transactions
  index[3] = (4096U << 16U) | 257;  // page size and byte order
  index[4] = 3;                     // pages in the log
  index[5] = 11;                    // pages of the database
  index[11] = 0x8000'0001;          // checksum
  const sqlite::Commits commits(index.data());
  CHECK(commits.number() == 0x7'8000'0001);
  CHECK(commits.logged_pages() == 3);
  // Not all pages of the log are copied.
  CHECK(commits.least_sizes() == sqlite::Commits::Sizes{0, 32 + 3 * (24 + 4096)});
  index[24] = 3;
  CHECK(commits.least_sizes() == sqlite::Commits::Sizes{11 * 4096, 32 + 3 * (24 + 4096)});
  index[3] = (1U << 16U) | 257;
  CHECK(commits.least_sizes() == sqlite::Commits::Sizes{11 * 65'536, 32 + 3 * (24 + 65'536)});
  index[4] = 0;
  CHECK(commits.least_sizes() == sqlite::Commits::Sizes{0, 0});
  index[24] = 0;
  CHECK(commits.least_sizes() == sqlite::Commits::Sizes{11 * 65'536, 0});
}
