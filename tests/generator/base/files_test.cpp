#include "base/files.h"

#include <doctest/doctest.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>

#include <csignal>
#include <filesystem>

#include "base/disk_files.h"
#include "base/hash.h"
#include "base/memory_files.h"
#include "temporary_folder.h"
#include "unprivileged.h"

namespace {

namespace fs = std::filesystem;

std::size_t count_entries(const std::string& folder) {
  return static_cast<std::size_t>(
      std::distance(fs::directory_iterator(folder), fs::directory_iterator()));
}

}  // namespace

TEST_CASE("paths are joined and cut at slashes") {
  CHECK(base::join_path("a", "b") == "a/b");
  CHECK(base::join_path("a/", "/b") == "a/b");
  CHECK(base::join_path("", "b") == "b");
  CHECK(base::join_path("/", "b") == "/b");
  CHECK(base::parent_path("a/b/c.md") == "a/b");
  CHECK(base::parent_path("c.md").empty());
  CHECK(base::file_name("a/c.md") == "c.md");
  CHECK(base::stem("c.tar.gz") == "c.tar");
  CHECK(base::stem(".hidden") == ".hidden");
  CHECK(base::extension("c.tar.gz") == ".gz");
  CHECK(base::extension("c").empty());
}

TEST_CASE("what is written is read back, folders above are made") {
  const TemporaryFolder folder;
  const auto files = base::disk_files();
  const std::string bytes("a\0b\r\n", 5);
  REQUIRE(files->write(folder.path("x/y/z"), bytes));
  CHECK(*files->read(folder.path("x/y/z")) == bytes);
  CHECK(files->kind(folder.path("x/y")) == base::EntryKind::folder);
  CHECK(files->kind(folder.path("x/y/z")) == base::EntryKind::file);
  CHECK(files->kind(folder.path("none")) == base::EntryKind::missing);
}

TEST_CASE("a file larger than the first read is whole") {
  const TemporaryFolder folder;
  const auto files = base::disk_files();
  for (const std::size_t size : {0U, 16383U, 16384U, 16385U, 1'000'000U}) {
    const std::string bytes(size, 'x');
    REQUIRE(files->write(folder.path("f"), bytes));
    CHECK(*files->read(folder.path("f")) == bytes);
  }
}

TEST_CASE("a missing file is an error that names it") {
  const auto read = base::disk_files()->read("/nonexistent/a.md");
  REQUIRE_FALSE(read);
  CHECK(read.error().location.file == "/nonexistent/a.md");
}

TEST_CASE("a folder and a file that may not be read are errors, also beside what may be read") {
  const TemporaryFolder folder;
  folder.write("open/a", "a");
  folder.write("open/closed/b", "b");
  std::filesystem::permissions(folder.path(), std::filesystem::perms(0755));
  std::filesystem::permissions(folder.path("open/a"), std::filesystem::perms::none);
  std::filesystem::permissions(folder.path("open/closed"), std::filesystem::perms::none);
  {
    const Unprivileged user;
    if (!user.works()) return;
    const auto files = base::disk_files();
    CHECK(files->entries(folder.path("open"))->size() == 2);
    for (const auto& names :
         {files->entries(folder.path("open/closed")), files->list(folder.path("open"))}) {
      REQUIRE_FALSE(names);
      CHECK(names.error().location.file == folder.path("open/closed"));
      CHECK(names.error().message == "cannot list this folder: Permission denied");
    }
    CHECK_FALSE(files->read(folder.path("open/a")));
  }
  std::filesystem::permissions(folder.path("open/closed"), std::filesystem::perms::all);
}

TEST_CASE("a name that is too long for the disk is that of no file") {
  const TemporaryFolder folder;
  CHECK(base::disk_files()->kind(folder.path(std::string(300, 'x'))) == base::EntryKind::missing);
  CHECK(base::disk_files()->kind("/dev/null") == base::EntryKind::other);
}

