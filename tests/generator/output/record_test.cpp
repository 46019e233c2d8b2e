#include "output/record.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "../base/memory_files.h"

namespace {

constexpr const char* kPath = ".postil/written/x";

output::Record sample(const std::string& path) {
  return {base::FolderIdentity{"/home/ada/blog/public", 64769, 1234567, 1701262092123456789},
          {{path, {output::summary_of("one"), output::summary_of("two")}}}};
}

base::Result<output::Record> read(const std::string& text) {
  return output::read_record(base::MemoryFiles({{kPath, text}}), kPath);
}

const std::string kFolder = "postil written 2\ndestination 1 2 3 /site/public\n";
const std::string kBytes = "5 00000000000000000000000000000000 ";

}  // namespace

TEST_CASE("a record is read as it was saved, whatever the names are") {
  for (const char* name : {"a.html", "a\nb.txt", "a\tb", "\x1B[2J", "a\x7F", "a\xC2\x85z",
                           "a\\x0Ab", "a b/c d", "\\", "a\xFFz", "ü.html"}) {
    CAPTURE(name);
    base::MemoryFiles files;
    const output::Record saved = sample(name);
    REQUIRE(output::save_record(files, kPath, saved));
    const std::string& text = files.all.at(kPath);
    CHECK(std::count(text.begin(), text.end(), '\n') == 4);
    const auto found = output::read_record(files, kPath);
    REQUIRE(found);
    CHECK(found->files == saved.files);
    REQUIRE(found->destination);
    CHECK(found->destination->is_same(*saved.destination));
    CHECK(found->destination->born == saved.destination->born);
  }
}

TEST_CASE("a missing record is empty, and a record of format 1 knows paths alone") {
  CHECK(output::read_record(base::MemoryFiles(), kPath)->files.empty());
  const auto record = read("postil written 1\n404.html\nposts/a/index.html\n");
  REQUIRE(record);
  CHECK_FALSE(record->destination);
  REQUIRE(record->files.size() == 2);
  CHECK(record->files.at("posts/a/index.html").empty());
  CHECK(read("postil written 1\n")->files.empty());
}

TEST_CASE("a record of format 1 that a name with a line end has broken is refused") {
  CHECK_FALSE(read("postil written 1\nrobots.txt\nx\nprecious.txt\n"));
  CHECK_FALSE(read("postil written 1\na\na\n"));
}

TEST_CASE("a damaged record is an error that names it and the way out") {
  const std::vector<std::string> damaged = {"",
                                            "postil written 3\n",
                                            "postil written 2\n",
                                            "postil written 2\ndestination 1 2 /x\n",
                                            "postil written 2\ndestination 1 2 3 public\n",
                                            "postil written 1\n../content/a.md\n",
                                            kFolder + kBytes + "../content/a.md\n",
                                            kFolder + kBytes + "/etc/passwd\n",
                                            kFolder + kBytes + "a/../../b\n",
                                            kFolder + kBytes + "a//b\n",
                                            kFolder + kBytes + "a\\x00b\n",
                                            kFolder + kBytes + "a\\nb\n",
                                            kFolder + kBytes + "\\x2e./b\n",
                                            kFolder + kBytes + "\n",
                                            kFolder + "5 00 a\n",
                                            kFolder + "5x 00000000000000000000000000000000 a\n",
                                            kFolder + " 00000000000000000000000000000000 a\n",
                                            kFolder +
                                                "99999999999999999999 "
                                                "00000000000000000000000000000000 a\n",
                                            kFolder + "5 000000000000000000000000000000000 a\n",
                                            kFolder + kBytes + "a\\xg0\n",
                                            kFolder + kBytes + "a\\x0g\n",
                                            kFolder + kBytes + "a\\x4\n",
                                            kFolder + kBytes + "a\\\n",
                                            kFolder + kBytes + "a/.\n",
                                            "postil written 2\ndestination 1 2 3x /a\n",
                                            "postil written 2\ndestination x 2 3 /a\n",
                                            "postil written 2\ndestination 1 -2 3 /a\n",
                                            "postil written 2\nfolder 1 2 3 /a\n",
                                            "postil written 1\nb\na\n",
                                            kFolder + "-5 00000000000000000000000000000000 a\n",
                                            kFolder + kBytes + "cut-o"};
  for (const std::string& text : damaged) {
    CAPTURE(text);
    const auto record = read(text);
    REQUIRE_FALSE(record);
    CHECK(record.error().location.file == kPath);
    CHECK(record.error().hint == "remove the destination and this file, then build again");
  }
}

TEST_CASE("a record is a text of lines, one for each file and its bytes") {
  base::MemoryFiles files;
  const output::Record saved{base::FolderIdentity{"/a\\b", 1, 2, -3},
                             {{"x\x1Fy\x7Fz", {output::summary_of("one"), output::summary_of("")}},
                              {"a b", {output::summary_of("one")}}}};
  REQUIRE(output::save_record(files, kPath, saved));
  const std::string one = "3 " + output::summary_of("one").hash + ' ';
  CHECK(files.all.at(kPath) == "postil written 2\ndestination 1 2 -3 /a\\\\b\n" + one + "a b\n" +
                                   one + "x\\x1fy\\x7fz\n0 " + output::summary_of("").hash +
                                   " x\\x1fy\\x7fz\n");
  REQUIRE(output::save_record(files, kPath, {}));
  CHECK(files.all.at(kPath) == "postil written 2\ndestination 0 0 0 \n");
}
