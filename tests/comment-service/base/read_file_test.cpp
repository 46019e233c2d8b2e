#include "base/read_file.h"

#include <doctest/doctest.h>
#include <unistd.h>

#include <fstream>

#include "support/temporary_folder.h"

TEST_CASE("a file is read whole, also an empty one") {
  const support::TemporaryFolder folder;
  const std::string bytes = std::string("a\0\r\n", 4) + std::string(100'000, 'x');
  std::ofstream(folder.file("a"), std::ios::binary) << bytes;
  std::ofstream(folder.file("empty"));
  CHECK(*base::read_file(folder.file("a")) == bytes);
  CHECK(base::read_file(folder.file("empty"))->empty());
}

TEST_CASE("an empty name is said to be empty") {
  CHECK(base::read_file("").fault().message == "the name of the file is empty");
}

TEST_CASE("what is no file that can be read is said with its path") {
  const support::TemporaryFolder folder;
  const auto told = [](const std::string& path) {
    const base::Result<std::string> text = base::read_file(path);
    REQUIRE_FALSE(text);
    CHECK(text.fault().code == base::Code::bad_request);
    return text.fault().message;
  };
  std::filesystem::create_directory(folder.file("folder"));
  CHECK(told(folder.file("folder")) == folder.file("folder") + ": this is a folder; name a file");
  std::filesystem::create_directory_symlink("folder", folder.file("link"));
  CHECK(told(folder.file("link")) == folder.file("link") + ": this is a folder; name a file");
  CHECK(told(folder.file("none")) == folder.file("none") + ": there is no such file");
  CHECK(told(folder.file("none/a")) == folder.file("none/a") + ": there is no such file");
  std::ofstream(folder.file("a")) << "text";
  CHECK(told(folder.file("a/b")) == folder.file("a/b") + ": Not a directory");
  if (::geteuid() == 0) return;  // may read any file
  std::filesystem::permissions(folder.file("a"), std::filesystem::perms::none);
  CHECK(told(folder.file("a")) == folder.file("a") + ": the program's user may not read this file");
}
