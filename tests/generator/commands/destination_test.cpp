// Whose files a build overwrites and removes, with real folders and real links.
#include "commands/destination.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <filesystem>
#include <sstream>

#include "../temporary_folder.h"
#include "base/disk_files.h"
#include "commands/build.h"
#include "commands/clean.h"

namespace {

namespace fs = std::filesystem;

// A site in a folder of its own, beside folders that are none of its business.
struct Site {
  TemporaryFolder world;
  std::unique_ptr<base::Files> files = base::disk_files();
  std::string folder = "site";
  std::string said;

  Site() { write("content/a.md", "# One\n"); }

  void write(const std::string& name, const std::string& bytes) const {
    world.write(folder + '/' + name, bytes);
  }
  std::string read(const std::string& name) const { return world.read(folder + '/' + name); }
  bool has(const std::string& name) const { return world.has(folder + '/' + name); }
  std::string path(const std::string& name) const { return world.path(folder + '/' + name); }
  void edit() const { write("content/a.md", "# Two\n"); }
  bool is_edited() const { return read("public/a/index.html").find("Two") != std::string::npos; }
  void link(const std::string& target, const std::string& name) const {
    fs::create_symlink(target, path(name));
  }
  std::string record() const {
    return fs::directory_iterator(path(".postil/written"))->path().string();
  }
  // As an older version would have written it.
  void make_record_old() const {
    std::istringstream lines(world.read(record().substr(world.path().size() + 1)));
    std::string old = "postil written 1\n";
    std::string line;
    for (int i = 0; std::getline(lines, line); ++i) {
      if (i > 1) old += line.substr(line.find(' ', line.find(' ') + 1) + 1) + '\n';
    }
    world.write(record().substr(world.path().size() + 1), old);
  }

  int run(int (*command)(base::Files&, const commands::Request&, const commands::Console&),
          const std::string& destination = "") {
    std::ostringstream out;
    std::ostringstream err;
    const int status =
        command(*files, {.folder = world.path(folder), .destination = destination, .threads = {2}},
                {out, err});
    said = out.str() + err.str();
    return status;
  }
  int build(const std::string& destination = "") { return run(commands::build, destination); }
  int clean() { return run(commands::clean); }
  bool says(const std::string& text) const { return said.find(text) != std::string::npos; }
};

// All files below a folder with their bytes.
std::string everything(const std::string& folder) {
  std::string all;
  for (const auto& entry : fs::recursive_directory_iterator(folder)) {
    if (!entry.is_regular_file()) continue;
    std::ostringstream bytes;
    bytes << std::ifstream(entry.path(), std::ios::binary).rdbuf();
    all += entry.path().string() + '\n' + bytes.str() + '\n';
  }
  return all;
}

}  // namespace

TEST_CASE("after rm -rf of the destination a build writes all of it") {
  Site site;
  REQUIRE(site.build() == 0);
  fs::remove_all(site.path("public"));
  site.edit();
  CHECK(site.build() == 0);
  CHECK(site.is_edited());
  fs::remove_all(site.path("public"));
  fs::create_directory(site.path("public"));
  site.write("content/a.md", "# One\n");
  CHECK(site.build() == 0);
  CHECK(site.says(" 0 changed"));
}

TEST_CASE("a site that was moved is built as before") {
  Site site;
  site.write("content/b.md", "# B\n");
  REQUIRE(site.build() == 0);
  fs::rename(site.world.path("site"), site.world.path("moved"));
  site.folder = "moved";
  site.edit();
  fs::remove(site.path("content/b.md"));
  CHECK(site.build() == 0);
  CHECK(site.is_edited());
  CHECK_FALSE(site.has("public/b"));
  CHECK_FALSE(site.says("warning"));
}

TEST_CASE("a site that was copied, or restored from a backup, is built as before") {
  Site site;
  site.write("content/b.md", "# B\n");
  REQUIRE(site.build() == 0);
  fs::copy(site.world.path("site"), site.world.path("copy"), fs::copy_options::recursive);
  fs::remove_all(site.world.path("site"));
  SUBCASE("copied") { site.folder = "copy"; }
  SUBCASE("restored") { fs::rename(site.world.path("copy"), site.world.path("site")); }
  site.edit();
  fs::remove(site.path("content/b.md"));
  CHECK(site.build() == 0);
  CHECK(site.is_edited());
  CHECK_FALSE(site.has("public/b"));
  CHECK(site.clean() == 0);
  CHECK_FALSE(site.has("public"));
}

