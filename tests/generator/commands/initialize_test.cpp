#include "commands/initialize.h"

#include <doctest/doctest.h>

#include <sstream>

#include "../temporary_folder.h"
#include "base/disk_files.h"
#include "base/memory_files.h"
#include "commands/build.h"

namespace {

struct Run {
  int status = 0;
  std::string out;
  std::string err;
};

Run begin(const std::string& folder) {
  const auto files = base::disk_files();
  std::ostringstream out;
  std::ostringstream err;
  const int status = commands::initialize(*files, folder, {1704067200}, {out, err});
  return {status, out.str(), err.str()};
}

}  // namespace

TEST_CASE("a new site builds without a warning, and shows its first post") {
  const TemporaryFolder folder;
  const std::string site = folder.path("my \"site\"'s");
  const Run run = begin(site);
  CHECK(run.status == 0);
  CHECK(run.out.find("created " + site + "/postil.yaml\n") != std::string::npos);
  CHECK(run.out.find("  cd '" + folder.path("my \"site\"'\\''s") + "'\n") != std::string::npos);
  const std::string configuration = folder.read("my \"site\"'s/postil.yaml");
  CHECK(configuration.starts_with("# The configuration of this site. "));
  CHECK(configuration.find("\ntitle: \"My \\\"site\\\"'s\"\n") != std::string::npos);
  CHECK(configuration.ends_with("\n#   posts: /:year/:month/:slug/\n"));
  const auto files = base::disk_files();
  std::ostringstream out;
  std::ostringstream err;
  const commands::Request request{
      .folder = site, .clock = {1704067200}, .strictness = base::Strictness::strict};
  CHECK(commands::build(*files, request, {}, {out, err}) == 0);
  CHECK(err.str().starts_with("postil.yaml: note: there is no base_url: "));
  CHECK(out.str().find("; 1 note (") != std::string::npos);
  const std::string home = folder.read("my \"site\"'s/public/index.html");
  CHECK(home.find("My &quot;site&quot;&#39;s") != std::string::npos);
  CHECK(home.find("First post") != std::string::npos);
  const std::string post = folder.read("my \"site\"'s/public/posts/with-a-picture/index.html");
  CHECK(post.find("with-a-picture/margin.svg\" alt=") != std::string::npos);
  CHECK(folder.has("my \"site\"'s/public/about/index.html"));
  CHECK(folder.read("my \"site\"'s/.gitignore") == "public/\n.postil/\n");
}

TEST_CASE("a folder with hidden files is as good as empty, and its .gitignore stays") {
  const TemporaryFolder folder;
  folder.write(".git/config", "");
  folder.write(".gitignore", "*.bak\n");
  const Run run = begin(folder.path());
  CHECK(run.status == 0);
  CHECK(run.out.find(".gitignore; add these lines to it: public/ .postil/\n") != std::string::npos);
  CHECK(folder.read(".gitignore") == "*.bak\n");
  CHECK(folder.has("content/posts/first-post.md"));
  const Run again = begin(folder.path());
  CHECK(again.status == 2);
  CHECK(again.err.find("this folder is a site already") != std::string::npos);
}

TEST_CASE("a folder that holds something, and a file, are refused and left alone") {
  const TemporaryFolder folder;
  folder.write("thesis.md", "x");
  const Run full = begin(folder.path());
  CHECK(full.status == 2);
  CHECK(full.err.find("not empty: it holds thesis.md [existing-file]\n") != std::string::npos);
  CHECK_FALSE(folder.has("postil.yaml"));
  CHECK(begin(folder.path("thesis.md")).status == 2);
  CHECK(folder.read("thesis.md") == "x");
}

TEST_CASE("the name of the folder is one word of a shell") {
  const auto way_to = [](const std::string& folder) {
    base::MemoryFiles files;
    std::ostringstream out;
    std::ostringstream err;
    CHECK(commands::initialize(files, folder, {1704067200}, {out, err}) == 0);
    const std::size_t begin = out.str().find("  cd ");
    if (begin == std::string::npos) return std::string();
    return out.str().substr(begin + 5, out.str().find('\n', begin) - begin - 5);
  };
  CHECK(way_to(".").empty());
  for (const std::string plain : {"azAZ09-_./+:@,", "a", "z", "A", "Z", "0", "9", "\u00E9\u6F22"})
    CHECK(way_to(plain) == plain);
  for (const char c : std::string(" !\"#$%&()*;<=>?[\\]^`{|}~\t\x7F")) {
    const std::string name = std::string("a") + c + 'b';
    CHECK(way_to(name) == '\'' + name + '\'');
  }
  CHECK(way_to("it's") == "'it'\\''s'");
}
