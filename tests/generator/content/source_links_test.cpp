#include "content/source_links.h"

#include <doctest/doctest.h>
#include <sys/stat.h>

#include <cstdlib>
#include <filesystem>
#include <sstream>

#include "base/disk_files.h"
#include "commands/build.h"
#include "commands/new.h"
#include "content/load.h"
#include "temporary_folder.h"

namespace {

namespace fs = std::filesystem;

// A site with a folder beside it that holds a secret.
struct World {
  TemporaryFolder folder;
  std::unique_ptr<base::Files> files = base::disk_files();
  std::string said;

  World() {
    folder.write("site/content/a.md", "# A\n");
    folder.write("outside/secret.txt", "secret");
    folder.write("outside/b.md", "---\nsecret: [\n---\n");
  }
  void link(const std::string& target, const std::string& name) const {
    const fs::path path = folder.path("site/" + name);
    fs::create_directories(path.parent_path());
    fs::create_symlink(target, path);
  }
  void git(const std::string& words) const {
    const std::string command = "cd '" + folder.path("site") +
                                "' && git -c user.name=a -c user.email=a@example.org " + words +
                                " >/dev/null 2>&1";
    REQUIRE(std::system(command.c_str()) == 0);  // NOLINT
  }
  int build() {
    std::ostringstream out;
    std::ostringstream err;
    const int status =
        commands::build(*files, {.folder = folder.path("site"), .threads = {1}}, {}, {out, err});
    said = err.str() + out.str();
    return status;
  }
  bool says(const std::string& text) const { return said.find(text) != std::string::npos; }
  bool has(const std::string& name) const { return folder.has("site/" + name); }
};

}  // namespace

TEST_CASE("a link that leads out of the site is an error at its place, and nothing is written") {
  for (const std::string name :
       {"content/deep/secret.txt", "content/b.md", "content/more", "static/s", "static/.hidden",
        "static/deep/secret.txt", "templates/x.mustache", "templates", "data/x.yaml", "data",
        "i18n/en.yaml", "_drafts", "_drafts/b.md", "themes", "postil.yaml",
        "postil.production.yaml"}) {
    CAPTURE(name);
    World world;
    const std::string target =
        fs::canonical(world.folder.path("outside")).string() +
        (name.find('.') == std::string::npos || name == "static/.hidden" ? "" : "/b.md");
    world.link(target, name);
    CHECK(world.build() == 1);
    const std::string place = name + ": error: this link leads out of the site, to ";
    CHECK_MESSAGE(world.said.starts_with(place + target + " [outside-symlink]\n"), world.said);
    CHECK(world.says("write \"symlinks: follow\" in postil.yaml"));
    CHECK_FALSE(world.says("secret: ["));  // what it leads to is not read
    CHECK_FALSE(world.has("public"));
  }
}

TEST_CASE("with follow, links lead where they lead") {
  World world;
  world.folder.write("site/postil.yaml", "symlinks: follow\n");
  world.link("../../outside/secret.txt", "static/s.txt");
  world.link("../../outside", "static/more");
  CHECK(world.build() == 0);
  CHECK(world.folder.read("site/public/s.txt") == "secret");
  CHECK(world.has("public/more/secret.txt"));
  world.folder.write("site/postil.yaml", "symlinks: some\n");
  CHECK(world.build() == 1);
  CHECK(world.says("postil.yaml:1:11: error"));
}

TEST_CASE("a configuration that is a link out of the site can say itself that it is followed") {
  World world;
  world.folder.write("outside/postil.yaml", "symlinks: follow\ntitle: T\n");
  world.link("../outside/postil.yaml", "postil.yaml");
  CHECK(world.build() == 0);
}

