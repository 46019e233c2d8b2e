// What a build does at symbolic links in a site and in its destination.
#include <doctest/doctest.h>

#include <filesystem>

#include "destination_site.h"

namespace {

namespace fs = std::filesystem;

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

TEST_CASE("a record and a link that come with a checkout touch nothing where the link leads") {
  DestinationSite site;
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
  DestinationSite site;
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
  DestinationSite site;
  REQUIRE(site.build() == 0);
  site.world.write("mine", "mine");
  fs::create_symlink(site.world.path("mine"), site.record() + ".postil-new");
  site.write("content/b.md", "# B\n");
  CHECK(site.build() == 0);
  CHECK(site.world.read("mine") == "mine");
}

TEST_CASE("a link to an empty folder is built through, and again, until it leads elsewhere") {
  DestinationSite site;
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
  DestinationSite site;
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
  DestinationSite site;
  REQUIRE(site.build() == 0);
  fs::create_directory_symlink("site", site.world.path("linked"));
  site.folder = "linked";
  site.edit();
  CHECK(site.build() == 0);
  CHECK(site.is_edited());
}

TEST_CASE("a folder of the destination that became a link is not written or removed through") {
  DestinationSite site;
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
  DestinationSite site;
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
  DestinationSite site;
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
  DestinationSite site;
  REQUIRE(site.build() == 0);
  site.world.write("mine.html", "mine");
  fs::remove(site.path("public/a/index.html"));
  fs::create_hard_link(site.world.path("mine.html"), site.path("public/a/index.html"));
  CHECK(site.build() == 0);
  CHECK(site.world.read("mine.html") == "mine");
}
