#include "base/composed_files.h"

#include <doctest/doctest.h>

#include <filesystem>

#include "base/disk_files.h"
#include "temporary_folder.h"

namespace {

using Names = std::vector<std::string>;

const std::string kComposed = "\xC3\xA9";     // é
const std::string kDecomposed = "e\xCC\x81";  // e and a combining accent

struct Disk {
  TemporaryFolder folder;
  std::unique_ptr<base::Files> files = base::disk_files();
  std::unique_ptr<const base::Files> composed = base::composed_files(*files);

  std::string read(const std::string& name) const {
    const auto bytes = composed->read(folder.path(name));
    return bytes ? *bytes : "nothing";
  }
};

}  // namespace

TEST_CASE("a name is listed composed, and found in either form") {
  const Disk disk;
  disk.folder.write(kDecomposed + "/" + kDecomposed + ".md", "text");
  disk.folder.write("plain.md", "plain");
  CHECK(*disk.composed->list(disk.folder.path()) ==
        Names{"plain.md", kComposed + "/" + kComposed + ".md"});
  CHECK(*disk.composed->entries(disk.folder.path(kComposed)) == Names{kComposed + ".md"});
  for (const std::string& name : {kComposed, kDecomposed}) {
    CHECK(disk.read(name + "/" + kComposed + ".md") == "text");
    CHECK(disk.composed->kind(disk.folder.path(name)) == base::EntryKind::folder);
    CHECK(disk.composed->real_path(disk.folder.path(name)) == disk.folder.path(kDecomposed));
  }
  std::filesystem::create_symlink("nothing", disk.folder.path(kDecomposed + "/link"));
  const auto links = disk.composed->links(disk.folder.path(kComposed), {disk.folder.path()});
  REQUIRE(links.size() == 1);
  CHECK(links[0].path == "link");
  CHECK(disk.read("plain.md") == "plain");
  CHECK(disk.read(kComposed + ".md") == "nothing");
}

TEST_CASE("all that is asked of a file or folder is told in either form of its name") {
  const Disk disk;
  disk.folder.write(kDecomposed + "/" + kDecomposed + ".md", "text");
  disk.folder.write("before.md", "a name of ASCII that is sorted first");
  CHECK(*disk.composed->list(disk.folder.path()) ==
        Names{"before.md", kComposed + "/" + kComposed + ".md"});
  CHECK(*disk.composed->list(disk.folder.path(kComposed)) == Names{kComposed + ".md"});
  const std::string file = disk.folder.path(kComposed + "/" + kComposed + ".md");
  REQUIRE(disk.composed->size(file));
  CHECK(*disk.composed->size(file) == 4);
  REQUIRE(disk.composed->read_part(file, 1, 2));
  CHECK(*disk.composed->read_part(file, 1, 2) == "ex");
  CHECK(disk.composed->summarize(file));
  CHECK(disk.composed->identity(disk.folder.path(kComposed)));
}

TEST_CASE("a composed name is found when it is asked for in pieces") {
  const Disk disk;
  disk.folder.write(kComposed, "text");
  CHECK(disk.read(kDecomposed) == "text");
}

TEST_CASE("a name that mixes both forms is found") {
  const Disk disk;
  disk.folder.write(kComposed + kDecomposed + "/a.md", "text");
  disk.folder.write("\xC3\xA4/a.md", "another folder");
  disk.folder.write("\xC3\xA4/b.md", "of that folder only");
  CHECK(*disk.composed->list(disk.folder.path()) ==
        Names{"\xC3\xA4/a.md", "\xC3\xA4/b.md", kComposed + kComposed + "/a.md"});
  CHECK(disk.read(kComposed + kComposed + "/b.md") == "nothing");
  CHECK(disk.read(kComposed + kComposed + "/a.md") == "text");
}

TEST_CASE("two folders that differ in form only are one") {
  const Disk disk;
  disk.folder.write(kComposed + "/a.md", "a");
  disk.folder.write(kDecomposed + "/b.md", "b");
  CHECK(disk.composed->list(disk.folder.path())->size() == 2);
  CHECK(disk.read(kComposed + "/a.md") == "a");
  CHECK(disk.read(kComposed + "/b.md") == "b");
}

TEST_CASE("of two files that differ in form only each keeps its name") {
  const Disk disk;
  disk.folder.write(kComposed + ".md", "composed");
  disk.folder.write(kDecomposed + ".md", "decomposed");
  CHECK(*disk.composed->list(disk.folder.path()) == Names{kDecomposed + ".md", kComposed + ".md"});
  CHECK(disk.read(kComposed + ".md") == "composed");
  CHECK(disk.read(kDecomposed + ".md") == "decomposed");
}

TEST_CASE("a name that is not UTF-8 stays as it is") {
  const Disk disk;
  disk.folder.write("\xFF.md", "text");
  CHECK(*disk.composed->list(disk.folder.path()) == Names{"\xFF.md"});
  CHECK(disk.read("\xFF.md") == "text");
}

TEST_CASE("the path on the disk is told for programs that open it") {
  const Disk disk;
  disk.folder.write(kDecomposed + "/a.md", "text");
  CHECK(base::path_on_disk(*disk.files, disk.folder.path(kComposed + "/a.md")) ==
        disk.folder.path(kDecomposed + "/a.md"));
  CHECK(base::path_on_disk(*disk.files, disk.folder.path("none.md")) ==
        disk.folder.path("none.md"));
}
