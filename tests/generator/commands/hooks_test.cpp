#include "commands/hooks.h"

#include <doctest/doctest.h>

#include <sstream>

#include "../temporary_folder.h"
#include "base/disk_files.h"
#include "commands/build.h"

namespace {

struct Site {
  TemporaryFolder folder;
  std::unique_ptr<base::Files> files = base::disk_files();
  std::string out;
  std::string err;

  explicit Site(const std::string& hooks) {
    folder.write("postil.yaml", "hooks:\n" + hooks);
    folder.write("content/a.md", "# A\n");
  }

  int build() {
    std::ostringstream to_out;
    std::ostringstream to_err;
    const commands::Request request{.folder = folder.path(), .environment = {"staging", false}};
    const int status = commands::build(*files, request, {}, {to_out, to_err});
    out = to_out.str();
    err = to_err.str();
    return status;
  }
};

}  // namespace

TEST_CASE("hooks run around a build, in the site's folder, and know where it goes") {
  Site site(
      "  pre_build:\n"
      "    - [sh, -c, 'echo $POSTIL_ENVIRONMENT $POSTIL_DESTINATION > content/b.md']\n"
      "    - [sh, -c, 'test ! -e public && echo again >> content/b.md']\n"
      "  post_build: [[cp, public/b/index.html, after.html]]\n");
  CHECK(site.build() == 0);
  CHECK(site.folder.read("content/b.md") == "staging " + site.folder.path("public") + "\nagain\n");
  CHECK(site.folder.read("after.html").find("again") != std::string::npos);
}

TEST_CASE("a hook that fails before a build stops it, and the old site stays") {
  Site site("  pre_build: [[test, -e, list.txt], [touch, never]]\n");
  site.folder.write("list.txt", "");
  CHECK(site.build() == 0);
  const std::string before = site.folder.read("public/a/index.html");
  site.folder.write("content/a.md", "---\ntitle: a: b\n---\n");
  std::filesystem::remove(site.folder.path("list.txt"));
  std::filesystem::remove(site.folder.path("never"));
  CHECK(site.build() == 1);
  CHECK(site.err.find("postil.yaml:2:15: error: \"test\" ended with status 1 [failed-command]\n") ==
        0);
  CHECK(site.err.find("content/a.md") == std::string::npos);  // no page was read
  CHECK(site.err.find("public is as it was") != std::string::npos);
  CHECK(site.folder.read("public/a/index.html") == before);
  CHECK_FALSE(site.folder.has("never"));
}

TEST_CASE("a hook that fails after a build is an error, and the site is written") {
  Site site("  post_build: [[sh, -c, 'sleep 600'], [touch, never]]\n  timeout: 1\n");
  CHECK(site.build() == 1);
  CHECK(site.err.find("\"sh\" did not end within 1 second and was stopped [failed-command]\n") !=
        std::string::npos);
  CHECK(site.folder.has("public/a/index.html"));
  CHECK_FALSE(site.folder.has("never"));
}

TEST_CASE("no hook runs when the configuration is wrong, and none after a build that failed") {
  Site site("  pre_build: [[touch, never]]\n  post_build: [[touch, never]]\ntitle: [\n");
  CHECK(site.build() == 1);
  CHECK_FALSE(site.folder.has("never"));
  site.folder.write("postil.yaml", "hooks: {post_build: [[touch, never]]}\n");
  site.folder.write("content/a.md", "---\ntitle: a: b\n---\n");
  CHECK(site.build() == 1);
  CHECK_FALSE(site.folder.has("never"));
}

TEST_CASE("a hook that spoils the record of a build is told at once") {
  Site site("  post_build: [[sh, -c, 'for f in .postil/written/*; do echo x > $f; done']]\n");
  CHECK(site.build() == 1);
  CHECK(site.err.find("error: this is not a record of written files that this version knows "
                      "[bad-record]\n") != std::string::npos);
  CHECK(site.folder.has("public/a/index.html"));
}

TEST_CASE("files that a hook changes stay Postil's own, in a copy of the site, too") {
  Site site("  post_build: [[sh, -c, 'echo changed > public/a/index.html']]\n");
  CHECK(site.build() == 0);
  site.folder.write("postil.yaml", "title: T\n");
  std::filesystem::copy(site.folder.path("public"), site.folder.path("copy"),
                        std::filesystem::copy_options::recursive);
  std::filesystem::remove_all(site.folder.path("public"));
  std::filesystem::rename(site.folder.path("copy"), site.folder.path("public"));
  CHECK(site.build() == 0);
  CHECK(site.err.find("error") == std::string::npos);
  CHECK(site.folder.read("public/a/index.html") != "changed\n");
}
