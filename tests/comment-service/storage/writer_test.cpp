#include "storage/sqlite/writer.h"

#include <doctest/doctest.h>

#include <filesystem>
#include <future>
#include <thread>

#include "storage/sqlite/store.h"
#include "support/temporary_folder.h"

namespace {

// A new database, and what a writer needs beside it.
struct Database {
  support::TemporaryFolder folder;
  std::string path = folder.file("c.sqlite");
  base::SystemRandom random;
  std::unique_ptr<storage::Store> created = *sqlite::open(path, random);
  sqlite::Connection connection = *sqlite::Connection::open(path);
  sqlite::Commits commits = *connection.commits();
  sqlite::DatabaseFiles files = *sqlite::DatabaseFiles::opened(path, commits);
  sqlite::OpenSnapshots snapshots;
  sqlite::Checkpoints checkpoints{*sqlite::Connection::open(path), commits, files, snapshots};
};

}  // namespace

TEST_CASE("a write whose turn does not come is refused, and has no effect") {
  Database database;
  sqlite::Writer writer(std::move(database.connection), database.checkpoints, database.files,
                        std::chrono::milliseconds(50));

  std::promise<void> begun;
  std::promise<void> may_end;
  auto slow = std::async(std::launch::async, [&] {
    return writer.run([&](sqlite::Connection&) -> base::Result<void> {
      begun.set_value();
      may_end.get_future().wait();
      return {};
    });
  });
  begun.get_future().wait();
  bool ran = false;
  const sqlite::Writer::Work note = [&](sqlite::Connection&) -> base::Result<void> {
    ran = true;
    return {};
  };
  const auto refused = writer.run(note);
  REQUIRE_FALSE(refused);
  CHECK(refused.fault().code == base::Code::unavailable);
  CHECK(refused.fault().message == "other writes take too long: try again");
  may_end.set_value();
  // Work that has begun is waited for, however long it takes.
  CHECK(slow.get());
  CHECK_FALSE(ran);
  CHECK(writer.run(note));
  CHECK(ran);
}

TEST_CASE("the log is copied to the database again and again while the writer goes on") {
  Database database;
  const std::string& path = database.path;
  sqlite::Writer writer(std::move(database.connection), database.checkpoints, database.files);
  // More than 1,000 pages each. All together they are less than the log at which the writer itself
  // would copy it.
  constexpr std::uintmax_t kBytes = 6'000'000;
  for (int i = 0; i < 8; ++i) {
    REQUIRE(writer.run([&](sqlite::Connection& c) {
      return c.execute("INSERT INTO meta VALUES('" + std::to_string(i) + "', hex(zeroblob(" +
                       std::to_string(kBytes / 2) + ")))");
    }));
  }
  // An upper bound, not a measurement: without checkpoints the file would never grow. After the log
  // has restarted, one may come a thousand pages later.
  const auto end = std::chrono::steady_clock::now() + std::chrono::seconds(30);
  while (std::filesystem::file_size(path) < 4 * kBytes && std::chrono::steady_clock::now() < end)
    std::this_thread::yield();
  CHECK(std::filesystem::file_size(path) >= 4 * kBytes);
}