TEST_CASE("a checkout with the cache of another build, .postil and public, is built as before") {
  Site site;
  REQUIRE(site.build() == 0);
  Site runner;
  runner.edit();
  for (const char* name : {".postil", "public"})
    fs::copy(site.path(name), runner.path(name), fs::copy_options::recursive);
  SUBCASE("of this version") {}
  SUBCASE("of an older version") { runner.make_record_old(); }
  CHECK(runner.build() == 0);
  CHECK(runner.is_edited());
  CHECK_FALSE(runner.says("warning"));
}

TEST_CASE("what a hook made of our files stays ours in a copy of the site") {
  Site site;
  site.write("postil.yaml", "hooks: {post_build: [[sh, -c, 'echo x >> public/a/index.html']]}\n");
  REQUIRE_MESSAGE(site.build() == 0, site.said);
  fs::copy(site.world.path("site"), site.world.path("copy"), fs::copy_options::recursive);
  site.folder = "copy";
  site.edit();
  CHECK_MESSAGE(site.build() == 0, site.said);
  CHECK(site.is_edited());
}

TEST_CASE("where only the bytes tell, a file that somebody changed is left and named") {
  Site site;
  site.write("content/b.md", "# B\n");
  REQUIRE(site.build() == 0);
  fs::copy(site.world.path("site"), site.world.path("copy"), fs::copy_options::recursive);
  site.folder = "copy";
  SUBCASE("one that is made") {
    site.write("public/a/index.html", "mine");
    site.edit();
    CHECK(site.build() == 1);
    CHECK(site.says("/public/a/index.html: error: Postil did not write this file"));
    CHECK(site.says("hint: move it away"));
    CHECK(site.read("public/a/index.html") == "mine");
  }
  SUBCASE("one that is no longer made: it stays in all builds that follow, and in a clean") {
    site.write("public/b/index.html", "mine");
    fs::remove(site.path("content/b.md"));
    CHECK(site.build() == 0);
    CHECK(site.says("/public/b/index.html: warning: this file is no longer made, and is left"));
    CHECK(site.says("hint: remove it yourself"));
    CHECK(site.build() == 0);
    CHECK_FALSE(site.says("warning"));
    CHECK(site.clean() == 0);
    CHECK(site.read("public/b/index.html") == "mine");
    CHECK_FALSE(site.has("public/index.html"));
  }
  SUBCASE("clean leaves it and names it") {
    site.write("public/b/index.html", "mine");
    CHECK(site.clean() == 0);
    CHECK(site.says("/public/b/index.html: warning: this file is left"));
    CHECK(site.read("public/b/index.html") == "mine");
    CHECK_FALSE(site.has("public/a"));
  }
}

TEST_CASE("another folder in the place of the destination is not ours by its name") {
  Site site;
  REQUIRE(site.build() == 0);
  fs::remove_all(site.path("public"));
  site.write("public/index.html", "mine");  // this folder may get the inode number of the old one
  site.edit();
  CHECK(site.build() == 1);
  CHECK(site.read("public/index.html") == "mine");
  CHECK_FALSE(site.has("public/a"));
}

TEST_CASE("a record of format 1 is read and upgraded, and loses nothing") {
  Site site;
  site.write("content/b.md", "# B\n");
  REQUIRE(site.build() == 0);
  site.make_record_old();
  site.write("public/a/index.html", "changed by hand");
  site.edit();
  fs::remove(site.path("content/b.md"));
  CHECK(site.build() == 0);
  CHECK(site.is_edited());
  CHECK_FALSE(site.has("public/b"));
  CHECK(site.world.read(site.record().substr(site.world.path().size() + 1))
            .starts_with("postil written 2\n"));
  CHECK(site.clean() == 0);
  CHECK_FALSE(site.has("public"));
}

