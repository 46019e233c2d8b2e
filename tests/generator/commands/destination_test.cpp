// Whose files a build overwrites and removes.
#include "commands/destination.h"

#include <doctest/doctest.h>

#include <algorithm>

#include "base/memory_files.h"
#include "destination_site.h"

namespace {

namespace fs = std::filesystem;

}  // namespace

TEST_CASE("after rm -rf of the destination a build writes all of it") {
  DestinationSite site;
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
  DestinationSite site;
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
  DestinationSite site;
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
  DestinationSite site;
  REQUIRE(site.build() == 0);
  DestinationSite runner;
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
  DestinationSite site;
  site.write("postil.yaml", "hooks: {post_build: [[sh, -c, 'echo x >> public/a/index.html']]}\n");
  REQUIRE_MESSAGE(site.build() == 0, site.said);
  fs::copy(site.world.path("site"), site.world.path("copy"), fs::copy_options::recursive);
  site.folder = "copy";
  site.edit();
  CHECK_MESSAGE(site.build() == 0, site.said);
  CHECK(site.is_edited());
}

TEST_CASE("where only the bytes tell, a file that somebody changed is left and named") {
  DestinationSite site;
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
  DestinationSite site;
  REQUIRE(site.build() == 0);
  fs::remove_all(site.path("public"));
  site.write("public/index.html", "mine");  // this folder may get the inode number of the old one
  site.edit();
  CHECK(site.build() == 1);
  CHECK(site.read("public/index.html") == "mine");
  CHECK_FALSE(site.has("public/a"));
}

TEST_CASE("a record of format 1 is read and upgraded, and loses nothing") {
  DestinationSite site;
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
TEST_CASE("two sites with one destination do not take each other's files") {
  DestinationSite one;
  DestinationSite two;
  two.write("content/a.md", "# Other\n");
  const std::string shared = one.world.path("www");
  REQUIRE(one.build(shared) == 0);
  CHECK(two.build(shared) == 1);
  CHECK(two.says("Postil did not write this file"));
  CHECK(one.build(shared) == 0);
  CHECK(one.says(" 0 new, 0 changed"));
}

TEST_CASE("names with control characters are errors at their place, and nothing is written") {
  DestinationSite site;
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

TEST_CASE("a destination is compared with the sources by its whole path") {
  const base::MemoryFiles files;
  const auto is_suitable = [&](const std::string& folder, const std::string& destination) {
    return !commands::unsuitable_destination(files, {.folder = folder, .destination = destination});
  };
  const std::string here = fs::current_path().string();
  for (const std::string& folder : {std::string("no-such-site"), here + "/no-such-site"}) {
    for (const std::string& site : {std::string("no-such-site"), here + "/no-such-site"}) {
      CAPTURE(folder);
      CAPTURE(site);
      CHECK(is_suitable(folder, site + "/public"));
      CHECK(is_suitable(folder, site + "/out/content"));
      CHECK(is_suitable(folder, site + "-too"));
      CHECK_FALSE(is_suitable(folder, site));
      CHECK_FALSE(is_suitable(folder, site + "/content"));
      CHECK_FALSE(is_suitable(folder, site + "/themes/x"));
    }
    CHECK_FALSE(is_suitable(folder, here));
  }
}
