// A site with a link that leads out of it: no source is read.
#include <doctest/doctest.h>

#include <filesystem>
#include <sstream>

#include "../temporary_folder.h"
#include "base/disk_files.h"
#include "commands/build.h"
#include "commands/list.h"
#include "plain_build.h"

namespace {

struct Site {
  TemporaryFolder folder;
  std::unique_ptr<base::Files> files = base::disk_files();
  std::string out;
  std::string err;

  Site() {
    folder.write("elsewhere/secret.yaml", "tilte: secret\n");
    folder.write("site/content/a.md", "---\ndate: x\n---\n");
  }

  template <class Command>
  int run(Command command) {
    std::ostringstream to_out;
    std::ostringstream to_err;
    const commands::Request request{.folder = folder.path("site"), .threads = {2}};
    const int status = command(*files, request, commands::Console{to_out, to_err});
    out = to_out.str();
    err = to_err.str();
    return status;
  }
  int build() { return run(plain_build); }
  int list() {
    return run([](const base::Files& disk, const commands::Request& request,
                  const commands::Console& console) {
      return commands::list(disk, request, commands::StatusFilter::all, console);
    });
  }
  bool says(const std::string& text) const { return err.find(text) != std::string::npos; }
};

}  // namespace

TEST_CASE("a link out of the site and the mistakes of the configuration are told, and no others") {
  Site site;
  site.folder.write("site/postil.yaml", "tilte: x\n");
  std::filesystem::create_directory_symlink("../elsewhere", site.folder.path("site/data"));
  CHECK(site.build() == 1);
  CHECK(site.says("data: error: this link leads out of the site, to "));
  CHECK(site.says("postil.yaml:1:1: warning: unknown key \"tilte\" [unknown-key]\n"));
  CHECK_FALSE(site.says("content/a.md"));
  CHECK(site.list() == 1);
  CHECK(site.out.empty());
  CHECK(site.says("data: error: this link leads out of the site, to "));
  CHECK_FALSE(site.says("content/a.md"));
}

TEST_CASE("a configuration that is a link out of the site is not quoted") {
  Site site;
  std::filesystem::create_symlink("../elsewhere/secret.yaml", site.folder.path("site/postil.yaml"));
  CHECK(site.build() == 1);
  CHECK(site.says("postil.yaml: error: this link leads out of the site, to "));
  CHECK_FALSE(site.says("tilte"));
}