TEST_CASE("a record and a link that come with a checkout touch nothing where the link leads") {
  Site site;
  site.write("content/b.md", "# B\n");
  REQUIRE(site.build() == 0);
  const std::string page = site.read("public/b/index.html");
  site.world.write("home/index.html", "mine");
  site.world.write("home/b/index.html", page);  // its bytes are those of the record
  site.world.write("home/.bashrc", "mine");
  fs::remove_all(site.path("public"));
  fs::remove(site.path("content/b.md"));
  SUBCASE("of this version") {}
  SUBCASE("of an older version") { site.make_record_old(); }
  const std::string before = everything(site.world.path("home"));
  site.link("../home", "public");
  CHECK(site.build() == 1);
  CHECK(site.says("/public: error: this folder is reached through a link"));
  CHECK(site.says("-d " + fs::canonical(site.world.path("home")).string()));
  CHECK(site.says("nothing was written"));
  CHECK(site.clean() == 2);
  CHECK(everything(site.world.path("home")) == before);
  const auto names = fs::directory_iterator(site.world.path("home"));
  CHECK(std::none_of(begin(names), end(names),
                     [](const auto& entry) { return entry.path().filename() == ".postil-stage"; }));
}

TEST_CASE("what a link in the place of .postil leads to is neither written nor removed") {
  Site site;
  site.world.write("home/cache/mine", "mine");
  SUBCASE("the whole folder") { site.link("../home", ".postil"); }
  SUBCASE("the records") {
    fs::create_directory(site.path(".postil"));
    site.link("../../home", ".postil/written");
  }
  CHECK(site.build() == 1);
  CHECK(site.says(": error: this record is reached through a link"));
  CHECK(site.clean() == 2);
  CHECK(everything(site.world.path("home")) == site.world.path("home/cache/mine") + "\nmine\n");
}

TEST_CASE("a link in the place of the record's temporary file is not written through") {
  Site site;
  REQUIRE(site.build() == 0);
  site.world.write("mine", "mine");
  fs::create_symlink(site.world.path("mine"), site.record() + ".postil-new");
  site.write("content/b.md", "# B\n");
  CHECK(site.build() == 0);
  CHECK(site.world.read("mine") == "mine");
}

TEST_CASE("a link to an empty folder is built through, and again, until it leads elsewhere") {
  Site site;
  fs::create_directory(site.world.path("www"));
  site.link("../www", "public");
  CHECK(site.build() == 0);
  site.edit();
  CHECK(site.build() == 0);
  CHECK(site.is_edited());
  CHECK(site.world.has("www/index.html"));
  site.world.write("other/index.html", "mine");
  fs::remove(site.path("public"));
  site.link("../other", "public");
  CHECK(site.build() == 1);
  CHECK(site.world.read("other/index.html") == "mine");
  fs::remove(site.path("public"));
  site.link("../www", "public");
  CHECK(site.build() == 0);
  CHECK(site.clean() == 0);
  CHECK_FALSE(site.world.has("www/index.html"));
}

TEST_CASE("a destination outside of the site, by its own name and through a link") {
  Site site;
  const std::string out = site.world.path("out");
  CHECK(site.build(out) == 0);
  site.edit();
  CHECK(site.build(out) == 0);
  CHECK(site.says(" changed"));
  fs::create_directory(site.world.path("elsewhere"));
  site.world.write("elsewhere/index.html", "mine");
  fs::rename(out, site.world.path("old"));
  fs::create_directory_symlink("elsewhere", out);
  CHECK(site.build(out) == 1);
  CHECK(site.world.read("elsewhere/index.html") == "mine");
}

TEST_CASE("a site whose own folder is reached through a link is built as any other") {
  Site site;
  REQUIRE(site.build() == 0);
  fs::create_directory_symlink("site", site.world.path("linked"));
  site.folder = "linked";
  site.edit();
  CHECK(site.build() == 0);
  CHECK(site.is_edited());
}

TEST_CASE("a folder of the destination that became a link is not written or removed through") {
  Site site;
  site.write("content/posts/b.md", "# B\n");
  REQUIRE(site.build() == 0);
  fs::remove_all(site.path("public/posts"));
  site.world.write("other/b/index.html", "mine");
  site.world.write("other/index.html", "mine");
  site.link("../../other", "public/posts");
  SUBCASE("a page that is made") {
    SUBCASE("inside") {}
    SUBCASE("follow") { site.write("postil.yaml", "symlinks: follow\n"); }
    CHECK(site.build() == 1);
    CHECK(site.says("/public/posts"));
    CHECK(site.says("hint: "));
  }
  SUBCASE("a page that is no longer made") {
    SUBCASE("inside") {}
    SUBCASE("follow") { site.write("postil.yaml", "symlinks: follow\n"); }
    fs::remove_all(site.path("content/posts"));
    CHECK(site.build() == 0);
    CHECK(site.says("is no longer made, and is left: it is not as Postil wrote it (and 1 more"));
  }
  SUBCASE("clean") { CHECK(site.clean() == 0); }
  CHECK(site.world.read("other/b/index.html") == "mine");
  CHECK(site.world.read("other/index.html") == "mine");
}

