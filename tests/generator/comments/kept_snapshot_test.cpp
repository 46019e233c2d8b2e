#include "comments/kept_snapshot.h"

#include <doctest/doctest.h>

#include <atomic>
#include <thread>

#include "../base/memory_files.h"
#include "../temporary_folder.h"
#include "base/disk_files.h"
#include "sample.h"

namespace {

constexpr base::Instant kNow = 1'780'000'000;

}  // namespace

TEST_CASE("the last snapshot of a service is kept, with the time at which it was confirmed") {
  base::MemoryFiles files;
  const std::string path = comments::kept_path("site", "https://comments.example.org/x");
  CHECK_FALSE(comments::read_kept(files, path, {}));
  const comments::Snapshot snapshot = comments::sample_snapshot();
  REQUIRE(comments::write_kept(files, path, snapshot, nullptr, kNow));
  CHECK(path.starts_with("site/.postil/comments/comments-example-org-"));
  const auto kept = comments::read_kept(files, path, {});
  REQUIRE(kept);
  CHECK(kept->snapshot == snapshot);
  CHECK(kept->confirmed == kNow);
}

TEST_CASE("builds that keep their snapshots at once do not get in each other's way") {
  const TemporaryFolder folder;
  const std::string path = comments::kept_path(folder.path(), "https://comments.example.org");
  std::atomic<int> failures = 0;
  const auto keep_often = [&](std::size_t length) {
    const auto files = base::disk_files();
    comments::Snapshot snapshot = comments::sample_snapshot();
    snapshot.threads.at("/posts/a/").fragment = std::string(length, 'x');
    for (int i = 0; i < 100; ++i) {
      if (!comments::write_kept(*files, path, snapshot, nullptr, kNow)) ++failures;
      if (!comments::read_kept(*files, path, {})) ++failures;
    }
  };
  std::thread other([&] { keep_often(300'000); });
  keep_often(200'000);
  other.join();
  CHECK(failures == 0);
}

TEST_CASE("an unchanged snapshot is not written again, only its time") {
  base::MemoryFiles files;
  const std::string path = comments::kept_path("site", "https://comments.example.org");
  const comments::Snapshot snapshot = comments::sample_snapshot();
  REQUIRE(comments::write_kept(files, path, snapshot, nullptr, kNow));
  files.all[path] += "\n";  // would be lost
  const std::string marked = files.all[path];
  REQUIRE(comments::write_kept(files, path, snapshot, &snapshot, kNow + 60));
  CHECK(files.all[path] == marked);
  CHECK(files.all[path + ".time"] == "2026-05-28T20:27:40Z\n");
}

TEST_CASE("each service has a snapshot of its own, and one that is broken does not count") {
  base::MemoryFiles files;
  const std::string path = comments::kept_path("site", "https://comments.example.org");
  REQUIRE(comments::write_kept(files, path, comments::sample_snapshot(), nullptr, kNow));
  for (const char* other : {"https://comments.example.org:444", "http://comments.example.org",
                            "https://comments.example.org/b"}) {
    CHECK_FALSE(comments::read_kept(files, comments::kept_path("site", other), {}));
  }
  std::string& text = files.all[path];
  text.resize(text.size() / 2);
  CHECK_FALSE(comments::read_kept(files, path, {}));
}
