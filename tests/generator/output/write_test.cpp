#include "output/write.h"

#include <doctest/doctest.h>

#include <atomic>
#include <thread>

#include "../temporary_folder.h"
#include "base/disk_files.h"

namespace {

output::Output text(const std::string& path, const std::string& bytes) {
  return {path, {.file = path}, output::Claim::written, [bytes] {
            return base::Result<std::string>(bytes);
          }};
}

// The disk, whose n-th change (from 1) fails.
class FailingFiles final : public base::Files {
 public:
  FailingFiles(base::Files& disk, int n) : disk_(disk), left_(n) {}
  bool has_failed() const { return left_ <= 0; }

  base::EntryKind kind(const std::string& path) const override { return disk_.kind(path); }
  base::Result<std::string> read(const std::string& path) const override {
    return disk_.read(path);
  }
  base::Result<std::vector<std::string>> list(const std::string& folder) const override {
    return disk_.list(folder);
  }
  base::Result<std::vector<std::string>> entries(const std::string& folder) const override {
    return disk_.entries(folder);
  }
  bool is_link(const std::string& path) const override { return disk_.is_link(path); }
  std::string real_path(const std::string& path) const override { return disk_.real_path(path); }
  std::optional<base::FolderIdentity> identity(const std::string& folder) const override {
    return disk_.identity(folder);
  }
  std::vector<base::Link> links(const std::string& folder,
                                const std::vector<std::string>& within) const override {
    return disk_.links(folder, within);
  }
  base::Status write(const std::string& path, std::string_view bytes) override {
    return fails() ? no(path) : disk_.write(path, bytes);
  }
  base::Status rename(const std::string& from, const std::string& to) override {
    return fails() ? no(to) : disk_.rename(from, to);
  }
  base::Status remove(const std::string& path) override {
    return fails() ? no(path) : disk_.remove(path);
  }
  void remove_empty_folders(const std::string& folder, const std::string& stop) override {
    disk_.remove_empty_folders(folder, stop);
  }
  base::Status remove_all(const std::string& folder) override {
    return fails() ? no(folder) : disk_.remove_all(folder);
  }
  base::Result<base::Hold> hold(const std::string& folder) override {
    if (fails()) return base::error_in(base::Kind::unwritable_file, folder, "no");
    return disk_.hold(folder);
  }

 private:
  bool fails() { return --left_ == 0; }
  static base::Status no(const std::string& path) {
    return base::error_in(base::Kind::unwritable_file, path, "no");
  }

  base::Files& disk_;
  std::atomic<int> left_;  // files are written from several threads
};

// A destination with its record in a folder of its own.
struct Site {
  TemporaryFolder folder;
  std::unique_ptr<base::Files> files = base::disk_files();
  base::Report report;

