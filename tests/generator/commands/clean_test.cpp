#include "commands/clean.h"

#include <doctest/doctest.h>

#include <sstream>

#include "../temporary_folder.h"
#include "base/disk_files.h"
#include "base/hash.h"
#include "commands/build.h"
#include "output/output.h"
#include "plain_build.h"

namespace {

struct Site {
  TemporaryFolder folder;
  std::unique_ptr<base::Files> files = base::disk_files();
  std::string out;
  std::string err;

  Site() { folder.write("content/posts/a.md", "# A\n"); }

  using Command = int(base::Files&, const commands::Request&, const commands::Console&);

  int run(Command command, const std::string& destination = "") {
    std::ostringstream to_out;
    std::ostringstream to_err;
    const commands::Request request{.folder = folder.path(), .destination = destination};
    const int status = command(*files, request, {to_out, to_err});
    out = to_out.str();
    err = to_err.str();
    return status;
  }
};

std::size_t files_below(const std::string& folder) {
  std::size_t count = 0;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(folder))
    count += entry.is_regular_file() ? 1U : 0U;
  return count;
}

}  // namespace

TEST_CASE("clean removes what builds wrote, the record and the cache, and nothing else") {
  Site site;
  REQUIRE(site.run(plain_build) == 0);
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
  REQUIRE(site.run(plain_build) == 0);
  REQUIRE(site.run(plain_build, other) == 0);
  CHECK(site.run(commands::clean, other) == 0);
  CHECK_FALSE(site.folder.has("other"));
  CHECK(site.folder.has("public/index.html"));
  CHECK(site.run(plain_build) == 0);
  CHECK(site.out.find(" 0 new, 0 changed") != std::string::npos);
}

TEST_CASE("clean removes what an interrupted build left in the destination") {
  Site site;
  REQUIRE(site.run(plain_build) == 0);
  site.folder.write("public/" + std::string(output::kStage) + "/a/index.html", "half");
  CHECK(site.run(commands::clean) == 0);
  CHECK_FALSE(site.folder.has("public"));
}

TEST_CASE("clean refuses a record that leads out of the destination") {
  Site site;
  REQUIRE(site.run(plain_build) == 0);
  site.folder.write(".postil/written/" + base::hash_name("public"),
                    "postil written 1\n../content/posts/a.md\n");
  CHECK(site.run(commands::clean) == 2);
  CHECK(site.err.find("this is not a record") != std::string::npos);
  CHECK(site.folder.has("content/posts/a.md"));
  CHECK(site.folder.has("public/index.html"));
}

TEST_CASE("clean passes over files that are gone, and removes the others") {
  Site site;
  REQUIRE(site.run(plain_build) == 0);
  const std::string most = std::to_string(files_below(site.folder.path("public")) - 1);
  std::filesystem::remove(site.folder.path("public/404.html"));
  CHECK(site.run(commands::clean) == 0);
  CHECK(site.out == "removed " + most + " files from " + site.folder.path("public") + '\n');
  CHECK(site.err.empty());
  CHECK_FALSE(site.folder.has("public"));
}

TEST_CASE("clean leaves files that somebody changed, and names the first one") {
  Site site;
  const std::string destination = site.folder.path("public");
  const auto warning = [&](const std::string& file, const std::string& more) {
    return destination + '/' + file + ": warning: this file is left: it is not as Postil wrote it" +
           more + " [foreign-file]\n  hint: remove it yourself when nobody needs it\n1 warning\n";
  };
  REQUIRE(site.run(plain_build) == 0);
  // In a copy of the folder, a file is known by its bytes.
  std::filesystem::copy(destination, site.folder.path("copy"),
                        std::filesystem::copy_options::recursive);
  std::filesystem::remove_all(destination);
  std::filesystem::rename(site.folder.path("copy"), destination);
  const std::string most = std::to_string(files_below(destination) - 3);
  for (const char* file : {"404.html", "index.html", "posts/index.html"})
    site.folder.write(std::string("public/") + file, "mine");
  CHECK(site.run(commands::clean) == 0);
  CHECK(site.err == warning("404.html", " (and 2 more in " + destination + ")"));
  CHECK(site.out == "removed " + most + " files from " + destination +
                        "; what Postil did not write is still there\n");
  CHECK(site.folder.read("public/posts/index.html") == "mine");
  REQUIRE(site.run(commands::clean) == 0);
  CHECK(site.err.empty());
  CHECK(site.out == "nothing to remove: Postil has no record of files in " + destination + '\n');
}

TEST_CASE("clean that leaves everything says no more than that") {
  Site site;
  REQUIRE(site.run(plain_build) == 0);
  std::filesystem::remove_all(site.folder.path("public"));
  site.folder.write("public/index.html", "mine");
  CHECK(site.run(commands::clean) == 0);
  CHECK(site.out.empty());
  CHECK(site.err == site.folder.path("public/index.html") +
                        ": warning: this file is left: it is not as Postil wrote it "
                        "[foreign-file]\n  hint: remove it yourself when nobody needs it\n"
                        "1 warning\n");
}

TEST_CASE("clean does not follow a link to another place for the cache") {
  Site site;
  site.folder.write("elsewhere/cache/x", "theirs");
  std::filesystem::create_directory_symlink(site.folder.path("elsewhere"),
                                            site.folder.path(".postil"));
  CHECK(site.run(commands::clean) == 2);
  CHECK(site.err.find("this record is reached through a link [bad-record]\n") != std::string::npos);
  CHECK(site.err.ends_with("\n1 error\n"));
  CHECK(site.out.empty());
  CHECK(site.folder.read("elsewhere/cache/x") == "theirs");
}