TEST_CASE("links within the site are followed, on the way out of it they are errors") {
  World world;
  world.folder.write("site/shared/x.txt", "x");
  world.link("../shared", "static/s");
  world.link("../a.md", "content/posts/b.md");
  CHECK(world.build() == 0);
  CHECK(world.folder.read("site/public/s/x.txt") == "x");
  CHECK(world.has("public/posts/b/index.html"));
  world.link("../../outside", "shared/out");
  CHECK(world.build() == 1);
  CHECK(world.says("static/s/out: error: this link leads out of the site"));
}

TEST_CASE("links to nothing are named and left out, circles are errors, and neither is endless") {
  World world;
  world.link("nothing", "static/x.txt");
  world.link("self", "content/self");
  world.link("ada@host.1234", "content/.#a.md");
  world.link("ada@host.1234", "static/.#a.css");
  CHECK(world.build() == 0);
  CHECK(world.says("static/x.txt: warning: this link leads to nothing"));
  CHECK(world.says("content/self: warning: this link leads to nothing"));
  CHECK_FALSE(world.says(".#"));
  world.link("..", "static/deep/up");
  CHECK(world.build() == 1);
  CHECK(world.says("leads back to a folder above it"));
}

TEST_CASE("content, static, the theme and the destination may be links unless git tracks them") {
  for (const std::string name : {"content", "static", "themes/mine", "public"}) {
    CAPTURE(name);
    World world;
    world.folder.write("site/postil.yaml", name == "themes/mine" ? "theme: mine\n" : "title: T\n");
    world.folder.write("elsewhere/posts/b.md", "# B\n");
    if (name == "content") fs::remove_all(world.folder.path("site/content"));
    if (name == "public") fs::remove_all(world.folder.path("elsewhere/posts"));
    if (name == "themes/mine") {
      for (const char* kind : {"404", "home", "page", "section", "taxonomy", "term"})
        world.folder.write("elsewhere/templates/" + std::string(kind) + ".mustache", "x\n");
    }
    world.link(world.folder.path("elsewhere"), name);
    SUBCASE("outside of git") {}
    SUBCASE("in a repository that does not track it") {
      world.git("init");
      world.folder.write("site/.gitignore", "/" + name + "\n");
      world.git("add -A");
      world.git("commit -m x");
    }
    SUBCASE("in a repository that tracks it") {
      world.git("init");
      world.git("add -A");
      CHECK(world.build() == 1);
      CHECK(world.says(name + ": error: this link leads out of the site"));
      CHECK(world.says(", and git tracks it [outside-symlink]\n"));
      world.folder.write("site/postil.yaml",
                         std::string(name == "themes/mine" ? "theme: mine\n" : "title: T\n") +
                             "symlinks: follow\n");
    }
    CHECK_MESSAGE(world.build() == 0, world.said);
    if (name ==
        "content") {  // what it leads to counts as the site, and what is beside that does not
      world.folder.write("elsewhere/shared/x.txt", "x");
      fs::create_symlink("../shared/x.txt", world.folder.path("elsewhere/posts/x.txt"));
      CHECK(world.build() == 0);
      fs::create_symlink("../../outside/secret.txt", world.folder.path("elsewhere/posts/s.txt"));
      CHECK(world.build() == (world.folder.read("site/postil.yaml").ends_with("follow\n") ? 0 : 1));
    }
  }
}

TEST_CASE("a folder without content/ is looked through where its sources are") {
  World world;
  fs::rename(world.folder.path("site/content/a.md"), world.folder.path("site/a.md"));
  fs::remove(world.folder.path("site/content"));
  world.link("../outside", "node_modules/x");
  world.link("../outside/secret.txt", "notes.db");
  world.link("../outside", ".cache");
  CHECK(world.build() == 0);
  world.link("../outside", "more");
  CHECK(world.build() == 1);
  CHECK(world.says("more: error: this link leads out of the site"));
}

TEST_CASE("links beside the folders of the site are of no concern") {
  World world;
  for (const char* name : {"postil.txt", "postil.yaml.bak", "other.yaml", "README.md", "more"})
    world.link("../outside/secret.txt", name);
  CHECK(world.build() == 0);
  CHECK_MESSAGE(world.said.find("this link") == std::string::npos, world.said);
}