  output::WriteResult write(const std::vector<output::Output>& outputs) {
    return write(*files, outputs);
  }
  output::WriteResult write(base::Files& disk, const std::vector<output::Output>& outputs) {
    report = {};
    return output::write(disk, {folder.path("public"), folder.path(".postil/written/x")}, outputs,
                         {2}, report);
  }
  std::string said() const {
    std::string text;
    for (const base::Diagnostic& each : report.sorted()) text += base::format(each);
    return text;
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

TEST_CASE("each file counts as what became of it") {
  Site site;
  site.write({text("a.html", "1"), text("b.html", "1"), text("c.html", "1"), text("d.html", "1"),
              text("e.html", "1"), text("f.html", "1")});
  const auto written = site.write({text("a.html", "1"), text("b.html", "2"), text("c.html", "2"),
                                   text("g.html", "1"), text("h.html", "1"), text("i.html", "1")});
  CHECK(written.unchanged == 1);
  CHECK(written.changed == 2);
  CHECK(written.added == 3);
  CHECK(written.removed == 3);
  CHECK_FALSE(written.is_partial);
  CHECK(site.report.sorted().empty());
}

TEST_CASE("what keeps a build from writing is said in full") {
  Site site;
  const std::string record = site.folder.path(".postil/written/x");
  const std::string destination = site.folder.path("public");
  site.folder.write("public/a.html", "foreign");
  const auto foreign = [&](const std::string& more) {
    return destination +
           "/a.html: error: Postil did not write this file and will not overwrite it" + more +
           " [foreign-file]\n  hint: move it away, or build to another folder; if Postil did write "
           "it, it was changed since then, or the record " +
           record + " was lost: empty the destination once\n";
  };
  site.write({text("a.html", "1"), text("b.html", "1")});
  CHECK(site.said() == foreign(""));
  site.folder.write("public/b.html", "foreign");
  site.folder.write("public/c.html", "foreign");
  site.write({text("a.html", "1"), text("b.html", "1"), text("c.html", "1")});
  CHECK(site.said() == foreign(" (and 2 more in " + destination + ")"));
}

TEST_CASE("files that somebody changed and that are no longer made are left, and said once") {
  Site site;
  const std::string destination = site.folder.path("public");
  const auto left = [&](const std::string& file, const std::string& more) {
    return destination + file +
           ": warning: this file is no longer made, and is left: it is not as Postil wrote it" +
           more + " [foreign-file]\n  hint: remove it yourself when nobody needs it\n";
  };
  site.write({text("a.html", "1"), text("b.html", "1"), text("c.html", "1"), text("d.html", "1")});
  std::filesystem::copy(destination, site.folder.path("copy"));
  std::filesystem::remove_all(destination);
  std::filesystem::rename(site.folder.path("copy"), destination);  // known by its bytes only
  for (const char* file : {"public/a.html", "public/b.html", "public/c.html"})
    site.folder.write(file, "mine");
  CHECK(site.write({text("c.html", "mine"), text("d.html", "1")}).removed == 0);
  CHECK(site.said() == left("/a.html", " (and 1 more in " + destination + ")"));
  CHECK(site.folder.read("public/a.html") == "mine");
  CHECK(site.folder.read("public/b.html") == "mine");
}

TEST_CASE("nothing is written through a link that leads out of the site, and the link is named") {
  Site site;
  const std::string link = site.folder.path("public/posts");
  std::filesystem::create_directories(site.folder.path("elsewhere"));
  std::filesystem::create_directories(site.folder.path("public"));
  std::filesystem::create_directory_symlink(site.folder.path("elsewhere"), link);
  site.write({text("a.html", "1"), text("posts/x/b.html", "1"), text("posts/x/c.html", "1")});
  CHECK(site.said() ==
        link +
            ": error: this link is on the way to a file of the site, and Postil does not write "
            "through it (and 1 more in " +
            site.folder.path("public") +
            ") [bad-destination]\n  hint: remove the link, or write \"symlinks: follow\" in "
            "postil.yaml\n");
  CHECK_FALSE(site.folder.has("elsewhere/x"));
  CHECK_FALSE(site.folder.has("public/a.html"));
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

TEST_CASE("what is foreign stays where a file goes, and where a folder goes") {
  Site site;
  site.folder.write("public/posts", "foreign");
  std::filesystem::create_directories(site.folder.path("public/robots.txt"));
  const auto written =
      site.write({text("a.html", "1"), text("posts/b/index.html", "2"), text("robots.txt", "3")});
  CHECK(site.report.errors() == 1);
  CHECK_FALSE(written.is_partial);
  CHECK(base::format(site.report.sorted().front()).find("and 1 more") != std::string::npos);
  CHECK(site.folder.read("public/posts") == "foreign");
  CHECK_FALSE(site.folder.has("public/a.html"));
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
                                 return base::Result<std::string>(
                                     base::error_in(base::Kind::unwritable_file, "b.md", "broken"));
                               }};
  site.write({text("a.html", "new"), failing});
  CHECK(site.report.errors() == 1);
  CHECK(site.folder.read("public/a.html") == "old");
  CHECK_FALSE(site.folder.has("public/.postil-stage"));
}

TEST_CASE("an error of an earlier stage keeps a first build from making the destination") {
  Site site;
  base::Report report;
  report.add(base::error_in(base::Kind::unwritable_file, "content/a.md", "broken"));
  output::write(*site.files, {site.folder.path("public"), site.folder.path(".postil/written/x")},
                {text("a.html", "1")}, {1}, report);
  CHECK_FALSE(site.folder.has("public"));
}

TEST_CASE("a failed first build leaves the empty folders above the destination alone") {
  Site site;
  std::filesystem::create_directories(site.folder.path("mine/empty"));
  const output::Output failing{"b.html", {.file = "b"}, output::Claim::written, [] {
                                 return base::Result<std::string>(
                                     base::error_in(base::Kind::unwritable_file, "b", "broken"));
                               }};
  base::Report report;
  output::write(*site.files,
                {site.folder.path("mine/empty/public"), site.folder.path(".postil/written/x")},
                {text("a.html", "1"), failing}, {1}, report);
  CHECK(report.errors() == 1);
  CHECK_FALSE(site.folder.has("mine/empty/public"));
  CHECK(site.folder.has("mine/empty"));
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

TEST_CASE("whichever change fails, a file is old or new, the truth is told, and a build mends it") {
  bool is_done = false;
  for (int n = 1; !is_done; ++n) {
    CAPTURE(n);
    Site site;
    site.write({text("a.html", "1"), text("b.html", "1"), text("old.html", "1")});
    const std::vector<output::Output> outputs = {text("a.html", "2"), text("b.html", "2"),
                                                 text("new.html", "2")};
    FailingFiles failing(*site.files, n);
    const auto written = site.write(failing, outputs);
    is_done = !failing.has_failed();
    CHECK(site.report.has_errors() == failing.has_failed());
    const std::string a = site.folder.read("public/a.html");
    const std::string b = site.folder.read("public/b.html");
    CHECK((a == "1" || a == "2"));
    CHECK((b == "1" || b == "2"));
    const bool as_it_was = a == "1" && b == "1" && site.folder.has("public/old.html") &&
                           !site.folder.has("public/new.html");
    if (site.report.has_errors()) CHECK(written.is_partial != as_it_was);
    site.write(outputs);
    CHECK_FALSE(site.report.has_errors());
    CHECK(site.folder.read("public/a.html") + site.folder.read("public/b.html") == "22");
    CHECK(site.folder.has("public/new.html"));
    CHECK_FALSE(site.folder.has("public/old.html"));
  }
}

TEST_CASE("whichever change fails, a copy of the site knows its files by their bytes") {
  bool is_done = false;
  for (int n = 1; !is_done; ++n) {
    CAPTURE(n);
    Site site;
    site.write({text("a.html", "1"), text("b.html", "1"), text("old.html", "1")});
    const std::vector<output::Output> outputs = {text("a.html", "2"), text("b.html", "2"),
                                                 text("new.html", "2")};
    FailingFiles failing(*site.files, n);
    site.write(failing, outputs);
    is_done = !failing.has_failed();
    Site copy;
    std::filesystem::copy(site.folder.path(), copy.folder.path(),
                          std::filesystem::copy_options::recursive);
    copy.write(outputs);
    CHECK(copy.report.sorted().empty());
    CHECK(copy.folder.read("public/a.html") + copy.folder.read("public/b.html") == "22");
    CHECK(copy.folder.has("public/new.html"));
    CHECK_FALSE(copy.folder.has("public/old.html"));
  }
}

TEST_CASE("a destination that takes no file is said once, and named without the stage") {
  Site site;
  const std::string too_long(300, 'x');
  site.write({text(too_long + '1', "1"), text(too_long + '2', "2"), text("a.html", "3")});
  REQUIRE(site.report.errors() == 1);
  const std::string said = base::format(site.report.sorted().front());
  CHECK(said.find(" (and 1 more in ") != std::string::npos);
  CHECK(said.find(".postil-stage") == std::string::npos);
  CHECK(said.starts_with(site.folder.path("public/" + too_long + "1: error: ")));
  CHECK(said.ends_with("\n  hint: choose a folder that can be written with -d\n"));
  CHECK_FALSE(site.folder.has("public"));
}

TEST_CASE("two builds at once take turns") {
  Site site;
  const auto build = [&](const std::string& bytes, std::size_t& errors) {
    std::vector<output::Output> outputs;
    for (int i = 0; i < 20; ++i) outputs.push_back(text(std::to_string(i) + ".html", bytes));
    for (int round = 0; round < 20; ++round) {
      base::Report report;
      outputs.push_back(text("round" + std::to_string(round), bytes));
      output::write(*site.files,
                    {site.folder.path("public"), site.folder.path(".postil/written/x")}, outputs,
                    {1}, report);
      errors += report.errors();
      outputs.pop_back();
    }
  };
  std::size_t errors_of_a = 0;
  std::size_t errors_of_b = 0;
  std::thread a([&] { build("a", errors_of_a); });
  std::thread b([&] { build("b", errors_of_b); });
  a.join();
  b.join();
  CHECK(errors_of_a + errors_of_b == 0);
  const std::string last = site.folder.read("public/0.html");
  for (int i = 0; i < 20; ++i)
    CHECK(site.folder.read("public/" + std::to_string(i) + ".html") == last);
  CHECK_FALSE(site.folder.has("public/.postil-stage"));
}

TEST_CASE("a file that is copied is compared and copied without being held in memory") {
  Site site;
  const std::string source = site.folder.path("static/large");
  const auto copied = [&] {
    output::Output output = text("large", "");
    output.copied_file = source;
    output.bytes = [] { return base::Result<std::string>(std::string("held in memory")); };
    return output;
  };
  for (const std::string& bytes : {std::string(700'000, 'x'), std::string(700'001, 'y')}) {
    site.folder.write("static/large", bytes);
    CHECK(site.write({copied()}).unchanged == 0);
    CHECK(site.folder.read("public/large") == bytes);
    CHECK(site.write({copied()}).unchanged == 1);
  }
  // What is recorded is what was copied, so the file stays ours.
  CHECK(site.write({}).removed == 1);
}

TEST_CASE("a file that cannot be read is an error at its place, not at its copy") {
  Site site;
  output::Output output = text("large", "");
  output.copied_file = site.folder.path("static/none");
  site.write({output});
  REQUIRE(site.report.errors() == 1);
  CHECK(site.report.sorted()[0].location.file == output.copied_file);
}
