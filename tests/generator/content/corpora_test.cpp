// Content that nobody here wrote: every post is read, and every complaint is right.
#include <doctest/doctest.h>

#include <algorithm>
#include <filesystem>
#include <map>

#include "base/disk_files.h"
#include "content/load.h"
#include "temporary_folder.h"

namespace {

namespace fs = std::filesystem;

// A site in a folder of its own with copies of folders of a corpus.
class CorpusSite {
 public:
  explicit CorpusSite(const std::string& corpus) : source_(fs::path(POSTIL_CORPORA) / corpus) {}

  bool is_absent() const {
    if (fs::exists(source_)) return false;
    MESSAGE("skipped: no corpus at " << source_.string());
    return true;
  }
  void copy(const std::string& from, const std::string& to) const {
    fs::copy(source_ / from, folder_.path(to), fs::copy_options::recursive);
  }
  std::size_t markdown_files() const {
    std::size_t count = 0;
    for (const auto& entry : fs::recursive_directory_iterator(folder_.path("content"))) {
      const auto extension = entry.path().extension();
      if (extension == ".md" || extension == ".markdown") ++count;
    }
    return count;
  }
  content::Content load(unsigned threads, base::Report& report) const {
    return content::load(*base::disk_files(), folder_.path(), {}, {.count = threads}, report);
  }

 private:
  fs::path source_;
  TemporaryFolder folder_;
};

// Message → how often, so that no complaint goes unjudged.
std::map<std::string, int> complaints(const base::Report& report) {
  std::map<std::string, int> counts;
  for (const auto& diagnostic : report.sorted()) {
    const bool error = diagnostic.severity == base::Severity::error;
    ++counts[(error ? "error: " : "warning: ") + diagnostic.message];
  }
  return counts;
}

std::vector<std::string> messages(const base::Report& report) {
  std::vector<std::string> all;
  for (const auto& [message, count] : complaints(report)) all.push_back(message);
  return all;
}

std::string file_of(const base::Report& report, std::string_view message) {
  for (const auto& diagnostic : report.sorted()) {
    if (diagnostic.message == message) return diagnostic.location.file;
  }
  return "nowhere";
}

}  // namespace

TEST_CASE("every post of a blog of 572 is read, with its date and its title") {
  const CorpusSite site("rustblog");
  if (site.is_absent()) return;
  site.copy("posts", "content");
  base::Report report;
  const auto content = site.load(2, report);
  CHECK(content.documents.size() == site.markdown_files());
  for (const auto& document : content.documents) {
    CAPTURE(document.source.path);
    CHECK(document.front_matter.date);
    CHECK(document.front_matter.title);
    CHECK(document.front_matter.layout);
    CHECK(document.front_matter.terms.size() == 1);
    CHECK_FALSE(document.source.date.empty());
    CHECK(document.body.find("\nlayout: post\n") == std::string::npos);
  }
  CHECK(messages(report) ==
        std::vector<std::string>{"warning: front matter must begin on the first line",
                                 "warning: this front matter does not begin with a line of \"---\"",
                                 "warning: unknown key \"release\"",
                                 "warning: unknown key \"team\""});
}

TEST_CASE("every page of a documentation and blog of 260 is read, with its old addresses") {
  const CorpusSite site("reactblog");
  if (site.is_absent()) return;
  site.copy("content", "content");
  base::Report report;
  const auto content = site.load(2, report);
  CHECK(content.documents.size() == site.markdown_files());
  CHECK_FALSE(content.resources.empty());
  const auto aliases = std::count_if(content.documents.begin(), content.documents.end(),
                                     [](const auto& d) { return !d.front_matter.aliases.empty(); });
  CHECK(aliases > 0);
  const auto podcasts =
      std::find_if(content.documents.begin(), content.documents.end(),
                   [](const auto& d) { return d.source.path == "content/community/podcasts.md"; });
  REQUIRE(podcasts != content.documents.end());
  CHECK(podcasts->front_matter.url->value == "/community/podcasts.html");
  CHECK(messages(report) ==
        std::vector<std::string>{
            "warning: this alias is left out", "warning: unknown key \"dest_url\"",
            "warning: unknown key \"domid\"", "warning: unknown key \"id\"",
            "warning: unknown key \"next\"", "warning: unknown key \"order\"",
            "warning: unknown key \"prev\"", "warning: unknown key \"sectionid\""});
}

TEST_CASE("a Chinese blog is read whole") {
  const CorpusSite site("mzlogin-zh");
  if (site.is_absent()) return;
  site.copy(".", "content");
  base::Report report;
  const auto content = site.load(2, report);
  CHECK_FALSE(report.has_errors());
  CHECK(content.documents.size() == site.markdown_files());
  auto said = complaints(report);
  const std::string jekyll =
      "warning: \"_posts\" is a name of Jekyll's; here it becomes a part of addresses, /_posts/…";
  CHECK(said.erase(jekyll) == 1);
  for (const auto& [message, count] : said) CHECK(message.starts_with("warning: unknown key "));
}

TEST_CASE("fixtures made to break generators end in clear diagnostics") {
  const CorpusSite site("jekyll-fixtures");
  if (site.is_absent()) return;
  site.copy("test/source", "content");
  base::Report report;
  const auto content = site.load(2, report);
  CHECK(report.errors() == 5);
  const auto of_markdown = std::count_if(
      content.documents.begin(), content.documents.end(),
      [](const auto& document) { return document.source.format == content::Format::markdown; });
  // All but those with errors, and one beside contacts/index.html, which makes its folder one page.
  CHECK(static_cast<std::size_t>(of_markdown) == site.markdown_files() - 6);
  CHECK(content.documents.size() > site.markdown_files());  // HTML with front matter, too
  CHECK(file_of(report, "this front matter is never closed") == "content/_includes/sig.markdown");
  CHECK(file_of(report, "this file is UTF-16, not UTF-8") ==
        "content/_encodings/Unicode16LECRLFandBOM.md");
  CHECK(file_of(report, "this bracket is not closed") == "content/_broken/bad_post.md");
  CHECK(complaints(report).at("error: a path cannot hold \".\" or \"..\" segments") == 2);
  std::string one;
  std::string many;
  for (const auto& diagnostic : report.sorted()) one += base::format(diagnostic);
  base::Report again;
  (void)site.load(7, again);
  for (const auto& diagnostic : again.sorted()) many += base::format(diagnostic);
  CHECK(one == many);
}

TEST_CASE("the documentation of another generator is read whole but for one wrong date") {
  const CorpusSite site("jekyll-fixtures");
  if (site.is_absent()) return;
  site.copy("docs/_posts", "content");
  base::Report report;
  const auto content = site.load(2, report);
  CHECK(report.errors() == 1);
  CHECK(file_of(report, "\"2023-01-29 18:30:22 2023 -0800\" is not a date") ==
        "content/2023-01-29-jekyll-3-9-3-released.markdown");
  CHECK(content.documents.size() == site.markdown_files() - 1);
}
