// What a build does not write, and what it says instead.
#include <doctest/doctest.h>

#include "../temporary_folder.h"
#include "base/disk_files.h"
#include "output/write.h"

namespace {

output::Output text(const std::string& path, const std::string& bytes) {
  return {path, {.file = path}, output::Claim::written, [bytes] {
            return base::Result<std::string>(bytes);
          }};
}

struct Site {
  TemporaryFolder folder;
  std::unique_ptr<base::Files> files = base::disk_files();

  // What is said of a build.
  std::string write(const std::vector<output::Output>& outputs, base::Report report = {}) {
    output::write(*files, {folder.path("public"), folder.path(".postil/written/x")}, outputs, {1},
                  report);
    std::string said;
    for (const base::Diagnostic& each : report.sorted()) said += base::format(each);
    return said;
  }
};

}  // namespace

TEST_CASE("where warnings are errors, nothing is written after one") {
  Site site;
  site.write({text("a.html", "old")});
  for (const auto strictness : {base::Strictness::strict, base::Strictness::normal}) {
    base::Report report(strictness);
    report.add(base::warning_at(base::Kind::unknown_key, {.file = "postil.yaml"}, "w"));
    site.write({text("a.html", "new")}, std::move(report));
    const bool is_strict = strictness == base::Strictness::strict;
    CHECK(site.folder.read("public/a.html") == (is_strict ? "old" : "new"));
  }
}

TEST_CASE("a destination that is a file is an error that says to choose another") {
  Site site;
  site.folder.write("public", "mine");
  CHECK(site.write({text("a.html", "1")})
            .ends_with("\n  hint: choose a folder that can be written with -d\n"));
  CHECK(site.folder.read("public") == "mine");
}

TEST_CASE("a record that cannot be read is an error, and nothing is written") {
  Site site;
  site.folder.write(".postil/written/x", "what?\n");
  CHECK(site.write({text("a.html", "1")}) ==
        site.folder.path(".postil/written/x") +
            ": error: this is not a record of written files that this version knows [bad-record]\n"
            "  hint: remove the destination and this file, then build again\n");
  CHECK_FALSE(site.folder.has("public/a.html"));
}

TEST_CASE("a link to nothing in the place of a file is not ours") {
  Site site;
  std::filesystem::create_directories(site.folder.path("public"));
  std::filesystem::create_symlink("nothing", site.folder.path("public/a.html"));
  CHECK(site.write({text("a.html", "1")})
            .starts_with(site.folder.path("public/a.html") +
                         ": error: Postil did not write this file and will not overwrite it ["));
  CHECK(std::filesystem::is_symlink(site.folder.path("public/a.html")));
}

TEST_CASE("a link to a folder of ours in the place of a file is not ours") {
  Site site;
  site.write({text("a/x", "1")});
  std::filesystem::rename(site.folder.path("public/a"), site.folder.path("public/b"));
  std::filesystem::create_directory_symlink("b", site.folder.path("public/a"));
  CHECK(site.write({text("a", "2")})
            .starts_with(site.folder.path("public/a") +
                         ": error: Postil did not write this file and will not overwrite it ["));
  CHECK(site.folder.read("public/b/x") == "1");
}

TEST_CASE("one file that is left is named alone") {
  Site site;
  site.write({text("a.html", "1"), text("b.html", "1")});
  std::filesystem::copy(site.folder.path("public"), site.folder.path("copy"));
  std::filesystem::remove_all(site.folder.path("public"));
  std::filesystem::rename(site.folder.path("copy"), site.folder.path("public"));
  site.folder.write("public/a.html", "mine");
  CHECK(site.write({text("b.html", "1")}) ==
        site.folder.path("public/a.html") +
            ": warning: this file is no longer made, and is left: it is not as Postil wrote it "
            "[foreign-file]\n  hint: remove it yourself when nobody needs it\n");
}