TEST_CASE("all files below a folder are listed, sorted by bytes") {
  const TemporaryFolder folder;
  const auto files = base::disk_files();
  for (const char* name : {"b.md", "a/z.md", "a.md", "a/b/c.md", "ä.md", "B.md"})
    REQUIRE(files->write(folder.path(name), ""));
  CHECK(*files->list(folder.path()) ==
        std::vector<std::string>{"B.md", "a.md", "a/b/c.md", "a/z.md", "b.md", "ä.md"});
  CHECK(files->list(folder.path("none"))->empty());
}

TEST_CASE("symbolic links are followed, dangling ones left out, a circle is an error") {
  const TemporaryFolder folder;
  const auto files = base::disk_files();
  REQUIRE(files->write(folder.path("real/a.md"), "x"));
  fs::create_symlink("real", folder.path("linked"));
  fs::create_symlink("nowhere", folder.path("dangling"));
  CHECK(*files->list(folder.path()) == std::vector<std::string>{"linked/a.md", "real/a.md"});
  fs::create_symlink("..", folder.path("real/up"));
  const auto listed = files->list(folder.path());
  REQUIRE_FALSE(listed);
  CHECK(listed.error().message == "this link leads back to a folder above it");
}

TEST_CASE("a write that fails leaves the old file and nothing else") {
  const TemporaryFolder folder;
  const auto files = base::disk_files();
  REQUIRE(files->write(folder.path("target/inside"), "old"));
  CHECK_FALSE(files->write(folder.path("target"), "new"));         // a folder is in the way
  CHECK_FALSE(files->write(folder.path("target/inside/x"), "n"));  // a file is
  CHECK(*files->read(folder.path("target/inside")) == "old");
  CHECK(count_entries(folder.path()) == 1);
  CHECK(count_entries(folder.path("target")) == 1);
}

TEST_CASE("a write that the disk takes half of leaves the old file and nothing else") {
  const TemporaryFolder folder;
  const auto files = base::disk_files();
  REQUIRE(files->write(folder.path("f"), "old"));
  rlimit before{};
  ::getrlimit(RLIMIT_FSIZE, &before);
  const rlimit two_bytes{2, before.rlim_max};
  auto* const handler = std::signal(SIGXFSZ, SIG_IGN);
  ::setrlimit(RLIMIT_FSIZE, &two_bytes);
  const auto written = files->write(folder.path("f"), "new");
  ::setrlimit(RLIMIT_FSIZE, &before);
  std::signal(SIGXFSZ, handler);
  CHECK_FALSE(written);
  CHECK(*files->read(folder.path("f")) == "old");
  CHECK(count_entries(folder.path()) == 1);
}

TEST_CASE("a write does not go through a link in the place of its temporary file") {
  const TemporaryFolder folder;
  const auto files = base::disk_files();
  REQUIRE(files->write(folder.path("mine"), "mine"));
  fs::create_symlink("mine", folder.path("f.postil-new"));
  CHECK(files->write(folder.path("f"), "new"));
  CHECK(*files->read(folder.path("f")) == "new");
  CHECK(*files->read(folder.path("mine")) == "mine");
}

TEST_CASE("a folder is known by its place, device, inode and age, whatever path leads to it") {
  const TemporaryFolder folder;
  const auto files = base::disk_files();
  REQUIRE(files->write(folder.path("a/f"), ""));
  fs::create_symlink("a", folder.path("link"));
  const auto identity = files->identity(folder.path("a"));
  REQUIRE(identity);
  CHECK(identity->is_same(*files->identity(folder.path("link"))));
  CHECK(identity->real_path == fs::canonical(folder.path("a")));
  CHECK_FALSE(identity->is_same(*files->identity(folder.path())));
  CHECK_FALSE(files->identity(folder.path("a/f")));
  CHECK_FALSE(files->identity(folder.path("none")));
  auto other = *identity;
  other.born = identity->born + 1;
  CHECK(identity->is_same(other) == (identity->born == 0));
  other.born = 0;  // a file system that does not tell
  CHECK(identity->is_same(other));
  CHECK(files->is_link(folder.path("link")));
  CHECK_FALSE(files->is_link(folder.path("a")));
}

