#include "output/layout.h"

#include <doctest/doctest.h>

#include <algorithm>

#include "base/memory_files.h"
#include "commands/pipeline.h"

namespace {

using FileMap = std::map<std::string, std::string>;

// A site with a page in posts/2024/, a list of 2023, a tag, and a theme with one template a kind.
FileMap files_with(const FileMap& templates) {
  FileMap files = {{"site/postil.yaml", "theme: t\narchives: [posts]\n"},
                   {"site/content/posts/2024/a.md", "---\ndate: 2023-01-01\ntags: [x]\n---\nA\n"}};
  for (const std::string kind : {"404", "home", "page", "section", "taxonomy", "term"})
    files["site/themes/t/templates/" + kind + ".mustache"] = "";
  for (const auto& [path, text] : templates) files["site/" + path + ".mustache"] = text;
  return files;
}

// The file that the page at `path` is rendered by.
std::string template_of(const FileMap& files, const std::string& path) {
  const base::MemoryFiles disk(files);
  base::Report report;
  const auto built = commands::build_site(disk, {.folder = "site", .clock = {1704067200}}, report);
  for (const output::Output& output : built->outputs) {
    if (output.path != path) continue;
    const auto view = built->views.page(output.rendering->page, output.rendering->slice);
    return built->theme.anatomy(output.rendering->layout.name, view).files.front();
  }
  return "there is no " + path;
}

std::string of_post(const FileMap& templates) {
  return template_of(files_with(templates), "posts/2024/a/index.html");
}

}  // namespace

TEST_CASE("the nearest folder of the section has the template of a page") {
  FileMap templates;
  CHECK(of_post(templates) == "themes/t/templates/page.mustache");
  templates["themes/t/templates/posts/page"] = "";
  CHECK(of_post(templates) == "themes/t/templates/posts/page.mustache");
  templates["themes/t/templates/posts/2024/page"] = "";
  CHECK(of_post(templates) == "themes/t/templates/posts/2024/page.mustache");
}

TEST_CASE("the site's own templates come before all of the theme's") {
  FileMap templates = {{"themes/t/templates/posts/2024/page", ""}, {"templates/page", ""}};
  CHECK(of_post(templates) == "templates/page.mustache");
  templates["templates/posts/page"] = "";
  CHECK(of_post(templates) == "templates/posts/page.mustache");
  templates["templates/posts/2024/page"] = "";
  CHECK(of_post(templates) == "templates/posts/2024/page.mustache");
}

TEST_CASE("a folder of another section, or of a longer name, is not asked") {
  CHECK(of_post({{"templates/post/page", ""}, {"templates/2024/page", ""}}) ==
        "themes/t/templates/page.mustache");
}

TEST_CASE("lists look in their own folder, a term in that of its taxonomy") {
  const FileMap files = files_with({{"templates/posts/section", ""},
                                    {"templates/tags/term", ""},
                                    {"templates/tags/taxonomy", ""},
                                    {"templates/404", ""}});
  CHECK(template_of(files, "posts/index.html") == "templates/posts/section.mustache");
  CHECK(template_of(files, "tags/index.html") == "templates/tags/taxonomy.mustache");
  CHECK(template_of(files, "tags/x/index.html") == "templates/tags/term.mustache");
  CHECK(template_of(files, "index.html") == "themes/t/templates/home.mustache");
  CHECK(template_of(files, "404.html") == "templates/404.mustache");
}

TEST_CASE("an archive is shown as a section only where there is no template for archives") {
  FileMap templates = {{"templates/posts/section", ""}};
  CHECK(template_of(files_with(templates), "posts/2023/index.html") ==
        "templates/posts/section.mustache");
  templates["themes/t/templates/archive"] = "";
  CHECK(template_of(files_with(templates), "posts/2023/index.html") ==
        "themes/t/templates/archive.mustache");
}

TEST_CASE("a layout may lie in a folder, and a type may be one") {
  FileMap files = files_with({{"templates/wide/deep", ""}, {"templates/talk/page", ""}});
  files["site/content/b.md"] = "---\nlayout: wide/deep\ntype: talk\n---\n";
  files["site/content/c.md"] = "---\ntype: talk\n---\n";
  CHECK(template_of(files, "b/index.html") == "templates/wide/deep.mustache");
  CHECK(template_of(files, "c/index.html") == "templates/talk/page.mustache");
}

TEST_CASE("a section of one letter has templates of its own") {
  FileMap files = files_with({{"templates/p/page", ""}, {"templates/p/q/page", ""}});
  files["site/content/p/a.md"] = "# A\n";
  files["site/content/p/q/b.md"] = "# B\n";
  files["site/content/p/q/r/c.md"] = "# C\n";
  CHECK(template_of(files, "p/a/index.html") == "templates/p/page.mustache");
  CHECK(template_of(files, "p/q/b/index.html") == "templates/p/q/page.mustache");
  CHECK(template_of(files, "p/q/r/c/index.html") == "templates/p/q/page.mustache");
}