TEST_CASE("a link to the root of the disk is named at once") {
  World world;
  world.link("/", "static/all");
  CHECK(world.build() == 1);
  CHECK(world.says("static/all: error: this link leads out of the site, to / [outside-symlink]\n"));
}

TEST_CASE("a pipe among the sources is left out with a warning, and nobody waits for it") {
  for (const std::string folder : {"content/", "content/b/", "static/", "static/c/", "data/",
                                   "i18n/", "templates/", "_drafts/", "themes/default/static/"}) {
    for (const std::string name : {"x.md", "x.yaml", "x.png", "x.html", "index.md"}) {
      for (const std::string symlinks : {"inside", "follow"}) {
        CAPTURE(folder + name + symlinks);
        World world;
        world.folder.write("site/postil.yaml", "symlinks: " + symlinks + "\n");
        fs::create_directories(world.folder.path("site/" + folder));
        REQUIRE(::mkfifo(world.folder.path("site/" + folder + name).c_str(), 0600) == 0);
        world.build();
        CHECK_MESSAGE(world.says(folder + name +
                                 ": warning: this is a pipe, a socket or a device, and is left "
                                 "out [ignored-file]"),
                      world.said);
      }
    }
  }
}

TEST_CASE("a device that a followed link leads to is left out with a warning") {
  for (const std::string name : {"content/b.md", "content/b.png", "static/b.txt", "data/b.csv"}) {
    World world;
    world.folder.write("site/postil.yaml", "symlinks: follow\n");
    world.link("/dev/zero", name);
    CHECK(world.build() == 0);
    CHECK(world.says(name + ": warning: this is a pipe, a socket or a device"));
    CHECK(world.has("public/a/index.html"));
  }
}

TEST_CASE("a pipe in place of the configuration is an error at its place") {
  World world;
  REQUIRE(::mkfifo(world.folder.path("site/postil.yaml").c_str(), 0600) == 0);
  CHECK(world.build() == 1);
  CHECK_MESSAGE(world.says("postil.yaml: error: this is a pipe, a socket or a device, not a file"),
                world.said);
}

TEST_CASE("one folder is checked for links out of the site, and others are not") {
  World world;
  world.link("../outside", "archetypes");
  // Behind a link that is refused, no further one is looked for.
  fs::create_symlink("secret.txt", world.folder.path("outside/inner"));
  world.link("../../outside/b.md", "content/b.md");
  const content::SiteFolder site(world.folder.path("site"));
  const auto said_of = [&](const std::string& folder) {
    base::Report report;
    content::check_links_in(*world.files, site, folder, {}, report);
    std::string all;
    for (const auto& diagnostic : report.sorted()) all += base::format(diagnostic);
    return all;
  };
  const std::string outside = fs::canonical(world.folder.path("outside"));
  const std::string hint =
      " [outside-symlink]\n  hint: copy what it leads to, or write \"symlinks: follow\" in "
      "postil.yaml\n";
  CHECK(said_of("archetypes") ==
        "archetypes: error: this link leads out of the site, to " + outside + hint);
  CHECK(said_of("content") ==
        "content/b.md: error: this link leads out of the site, to " + outside + "/b.md" + hint);
  CHECK(said_of("static").empty());
}

TEST_CASE("a new page is not made from an archetype that a link fetches from outside") {
  World world;
  world.link("../../outside/b.md", "archetypes/posts.md");
  std::ostringstream out;
  std::ostringstream err;
  const commands::NewPage page{world.folder.path("site"), "posts/c.md", "", {0}};
  CHECK(commands::make_new(*world.files, page, {out, err}) == 1);
  CHECK(err.str().starts_with("archetypes/posts.md: error: this link leads out of the site, to "));
  CHECK(out.str().empty());
  CHECK_FALSE(world.has("content/posts/c.md"));
}
