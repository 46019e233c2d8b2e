#include "site/archives.h"

#include <doctest/doctest.h>

#include "../check/memory_site.h"
#include "../site/make.h"
#include "site/lists.h"

namespace {

site::Site archived(std::vector<content::Document> documents, base::Report& report,
                    std::vector<std::string> sections = {"posts"}) {
  configuration::Configuration configuration;
  for (const std::string& section : sections)
    configuration.archives.push_back({section, {.file = "postil.yaml", .line = 1}});
  return assemble(std::move(documents), report, configuration);
}

std::string shown(const site::Site& site, const std::string& list) {
  std::string text;
  for (const site::Archive& year : site.pages[index_of(site, list)].archives) {
    text += year.title + '=' + std::to_string(year.count) + '(';
    for (const site::Archive& month : year.months)
      text += month.title + '=' + std::to_string(month.count) + ' ';
    text += ") ";
  }
  return text;
}

}  // namespace

TEST_CASE("a section that asks for archives has its years and months, with counts") {
  base::Report report;
  auto secret = document("content/posts/s.md", "S", "2024-05-09");
  secret.front_matter.unlisted = true;
  const auto site = archived(
      {document("content/posts/a.md", "A", "2023-12-31"),
       document("content/posts/deep/b.md", "B", "2024-05-01"),
       document("content/posts/c.md", "C", "2024-05-02"),
       document("content/posts/d.md", "D", "2024-11-02"), document("content/posts/undated.md", "U"),
       secret, document("content/notes/e.md", "E", "2024-05-01")},
      report);
  CHECK_FALSE(report.has_errors());
  CHECK(shown(site, "/posts/") == "2024=3(November=1 May=2 ) 2023=1(December=1 ) ");
  CHECK(shown(site, "/posts/2024/") == "2024=3(November=1 May=2 ) ");
  CHECK(shown(site, "/notes/").empty());
  const site::Page& may = site.pages[index_of(site, "/posts/2024/05/")];
  CHECK(may.kind == site::Kind::archive);
  CHECK(may.title == "May 2024");
  CHECK(may.pages ==
        std::vector<site::Index>{index_of(site, "/posts/c/"), index_of(site, "/posts/deep/b/")});
  CHECK(may.parent == index_of(site, "/posts/2024/"));
  CHECK(site.pages[may.parent].parent == index_of(site, "/posts/"));
}

TEST_CASE("the day counts as the page's own clock shows it") {
  base::Report report;
  const auto site =
      archived({document("content/posts/a.md", "A", "2024-01-01 00:30 +02:00")}, report);
  CHECK(index_of(site, "/posts/2024/01/") != site::kNone);
  CHECK(index_of(site, "/posts/2023/") == site::kNone);
}

TEST_CASE("a page that stands at the address of an archive takes its place") {
  base::Report report;
  const auto site = archived({document("content/posts/2024.md", "My year"),
                              document("content/posts/a.md", "A", "2024-05-01")},
                             report);
  const auto count =
      std::count_if(site.pages.begin(), site.pages.end(),
                    [](const site::Page& page) { return page.path == "/posts/2024/"; });
  CHECK(count == 1);
  CHECK(site.pages[index_of(site, "/posts/2024/")].kind == site::Kind::page);
  CHECK(shown(site, "/posts/") == "2024=1(May=1 ) ");
  CHECK(site.pages[index_of(site, "/posts/2024/05/")].pages.size() == 1);
}

TEST_CASE("a slash archives the whole site, and an unknown section is named") {
  base::Report report;
  const auto site = archived({document("content/a.md", "A", "2024-05-01")}, report, {"/", "psts"});
  CHECK(index_of(site, "/2024/05/") != site::kNone);
  CHECK(report.warnings() == 1);
}

TEST_CASE("a section with a post is known whatever its post says, and any other is not") {
  auto draft = document("content/posts/a.md", "A", "2024-05-01");
  draft.front_matter.draft = true;
  base::Report report;
  archived({draft}, report, {"posts"});
  CHECK(report.warnings() == 0);
  archived({draft}, report, {"news"});
  REQUIRE(report.warnings() == 1);
  CHECK(report.sorted().front().message == "there is no section \"news\" to archive");
}

TEST_CASE("the archives of an unlisted section are unlisted, too") {
  base::Report report;
  auto posts = document("content/posts/_index.md", "Posts");
  posts.front_matter.unlisted = true;
  const auto site = archived({posts, document("content/posts/a.md", "A", "2024-05-01")}, report);
  CHECK_FALSE(site.pages[index_of(site, "/posts/2024/")].is_listed);
  CHECK_FALSE(site.pages[index_of(site, "/posts/2024/05/")].in_sitemap);
}

TEST_CASE("the address of a month has two digits") {
  base::Report report;
  const auto site = archived({document("content/posts/a.md", "A", "2024-09-01"),
                              document("content/posts/b.md", "B", "2024-10-01")},
                             report);
  CHECK(index_of(site, "/posts/2024/09/") != site::kNone);
  CHECK(index_of(site, "/posts/2024/10/") != site::kNone);
}

TEST_CASE("a section that appears with a page that is held back is not unknown") {
  const auto said = [](const std::string& section) {
    return findings({{"postil.yaml", "archives: [" + section + "]\n"},
                     {"content/posts/a.md", "---\ndraft: true\n---\n"},
                     {"content/b.md", "# B\n"}});
  };
  CHECK(said("posts").empty());
  CHECK(said("news") == "postil.yaml:1:12: there is no section \"news\" to archive\n");
}

TEST_CASE("a page at the address of an archive lists nothing") {
  base::Report report;
  auto page = document("content/about.md", "About");
  page.front_matter.url = content::Text{.value = "/posts/2024/"};
  const auto site = archived({page, document("content/posts/a.md", "A", "2024-05-01")}, report);
  CHECK(site.pages[index_of(site, "/posts/2024/")].pages.empty());
  CHECK(site.pages[index_of(site, "/posts/2024/05/")].pages.size() == 1);
}
