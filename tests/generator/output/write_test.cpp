#include "output/write.h"

#include <doctest/doctest.h>

#include "../temporary_folder.h"
#include "base/disk_files.h"

namespace {

output::Output text(const std::string& path, const std::string& bytes) {
  return {path, {.file = path}, output::Claim::written, [bytes] {
            return base::Result<std::string>(bytes);
          }};
}

// A destination with its record in a folder of its own.
struct Site {
  TemporaryFolder folder;
  std::unique_ptr<base::Files> files = base::disk_files();
  base::Report report;

  output::Written write(const std::vector<output::Output>& outputs) {
    report = {};
    return output::write(*files, {folder.path("public"), folder.path(".postil/written/x")}, outputs,
                         {2}, report);
  }
};

}  // namespace

TEST_CASE("a second build of the same outputs touches nothing") {
  Site site;
  CHECK(site.write({text("a/index.html", "1"), text("b.txt", "2")}).added == 2);
  const auto again = site.write({text("a/index.html", "1"), text("b.txt", "2")});
  CHECK(again.unchanged == 2);
  CHECK(again.added + again.changed + again.removed == 0);
}

TEST_CASE("what is no longer made is removed, with the folders it leaves empty") {
  Site site;
  site.write({text("a/b/index.html", "1"), text("c.txt", "2")});
  CHECK(site.write({text("c.txt", "2")}).removed == 1);
  CHECK_FALSE(site.folder.has("public/a"));
  CHECK(site.folder.has("public/c.txt"));
}

TEST_CASE("a foreign file is never overwritten and never removed") {
  Site site;
  site.folder.write("public/a.html", "foreign");
  site.folder.write("public/keep/me.txt", "foreign");
  site.write({text("a.html", "ours"), text("b.html", "ours")});
  CHECK(site.report.errors() == 1);
  CHECK(site.folder.read("public/a.html") == "foreign");
  CHECK_FALSE(site.folder.has("public/b.html"));
  site.write({text("b.html", "ours")});
  site.write({});
  CHECK(site.folder.read("public/keep/me.txt") == "foreign");
  CHECK_FALSE(site.folder.has("public/b.html"));
}

TEST_CASE("a foreign file with the same bytes is taken over") {
  Site site;
  site.folder.write("public/a.html", "same");
  CHECK(site.write({text("a.html", "same")}).unchanged == 1);
  CHECK_FALSE(site.report.has_errors());
}

TEST_CASE("our files that somebody changed or deleted are put right") {
  Site site;
  site.write({text("a.html", "1"), text("b.html", "2")});
  site.folder.write("public/a.html", "vandal");
  std::filesystem::remove(site.folder.path("public/b.html"));
  site.write({text("a.html", "1"), text("b.html", "2")});
  CHECK(site.folder.read("public/a.html") == "1");
  CHECK(site.folder.read("public/b.html") == "2");
}

TEST_CASE("a failing output leaves the old site as it was, and no stage behind") {
  Site site;
  site.write({text("a.html", "old")});
  const output::Output failing{"b.html", {.file = "b"}, output::Claim::written, [] {
                                 return base::Result<std::string>(base::error_in("b.md", "broken"));
                               }};
  site.write({text("a.html", "new"), failing});
  CHECK(site.report.errors() == 1);
  CHECK(site.folder.read("public/a.html") == "old");
  CHECK_FALSE(site.folder.has("public/.postil-stage"));
}

TEST_CASE("an error of an earlier stage keeps a first build from making the destination") {
  Site site;
  base::Report report;
  report.add(base::error_in("content/a.md", "broken"));
  output::write(*site.files, {site.folder.path("public"), site.folder.path(".postil/written/x")},
                {text("a.html", "1")}, {1}, report);
  CHECK_FALSE(site.folder.has("public"));
}

TEST_CASE("a file becomes a folder and a folder a file") {
  Site site;
  site.write({text("a", "file"), text("b/c", "below")});
  site.write({text("a/index.html", "1"), text("b", "2")});
  CHECK_FALSE(site.report.has_errors());
  CHECK(site.folder.read("public/a/index.html") == "1");
  CHECK(site.folder.read("public/b") == "2");
}

TEST_CASE("a stage left by a kill is cleared away") {
  Site site;
  site.folder.write("public/.postil-stage/x", "half");
  site.write({text("a.html", "1")});
  CHECK_FALSE(site.folder.has("public/.postil-stage"));
}
