#include "commands/clean.h"

#include <doctest/doctest.h>

#include <sstream>

#include "../temporary_folder.h"
#include "base/disk_files.h"
#include "base/hash.h"
#include "commands/build.h"

namespace {

struct Site {
  TemporaryFolder folder;
  std::unique_ptr<base::Files> files = base::disk_files();
  std::string out;
  std::string err;

  Site() { folder.write("content/posts/a.md", "# A\n"); }

  int run(int (*command)(base::Files&, const commands::Request&, const commands::Console&),
          const std::string& destination = "") {
    std::ostringstream to_out;
    std::ostringstream to_err;
    const commands::Request request{.folder = folder.path(), .destination = destination};
    const int status = command(*files, request, {to_out, to_err});
    out = to_out.str();
    err = to_err.str();
    return status;
  }
};

}  // namespace

TEST_CASE("clean removes what builds wrote, the record and the cache, and nothing else") {
  Site site;
  REQUIRE(site.run(commands::build) == 0);
  site.folder.write("public/mine.txt", "mine");
  site.folder.write(".postil/cache/x", "");
  CHECK(site.run(commands::clean) == 0);
  CHECK(site.out.find(" files from " + site.folder.path("public") +
                      "; what Postil did not write is still there\n") != std::string::npos);
  CHECK(site.out.find("removed " + site.folder.path(".postil/cache") + '\n') != std::string::npos);
  CHECK(site.folder.read("public/mine.txt") == "mine");
  CHECK_FALSE(site.folder.has("public/index.html"));
  CHECK_FALSE(site.folder.has("public/posts"));
  CHECK_FALSE(site.folder.has(".postil"));
  CHECK(site.folder.has("content/posts/a.md"));
  CHECK(site.run(commands::clean) == 0);
  CHECK(site.out.starts_with("nothing to remove: "));
  CHECK(site.folder.read("public/mine.txt") == "mine");
}

TEST_CASE("clean keeps to one destination, and takes its folder when that is empty") {
  Site site;
  const std::string other = site.folder.path("other");
  REQUIRE(site.run(commands::build) == 0);
  REQUIRE(site.run(commands::build, other) == 0);
  CHECK(site.run(commands::clean, other) == 0);
  CHECK_FALSE(site.folder.has("other"));
  CHECK(site.folder.has("public/index.html"));
  CHECK(site.run(commands::build) == 0);
  CHECK(site.out.find(" 0 new, 0 changed") != std::string::npos);
}

TEST_CASE("clean refuses a record that leads out of the destination") {
  Site site;
  REQUIRE(site.run(commands::build) == 0);
  site.folder.write(".postil/written/" + base::hash_name("public"),
                    "postil written 1\n../content/posts/a.md\n");
  CHECK(site.run(commands::clean) == 2);
  CHECK(site.err.find("this is not a record") != std::string::npos);
  CHECK(site.folder.has("content/posts/a.md"));
  CHECK(site.folder.has("public/index.html"));
}
