#include "output/layout.h"

#include <doctest/doctest.h>

#include <algorithm>

#include "../check/memory_site.h"
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

TEST_CASE("a layout without a template is told, unless every generator has one of its name") {
  const auto said = [](const std::string& line) {
    return findings({{"templates/wide.mustache", ""},
                     {"templates/page.mustache", ""},
                     {"content/a.md", "---\n" + line + "\n---\n"}});
  };
  CHECK(said("layout: wdie") ==
        "content/a.md:2:9: there is no template \"wdie\" | did you mean \"wide\"?\n");
  CHECK(said("layout: gallery") ==
        "content/a.md:2:9: there is no template \"gallery\"; \"page\" is used | add "
        "templates/gallery.mustache, or leave `layout` out\n");
  CHECK(said("type: wdie") ==
        "content/a.md:2:7: there is no template \"wdie\"; \"page\" is used | did you mean "
        "\"wide\"?\n");
  CHECK(said("type: gallery") ==
        "content/a.md:2:7: there is no template \"gallery\"; \"page\" is used | add "
        "templates/gallery.mustache, or leave `type` out\n");
  for (const char* ordinary :
       {"post", "posts", "page", "pages", "default", "home", "none", "nil"}) {
    CAPTURE(ordinary);
    CHECK(said("layout: " + std::string(ordinary)).empty());
    CHECK(said("type: " + std::string(ordinary)).empty());
  }
}

TEST_CASE("a layout that no theme has leaves the word to the type") {
  FileMap files = files_with({{"templates/talk", ""}});
  files["site/content/b.md"] = "---\nlayout: post\ntype: talk\n---\n";
  files["site/content/c.md"] = "---\nlayout: gallery\ntype: talk\n---\n";
  CHECK(template_of(files, "b/index.html") == "templates/talk.mustache");
  CHECK(template_of(files, "c/index.html") == "themes/t/templates/page.mustache");
}

TEST_CASE("a template in a folder that no page looks in is told") {
  const auto said = [](const std::string& name, const SiteFiles& more = {}) {
    SiteFiles files = {{"postil.yaml", "taxonomies: [tags, topics]\n"},
                       {"content/posts/a.md", "---\ntype: talk\n---\n"},
                       {"templates/talk/page.mustache", ""},
                       {"templates/" + name + ".mustache", ""}};
    for (const auto& [path, text] : more) files[path] = text;
    return findings(files);
  };
  const auto warning = [](const std::string& name, const std::string& folder,
                          const std::string& guess) {
    return "templates/" + name +
           ".mustache: no page looks for this template: there is no section \"" + folder + '"' +
           (guess.empty() ? "" : " | did you mean \"" + guess + "\"?") + '\n';
  };
  CHECK(said("post/page") == warning("post/page", "post", "posts"));
  CHECK(said("topic/term") == warning("topic/term", "topic", "topics"));
  CHECK(said("gallery/section") == warning("gallery/section", "gallery", ""));
  CHECK(said("a/b/page") == warning("a/b/page", "a/b", ""));
  CHECK(said("posts/page").empty());
  CHECK(said("topics/term").empty());
  CHECK(said("parts/card").empty());
  CHECK(said("section").empty());
  CHECK(said("gallery/section", {{"content/gallery/a.jpg", "x"}}).empty());
  CHECK(said("gallery/page", {{"content/b.md", "---\nlayout: gallery/page\n---\n"}}).empty());
  CHECK(said("base/page", {{"templates/page.mustache", "{{! extends: base/page }}"},
                           {"templates/base/page.mustache", "{{{body}}}"}})
            .empty());
}
