#include "comments/folder.h"

#include <doctest/doctest.h>

#include "../base/memory_files.h"
#include "comments/snapshot_json.h"
#include "sample.h"

namespace {

comments::Folder sample_folder() {
  comments::Folder folder{comments::sample_snapshot()};
  folder.snapshot.sequence = 0;
  folder.snapshot.epoch = "";
  return folder;
}

std::string fault_of(const base::Files& files) {
  const auto folder = comments::read_folder(files, "c", {});
  return folder ? "" : folder.error().location.file + ": " + folder.error().message;
}

}  // namespace

TEST_CASE("a folder is read as it was written, one file a thread") {
  base::MemoryFiles files;
  const auto changes = comments::write_folder(files, "c", sample_folder());
  REQUIRE(changes);
  CHECK(changes->added == 2);
  CHECK(files.all.size() == 3);
  CHECK(files.all.contains("c/postil-comments.json"));
  const auto read = comments::read_folder(files, "c", {});
  REQUIRE(read);
  CHECK(read->snapshot == sample_folder().snapshot);
  CHECK(read->service == comments::Service::live);
}

TEST_CASE("without a change nothing is written, a change touches one file, and what is gone goes") {
  base::MemoryFiles files;
  comments::Folder folder = sample_folder();
  REQUIRE(comments::write_folder(files, "c", folder));
  const auto before = files.all;
  folder.snapshot.sequence = 99;  // is not in the folder
  auto changes = comments::write_folder(files, "c", folder);
  REQUIRE(changes);
  CHECK(changes->added + changes->changed + changes->removed == 0);
  CHECK(files.all == before);
  folder.snapshot.threads.at("/posts/a/").count = 2;
  folder.snapshot.threads.erase("/old/");
  changes = comments::write_folder(files, "c", folder);
  REQUIRE(changes);
  CHECK(changes->changed == 1);
  CHECK(changes->removed == 1);
  CHECK(files.all.size() == 2);
}

TEST_CASE("a file of the author beside the threads is never touched") {
  base::MemoryFiles files;
  REQUIRE(comments::write_folder(files, "c", sample_folder()));
  files.all["c/README.md"] = "ours";
  files.all["c/notes.json"] = "{}";
  comments::Folder empty;
  REQUIRE(comments::write_folder(files, "c", empty));
  CHECK(files.all.contains("c/README.md"));
  CHECK(files.all.contains("c/notes.json"));
  base::MemoryFiles foreign;
  foreign.all["c/index.html"] = "x";
  const auto refused = comments::write_folder(foreign, "c", sample_folder());
  REQUIRE_FALSE(refused);
  CHECK(refused.error().kind == base::Kind::foreign_file);
  CHECK(foreign.all.size() == 1);
}

TEST_CASE("the threads that a killed pull left are no files of somebody else") {
  base::MemoryFiles files;
  REQUIRE(comments::write_folder(files, "c", sample_folder()));
  const auto whole = files.all;
  files.all.erase("c/postil-comments.json");
  files.all["c/postil-comments.json.postil-new"] = "{\"for";
  REQUIRE(comments::write_folder(files, "c", sample_folder()));
  files.all.erase("c/postil-comments.json.postil-new");
  CHECK(files.all == whole);
  files.all.erase("c/postil-comments.json");
  files.all["c/copy.json"] = files.all.begin()->second;
  CHECK_FALSE(comments::write_folder(files, "c", sample_folder()));
}

TEST_CASE("paths that differ only in letters' case, signs or length have files of their own") {
  base::MemoryFiles files;
  comments::Folder folder;
  const std::string deep(900, 'x');
  for (const std::string& key :
       {std::string("/"), std::string("/a/"), std::string("/a"), std::string("/A/"),
        std::string("/日本/"), std::string("/../x"), "/" + deep, "/" + deep + "/"}) {
    comments::Thread thread;
    thread.key = key;
    folder.snapshot.threads[key] = thread;
  }
  REQUIRE(comments::write_folder(files, "c", folder));
  CHECK(files.all.size() == folder.snapshot.threads.size() + 1);
  for (const auto& [path, text] : files.all) {
    CHECK(path.find('/', 2) == std::string::npos);
    CHECK(path.size() < 120);
  }
  const auto read = comments::read_folder(files, "c", {});
  REQUIRE(read);
  CHECK(read->snapshot == folder.snapshot);
}

TEST_CASE("a folder without its index, of a later format or with a broken file is refused") {
  base::MemoryFiles files;
  CHECK(fault_of(files) == "c: this folder has no comments: postil-comments.json is missing");
  REQUIRE(comments::write_folder(files, "c", sample_folder()));
  files.all["c/copy.json"] =
      comments::thread_file_text(sample_folder().snapshot.threads.at("/old/"));
  CHECK(fault_of(files).ends_with("another file has the thread /old/, too"));
  files.all["c/copy.json"] = "{\"key\": \"/b/\", \"count\": true}";
  CHECK(fault_of(files) == "c/copy.json: \"count\" is not a whole number");
  files.all["c/copy.json"] = "<<<<<<< HEAD\n";
  CHECK(fault_of(files) == "c/copy.json: this is no JSON");
  files.all["c/postil-comments.json"] = "{\"format\": 2}";
  CHECK(fault_of(files) ==
        "c/postil-comments.json: this folder has format 2; this version of Postil knows format 1");
}

TEST_CASE("a frozen folder says so") {
  base::MemoryFiles files;
  comments::Folder folder = sample_folder();
  folder.service = comments::Service::frozen;
  REQUIRE(comments::write_folder(files, "c", folder));
  const auto read = comments::read_folder(files, "c", {});
  REQUIRE(read);
  CHECK(read->service == comments::Service::frozen);
}