TEST_CASE("a folder of the destination that was moved and linked to goes on with follow") {
  Site site;
  site.write("content/posts/b.md", "# B\n");
  REQUIRE(site.build() == 0);
  fs::rename(site.path("public/posts"), site.world.path("other"));
  site.link("../../other", "public/posts");
  CHECK(site.build() == 0);  // nothing differs
  site.write("content/posts/b.md", "# New\n");
  CHECK(site.build() == 1);
  CHECK(site.says("/public/posts: error: this link is on the way to a file of the site"));
  CHECK(site.says("symlinks: follow"));
  site.write("postil.yaml", "symlinks: follow\n");
  CHECK(site.build() == 0);
  CHECK(site.world.read("other/b/index.html").find("New") != std::string::npos);
}

TEST_CASE("a link in the place of a page is replaced, and what it leads to stays") {
  Site site;
  REQUIRE(site.build() == 0);
  site.world.write("mine.html", "mine");
  fs::remove(site.path("public/a/index.html"));
  SUBCASE("a file that is not ours stays behind its link, and is named") {
    site.link("../../../mine.html", "public/a/index.html");
    CHECK(site.build() == 1);
    CHECK(fs::is_symlink(site.path("public/a/index.html")));
  }
  SUBCASE("a link that leads to nothing is named, too") {
    site.link("../../../nothing", "public/a/index.html");
    CHECK(site.build() == 1);
    CHECK(fs::is_symlink(site.path("public/a/index.html")));
  }
  CHECK(site.world.read("mine.html") == "mine");
}

TEST_CASE("a file with another name elsewhere keeps its bytes when a build replaces ours") {
  Site site;
  REQUIRE(site.build() == 0);
  site.world.write("mine.html", "mine");
  fs::remove(site.path("public/a/index.html"));
  fs::create_hard_link(site.world.path("mine.html"), site.path("public/a/index.html"));
  CHECK(site.build() == 0);
  CHECK(site.world.read("mine.html") == "mine");
}

TEST_CASE("two sites with one destination do not take each other's files") {
  Site one;
  Site two;
  two.write("content/a.md", "# Other\n");
  const std::string shared = one.world.path("www");
  REQUIRE(one.build(shared) == 0);
  CHECK(two.build(shared) == 1);
  CHECK(two.says("Postil did not write this file"));
  CHECK(one.build(shared) == 0);
  CHECK(one.says(" 0 new, 0 changed"));
}

TEST_CASE("names with control characters are errors at their place, and nothing is written") {
  Site site;
  for (const std::string name : {"x\nprecious.txt", "t\tab.txt", "e\x1B[2J.txt", "d\x7F.txt",
                                 "n\xC2\x85.txt", "fol\nder/a.txt"}) {
    for (const std::string folder : {"static/", "content/"}) {
      CAPTURE(folder);
      const std::string path = folder + name;
      CAPTURE(path);
      site.write(path, "x");
      CHECK(site.build() == 1);
      CHECK(site.says(folder));
      CHECK(site.says("a control character"));
      CHECK(site.says("\\x"));
      CHECK_FALSE(site.has("public"));
      fs::remove(site.path(path));
    }
  }
  site.write("content/p\nq.md", "# x\n");
  CHECK(site.build() == 1);
  CHECK(site.says("content/p\\x0Aq.md: error: the name of this file holds a control character"));
  fs::remove(site.path("content/p\nq.md"));
  for (const std::string line : {"url: \"/a\\nb/\"", "url: /a%0Ab/", "url: \"/a\\N/\"",
                                 "aliases: [\"/x\\ty/\"]", "aliases: /x%7Fy/"}) {
    CAPTURE(line);
    site.write("content/a.md", "---\n" + line + "\n---\n");
    CHECK(site.build() == 1);
    CHECK(site.says("content/a.md:2:"));
  }
  CHECK_FALSE(site.has("public"));
}
