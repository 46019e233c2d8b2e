#include "content/foreign_folders.h"

#include <doctest/doctest.h>

#include <string>

namespace {

std::string said_of(const std::vector<std::string>& paths, std::string_view root = "content/") {
  base::Report report;
  content::warn_of_foreign_folders(paths, root, report);
  std::string all;
  for (const auto& diagnostic : report.sorted()) all += base::format(diagnostic);
  return all;
}

// The folders that are named, with blanks between.
std::string named(const std::vector<std::string>& paths, std::string_view root = "content/") {
  base::Report report;
  content::warn_of_foreign_folders(paths, root, report);
  std::string all;
  for (const auto& diagnostic : report.sorted())
    all += (all.empty() ? "" : " ") + diagnostic.location.file;
  return all;
}

}  // namespace

TEST_CASE("a folder of another generator is named with what becomes of it and the way out") {
  CHECK(
      said_of({"_posts/a.md"}) ==
      "content/_posts: warning: \"_posts\" is a name of Jekyll's; here it becomes a part of "
      "addresses, /_posts/… [foreign-folder]\n"
      "  hint: rename it to \"posts\"; the page \"Coming from Hugo, Jekyll, Zola or Eleventy\" of "
      "the manual tells what else to write\n");
  CHECK(said_of({"a/_includes/b.html"}, "") ==
        "a/_includes: warning: this folder is of another generator, and its files are published "
        "as those of any other [foreign-folder]\n"
        "  hint: move it out of content/, or leave it out with `ignore: [a/_includes/]` in "
        "postil.yaml\n");
}

TEST_CASE("each such folder is named once, and those inside of it, too") {
  CHECK(named({"_posts/a.md", "_posts/b.md"}) == "content/_posts");
  CHECK(named({"_posts/a.md", "_posts/_site/_data/b.md", "_posts/_site/c.md"}) ==
        "content/_posts content/_posts/_site content/_posts/_site/_data");
  CHECK(named({"a/_posts/b.md", "_posts/c/d.md"}) == "content/_posts content/a/_posts");
  CHECK(named({"_data/a", "_includes/a", "_layouts/a", "_pages/a", "_plugins/a", "_posts/a",
               "_sass/a", "_site/a"},
              "") == "_data _includes _layouts _pages _plugins _posts _sass _site");
}

TEST_CASE("other folders, and files with such a name, are not named") {
  CHECK(said_of({"_posts", "a/_data", "posts/a.md", "_post/a.md", "x_posts/a.md", "_posts.d/a.md",
                 "_Posts/a.md", "_index.md"})
            .empty());
  CHECK(said_of({}).empty());
}
