#include "content/git.h"

#include <doctest/doctest.h>

#include <chrono>
#include <filesystem>

#include "base/disk_files.h"
#include "base/process.h"
#include "content/load.h"
#include "temporary_folder.h"

namespace {

using namespace std::string_literals;

// A site in a repository of its own.
class Repository {
 public:
  void write(const std::string& path, const std::string& text) {
    REQUIRE(base::disk_files()->write(folder_.path(path), text));
  }
  void git(const std::vector<std::string>& words,
           const std::string& date = "2024-01-01T00:00:00Z") {
    base::Program program{
        .words = {"git"},
        .folder = folder_.path(),
        .environment = {"GIT_AUTHOR_DATE=" + date, "GIT_COMMITTER_DATE=" + date,
                        "GIT_AUTHOR_NAME=A", "GIT_AUTHOR_EMAIL=a@example.org",
                        "GIT_COMMITTER_NAME=A", "GIT_COMMITTER_EMAIL=a@example.org",
                        "GIT_CONFIG_GLOBAL=/dev/null"}};
    program.words.insert(program.words.end(), words.begin(), words.end());
    const auto printed = base::capture(program, std::chrono::seconds(60));
    CAPTURE(printed.errors);
    REQUIRE(printed.result.outcome == base::ProcessResult::Outcome::exited);
    REQUIRE(printed.result.number == 0);
  }
  void commit(const std::string& date) {
    git({"add", "-A"});
    git({"commit", "-q", "-m", "A change"}, date);
  }
  // "path=lastmod;" for every page of the site in `below`, then what was said.
  std::string load(const std::string& below = "") {
    base::Report report;
    configuration::Configuration configuration;
    configuration.lastmod = configuration::Lastmod::git;
    const std::string site = below.empty() ? folder_.path() : folder_.path(below);
    const auto content = content::load(*base::disk_files(), site, configuration, {2}, report);
    std::string all;
    for (const auto& document : content.documents) {
      const auto& lastmod = document.front_matter.lastmod;
      all += document.source.path + '=' + (lastmod ? base::format_iso(*lastmod) : "none") + ';';
    }
    for (const auto& diagnostic : report.sorted()) all += '\n' + diagnostic.message;
    return all;
  }
  std::string path() const { return folder_.path(); }

 private:
  TemporaryFolder folder_;
};

}  // namespace

TEST_CASE("a log gives each file the date of its newest commit") {
  const auto dates = content::dates_of_log(
      "\x01"
      "2024-05-02T10:00:00+02:00\0\nb.md\0ü \n.md\0\0\x01"
      "2024-05-01T10:00:00+02:00\0\na.md\0b.md\0"s);
  REQUIRE(dates.size() == 3);
  CHECK(base::format_iso(dates.at("b.md")) == "2024-05-02T10:00:00+02:00");
  CHECK(base::format_iso(dates.at("a.md")) == "2024-05-01T10:00:00+02:00");
  CHECK(dates.contains("ü \n.md"));
  CHECK(content::dates_of_log("").empty());
  const auto decomposed = content::dates_of_log(
      "\x01"
      "2024-05-02T10:00:00+02:00\0\ne\u0301.md\0"s);
  CHECK(decomposed.contains("\u00E9.md"));
}

TEST_CASE("pages take the date of their last commit, unless they say one") {
  Repository repository;
  repository.git({"init", "-q"});
  repository.write("content/old.md", "Old\n");
  repository.write("content/\xC3\xA9t\xC3\xA9 1.md", "New\n");
  repository.write("content/own.md", "---\nupdated: 2020-02-02\n---\n");
  repository.commit("2024-05-01T10:00:00+02:00");
  repository.write("content/\xC3\xA9t\xC3\xA9 1.md", "Newer\n");
  repository.commit("2024-06-01T10:00:00-05:00");
  repository.write("content/untracked.md", "\n");
  CHECK(repository.load() ==
        "content/old.md=2024-05-01T10:00:00+02:00;content/own.md=2020-02-02T00:00:00Z;"
        "content/untracked.md=none;content/\xC3\xA9t\xC3\xA9 1.md=2024-06-01T10:00:00-05:00;");
}

TEST_CASE("pages of a repository without commits have no dates, which is not worth a word") {
  Repository repository;
  repository.git({"init", "-q"});
  repository.write("content/a.md", "A\n");
  CHECK(repository.load() == "content/a.md=none;");
}

TEST_CASE("a page that is staged but not committed has no date, and is no submodule") {
  Repository repository;
  repository.git({"init", "-q"});
  repository.write("content/a.md", "A\n");
  repository.commit("2024-05-01T10:00:00+00:00");
  repository.write("content/b.md", "B\n");
  repository.git({"add", "-A"});
  CHECK(repository.load() == "content/a.md=2024-05-01T10:00:00Z;content/b.md=none;");
}

