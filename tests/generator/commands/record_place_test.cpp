// Where the record of the written files lies: in the site, or in the user's state folder when the
// site's folder cannot be written.
#include "commands/record_place.h"

#include <doctest/doctest.h>

#include <filesystem>
#include <sstream>

#include "../temporary_folder.h"
#include "../unprivileged.h"
#include "base/disk_files.h"
#include "base/memory_files.h"
#include "commands/build.h"
#include "commands/clean.h"
#include "commands/destination.h"
#include "plain_build.h"

namespace {

namespace fs = std::filesystem;

// A site in a folder that cannot be written, beside a destination and a state folder that can.
struct Site {
  TemporaryFolder world;
  std::unique_ptr<base::Files> files = base::disk_files();
  std::string said;

  Site() {
    world.write("site/content/a.md", "# A\n");
    for (const char* name : {"state", "www", "closed"}) fs::create_directory(world.path(name));
    for (const char* name : {"state", "www"}) fs::permissions(world.path(name), fs::perms::all);
    fs::permissions(world.path(), fs::perms(0755));
    allow_site(false);
    fs::permissions(world.path("closed"), fs::perms(0555));
  }
  Site(const Site&) = delete;
  Site& operator=(const Site&) = delete;
  ~Site() {
    for (const char* name : {"site", "closed"})
      fs::permissions(world.path(name), fs::perms::owner_all);
  }
  void allow_site(bool is_writable) const {
    fs::permissions(world.path("site"), is_writable ? fs::perms::all : fs::perms(0555));
  }
  commands::Request request(const std::string& state = "state") const {
    return {.folder = world.path("site"),
            .destination = world.path("www/blog"),
            .state_folder = state.empty() ? "" : world.path(state),
            .threads = {2}};
  }
  base::Result<commands::RecordPlace> place(const std::string& state = "state") const {
    return commands::record_place(*files, request(state));
  }
  std::string error(const std::string& state) const {
    const auto found = place(state);
    return found ? "none" : base::format(found.error());
  }
  int run(int (*command)(base::Files&, const commands::Request&, const commands::Console&),
          const std::string& state = "state") {
    std::ostringstream out;
    std::ostringstream err;
    const int status = command(*files, request(state), {out, err});
    said = out.str() + err.str();
    return status;
  }
  bool says(const std::string& text) const { return said.find(text) != std::string::npos; }
};

}  // namespace

TEST_CASE("the record of a site that cannot be written lies in the state folder, until it can be") {
  Site site;
  const std::string own = commands::place_of(site.request()).record;
  std::string in_state;
  {
    const Unprivileged user;
    if (!user.works()) return;
    const auto first = site.place();
    REQUIRE(first);
    in_state = first->next;
    CHECK(first->present == in_state);
    CHECK(first->is_in_state);
    CHECK(in_state.starts_with(fs::canonical(site.world.path("state")).string() + "/postil/"));
    CHECK(site.run(plain_build) == 0);
    CHECK(site.says("note: the record of the written files lies here, because " +
                    site.world.path("site") + " cannot be written"));
    CHECK(fs::exists(in_state));
    CHECK(site.run(plain_build) == 0);  // it is told once
    CHECK_FALSE(site.says("lies here"));
    CHECK(site.says(" 0 new, 0 changed"));
  }
  site.allow_site(true);
  REQUIRE(site.place());
  CHECK(site.place()->present == in_state);
  CHECK(site.place()->next == own);
  CHECK_FALSE(site.place()->is_in_state);
  CHECK(site.run(plain_build) == 0);
  CHECK_FALSE(site.says("lies here"));
  CHECK(site.says(" 0 new, 0 changed"));
  CHECK(fs::exists(own));
  CHECK_FALSE(fs::exists(in_state));
}

TEST_CASE("clean takes the folder of the state's record when that is empty") {
  Site site;
  const Unprivileged user;
  if (!user.works()) return;
  REQUIRE(site.run(plain_build) == 0);
  CHECK(site.run(commands::clean) == 0);
  CHECK(site.says(" from " + site.world.path("www/blog")));
  CHECK(fs::is_empty(site.world.path("state")));
}

TEST_CASE("a record that nothing can hold stops a build before anything is written") {
  Site site;
  const Unprivileged user;
  if (!user.works()) return;
  const std::string folder = site.world.path("site/.postil/written");
  CHECK(site.error("") ==
        folder +
            ": error: this folder for the record of the files that Postil writes cannot be "
            "written, and there is no other [unwritable-file]\n  hint: set XDG_STATE_HOME or HOME "
            "to an absolute path: the record then lies there\n");
  CHECK(site.error("closed") ==
        fs::canonical(site.world.path("closed")).string() +
            "/postil: error: neither this folder for the record of the files that Postil writes "
            "can be written nor " +
            folder +
            " [unwritable-file]\n  hint: set XDG_STATE_HOME to the path of a folder that can be "
            "written\n");
  CHECK(site.run(plain_build, "") == 2);
  CHECK(site.says("and there is no other [unwritable-file]"));
  CHECK_FALSE(fs::exists(site.world.path("www/blog")));
}

TEST_CASE(
    "a record in the site is the one to begin with when the site cannot be written any more") {
  Site site;
  const std::string own = commands::place_of(site.request()).record;
  site.allow_site(true);
  fs::create_directories(fs::path(own).parent_path());
  site.world.write(own.substr(site.world.path().size() + 1), "record");
  CHECK(site.place()->present == own);
  CHECK(site.place()->next == own);
  fs::permissions(fs::path(own).parent_path(), fs::perms(0555));
  const Unprivileged user;
  if (!user.works()) return;
  REQUIRE(site.place());
  CHECK(site.place()->present == own);
  CHECK(site.place()->next != own);
  // That of the state is the newer one.
  REQUIRE(site.files->write(site.place()->next, "record"));
  CHECK(site.place()->present == site.place()->next);
}

TEST_CASE("a record is moved to the site, and copied to the state") {
  const auto after = [](const commands::RecordPlace& place) {
    base::MemoryFiles files;
    files.all["old/record"] = "text";
    CHECK(commands::move_record(files, place));
    return files.all;
  };
  using Files = std::map<std::string, std::string>;
  CHECK(after({"old/record", "old/record"}) == Files{{"old/record", "text"}});
  CHECK(after({"none", "none"}) == Files{{"old/record", "text"}});
  CHECK(after({"old/record", "new/record"}) == Files{{"new/record", "text"}});
  CHECK(after({"old/record", "new/record", true}) ==
        Files{{"old/record", "text"}, {"new/record", "text"}});
}