TEST_CASE("links are listed with what they lead to, and followed only within the named folders") {
  const TemporaryFolder folder;
  const auto files = base::disk_files();
  REQUIRE(files->write(folder.path("in/f"), ""));
  REQUIRE(files->write(folder.path("out/f"), ""));
  fs::create_symlink("../out", folder.path("in/out"));
  fs::create_symlink("../out/f", folder.path("in/.f"));
  fs::create_symlink("nothing", folder.path("in/lost"));
  fs::create_symlink("..", folder.path("out/up"));
  const std::string root = fs::canonical(folder.path()).string();
  const auto paths = [&](const std::vector<std::string>& within) {
    std::string all;
    for (const base::Link& link : files->links(folder.path("in"), within))
      all += link.path + ">" + (link.target.empty() ? "" : link.target.substr(root.size())) + " ";
    return all;
  };
  CHECK(paths({root + "/in"}) == ".f>/out/f lost> out>/out ");
  CHECK(paths({root + "/out"}) == ".f>/out/f lost> out>/out out/up> ");
  CHECK_FALSE(paths({root}).empty());  // and ends
  CHECK(base::is_within("/a/b", "/a"));
  CHECK(base::is_within("/a", "/a"));
  CHECK(base::is_within("/a", "/"));
  CHECK_FALSE(base::is_within("/ab", "/a"));
}

TEST_CASE("a rename replaces the file in its way; removing a missing file is no error") {
  const TemporaryFolder folder;
  const auto files = base::disk_files();
  REQUIRE(files->write(folder.path("a"), "new"));
  REQUIRE(files->write(folder.path("b/c"), "old"));
  REQUIRE(files->rename(folder.path("a"), folder.path("b/c")));
  CHECK(*files->read(folder.path("b/c")) == "new");
  CHECK(files->remove(folder.path("b/c")));
  CHECK(files->remove(folder.path("b/c")));
}

TEST_CASE("empty folders are removed up to the one to stop at, however it is spelled") {
  const TemporaryFolder folder;
  const auto files = base::disk_files();
  fs::create_directories(folder.path("out/a/b"));
  files->remove_empty_folders(folder.path("out/a/b"), folder.path("out/"));
  CHECK(files->kind(folder.path("out/a")) == base::EntryKind::missing);
  CHECK(files->kind(folder.path("out")) == base::EntryKind::folder);
  REQUIRE(files->write(folder.path("out/c/keep"), ""));
  fs::create_directories(folder.path("out/c/d"));
  files->remove_empty_folders(folder.path("out/c/d/"), folder.path("out"));
  CHECK(files->kind(folder.path("out/c/keep")) == base::EntryKind::file);
  CHECK(files->kind(folder.path("out/c/d")) == base::EntryKind::missing);
}

TEST_CASE("a pipe, a socket and a device are errors, and nobody waits for them") {
  const TemporaryFolder folder;
  const auto files = base::disk_files();
  REQUIRE(::mkfifo(folder.path("pipe").c_str(), 0600) == 0);
  const int listener = ::socket(AF_UNIX, SOCK_STREAM, 0);
  sockaddr_un address = {.sun_family = AF_UNIX, .sun_path = {}};
  folder.path("socket").copy(address.sun_path, sizeof(address.sun_path) - 1);
  REQUIRE(::bind(listener, reinterpret_cast<const sockaddr*>(&address), sizeof(address)) == 0);
  fs::create_symlink("/dev/zero", folder.path("device"));
  for (const char* name : {"pipe", "socket", "device"}) {
    CAPTURE(name);
    const std::string path = folder.path(name);
    for (const auto& error : {files->read(path).error(), files->read_part(path, 0, 9).error(),
                              files->size(path).error(), files->summarize(path).error(),
                              files->copy(path, folder.path("copy")).error()}) {
      CHECK(error.location.file == path);
      CHECK(error.message == "this is a pipe, a socket or a device, not a file");
    }
  }
  ::close(listener);
  CHECK(files->kind(folder.path("copy")) == base::EntryKind::missing);
  CHECK(files->list(folder.path())->empty());
  std::vector<std::string> special;
  for (const base::Link& link : files->links(folder.path(), {})) {
    if (link.is_special) special.push_back(link.path);
  }
  CHECK(special == std::vector<std::string>{"device", "pipe", "socket"});
}