TEST_CASE("a site below the repository's folder knows its paths from itself") {
  Repository repository;
  repository.git({"init", "-q"});
  repository.write("sites/one/content/a.md", "A\n");
  repository.commit("2024-05-01T10:00:00+00:00");
  CHECK(repository.load("sites/one") == "content/a.md=2024-05-01T10:00:00Z;");
}

TEST_CASE("pages of a submodule take the dates of its own history") {
  Repository notes;
  notes.git({"init", "-q"});
  notes.write("a.md", "A\n");
  notes.write("deep/b.md", "B\n");
  notes.commit("2022-02-02T00:00:00Z");
  for (const char* place : {"content", "content/posts"}) {
    CAPTURE(place);
    Repository site;
    site.git({"init", "-q"});
    site.write("content.md", "\n");
    site.git(
        {"-c", "protocol.file.allow=always", "submodule", "--quiet", "add", notes.path(), place});
    site.commit("2024-05-01T00:00:00Z");
    CHECK(site.load() == std::string(place) + "/a.md=2022-02-02T00:00:00Z;" + place +
                             "/deep/b.md=2022-02-02T00:00:00Z;");
  }
}

TEST_CASE("a folder with a repository of its own needs none around it") {
  Repository site;
  site.write("content/a.md", "A\n");
  site.git({"init", "-q", "content"});
  site.git({"-C", "content", "add", "-A"});
  site.git({"-C", "content", "commit", "-q", "-m", "A change"}, "2023-03-03T00:00:00Z");
  CHECK(site.load() == "content/a.md=2023-03-03T00:00:00Z;");
  site.write("_drafts/b.md", "B\n");
  CHECK(site.load() ==
        "_drafts/b.md=none;content/a.md=2023-03-03T00:00:00Z;\n"
        "this site is in no git repository, so no page knows when it was changed");
}

TEST_CASE("pages of a linked folder take the dates of its own history") {
  Repository notes;
  notes.git({"init", "-q"});
  notes.write("a.md", "A\n");
  notes.commit("2022-02-02T00:00:00Z");
  Repository site;
  site.git({"init", "-q"});
  site.write("content/b.md", "B\n");
  std::filesystem::create_directory_symlink(notes.path(), site.path() + "/content/notes");
  site.commit("2024-05-01T00:00:00Z");
  CHECK(site.load() ==
        "content/b.md=2024-05-01T00:00:00Z;content/notes/a.md=2022-02-02T00:00:00Z;");
}

TEST_CASE("a submodule without its repository is named, and so is one that is cut off") {
  Repository notes;
  notes.git({"init", "-q"});
  for (const char* text : {"1\n", "2\n"}) {
    notes.write("a.md", text);
    notes.commit("2022-02-02T00:00:00Z");
  }
  Repository site;
  site.git({"init", "-q"});
  site.write("content/b.md", "B\n");
  site.git({"-c", "protocol.file.allow=always", "submodule", "--quiet", "add", "--depth", "1",
            "file://" + notes.path(), "content/posts"});
  site.commit("2024-05-01T00:00:00Z");
  CHECK(site.load() ==
        "content/b.md=2024-05-01T00:00:00Z;content/posts/a.md=2022-02-02T00:00:00Z;\n"
        "the history of git is cut off in content/posts (a shallow clone): dates may be too late");
  std::filesystem::remove(site.path() + "/content/posts/.git");
  CHECK(site.load() ==
        "content/b.md=2024-05-01T00:00:00Z;content/posts/a.md=none;\n"
        "the submodule content/posts has no repository here, so its pages do not know when they "
        "were changed");
}

TEST_CASE("a second work tree has the whole history") {
  Repository site;
  site.git({"init", "-q"});
  site.write("content/a.md", "A\n");
  site.commit("2024-05-01T00:00:00Z");
  site.git({"worktree", "add", "-q", "--detach", "tree"});
  CHECK(site.load("tree") == "content/a.md=2024-05-01T00:00:00Z;");
}

TEST_CASE("a shallow clone is named once, and so is a site without a repository") {
  Repository repository;
  repository.git({"init", "-q"});
  for (const char* text : {"1\n", "2\n"}) {
    repository.write("content/a.md", text);
    repository.write("content/b.md", text);
    repository.commit("2024-05-01T10:00:00+00:00");
  }
  repository.git({"clone", "-q", "--depth", "1", "file://" + repository.path(), "shallow"});
  CHECK(repository.load("shallow") ==
        "content/a.md=2024-05-01T10:00:00Z;content/b.md=2024-05-01T10:00:00Z;\n"
        "the history of git is cut off here (a shallow clone): dates may be too late");
  Repository none;
  none.write("content/a.md", "A\n");
  none.write("content/b.md", "B\n");
  CHECK(none.load() ==
        "content/a.md=none;content/b.md=none;\n"
        "this site is in no git repository, so no page knows when it was changed");
}