TEST_CASE("a file that the system makes while it is read is an error") {
  const auto files = base::disk_files();
  const auto read = files->read("/proc/self/status");
  REQUIRE_FALSE(read);
  CHECK(read.error().message == "this file is made by the system while it is read");
  CHECK_FALSE(files->summarize("/proc/self/status"));
}

TEST_CASE("a file is summarized and copied in pieces as if it were whole") {
  const TemporaryFolder folder;
  const auto files = base::disk_files();
  for (const std::size_t size : {0U, 1U, 262143U, 262144U, 262145U, 1'000'000U}) {
    std::string bytes;
    for (std::size_t i = 0; i < size; ++i) bytes += static_cast<char>(i * i % 251);
    REQUIRE(files->write(folder.path("f"), bytes));
    CHECK(*files->summarize(folder.path("f")) == base::summary_of(bytes));
    CHECK(*files->copy(folder.path("f"), folder.path("x/g")) == base::summary_of(bytes));
    CHECK(*files->read(folder.path("x/g")) == bytes);
    CHECK(*files->size(folder.path("f")) == bytes.size());
    CHECK(*files->read_part(folder.path("f"), 0, 5) == bytes.substr(0, 5));
    if (bytes.size() > 7) CHECK(*files->read_part(folder.path("f"), 7, 5) == bytes.substr(7, 5));
    CHECK(files->read_part(folder.path("f"), bytes.size() + 1, 5)->empty());
  }
  CHECK_FALSE(files->copy(folder.path("none"), folder.path("x/h")));
  CHECK(count_entries(folder.path("x")) == 1);
}

TEST_CASE("a sparse file of more than two gibibytes is not read, but summarized") {
  const TemporaryFolder folder;
  const auto files = base::disk_files();
  REQUIRE(files->write(folder.path("f"), "x"));
  fs::resize_file(folder.path("f"), base::Files::kMostBytes + 1);
  const auto read = files->read(folder.path("f"));
  REQUIRE_FALSE(read);
  CHECK(read.error().message == "this file is larger than 2 GiB");
}

TEST_CASE("folders nested too deep are an error that names the place") {
  const TemporaryFolder folder;
  const auto files = base::disk_files();
  std::string deep;
  for (std::size_t i = 0; i < base::Files::kDeepestFolder; ++i) deep += "a/";
  REQUIRE(files->write(folder.path(deep + "b.md"), "x"));
  CHECK(files->list(folder.path())->size() == 1);
  REQUIRE(files->write(folder.path(deep + "a/b.md"), "x"));
  const auto listed = files->list(folder.path());
  REQUIRE_FALSE(listed);
  CHECK(listed.error().message == "folders are nested more than 250 deep");
  CHECK(listed.error().location.file.ends_with("a/a"));
}

TEST_CASE("files in memory are copied and read in parts") {
  base::MemoryFiles files;
  files.all["a"] = "bytes";
  CHECK(*files.copy("a", "b") == base::summary_of("bytes"));
  CHECK(files.all.at("b") == "bytes");
  CHECK_FALSE(files.copy("missing", "c"));
  CHECK(*files.read_part("a", 1, 3) == "yte");
  CHECK(*files.read_part("a", 4, 3) == "s");
  CHECK(files.read_part("a", 9, 3)->empty());
  CHECK_FALSE(files.read_part("missing", 0, 1));
  CHECK(*files.summarize("a") == base::summary_of("bytes"));
  CHECK_FALSE(files.summarize("missing"));
}
