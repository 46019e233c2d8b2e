#include "content/load.h"

#include <doctest/doctest.h>

#include <algorithm>

#include "base/memory_files.h"

namespace {

struct Loaded {
  content::Content content;
  std::string said;  // all diagnostics as they are printed
};

Loaded load(std::map<std::string, std::string> files, unsigned threads = 2) {
  const base::MemoryFiles memory(std::move(files));
  base::Report report;
  Loaded loaded;
  const auto configuration = configuration::load(memory, "site", {}, report);
  loaded.content =
      content::load(memory, std::string("site"), configuration, {.count = threads}, report);
  for (const auto& diagnostic : report.sorted()) loaded.said += base::format(diagnostic);
  return loaded;
}

std::string paths(const content::Content& content) {
  std::string all;
  for (const auto& document : content.documents) {
    all += document.source.path;
    for (const auto& resource : document.resources) all += '+' + resource;
    all += ' ';
  }
  for (const auto& resource : content.resources) all += '[' + resource.path + "] ";
  return all;
}

}  // namespace

TEST_CASE("a post has its front matter, its body and the line where it begins") {
  const Loaded loaded = load({{"site/content/posts/2024-05-01-hello.md",
                               "---\ntitle: Hello\ntags: [a, b]\n---\n\nText\n"}});
  CHECK(loaded.said.empty());
  REQUIRE(loaded.content.documents.size() == 1);
  const content::Document& document = loaded.content.documents[0];
  CHECK(document.source.path == "content/posts/2024-05-01-hello.md");
  CHECK(document.source.section == "posts");
  CHECK(document.source.name == "hello");
  CHECK(document.front_matter.title == "Hello");
  REQUIRE(document.front_matter.date);
  CHECK(base::format_day(*document.front_matter.date) == "2024-05-01");
  CHECK(document.body == "\nText\n");
  CHECK(document.body_line == 5);
}

TEST_CASE("documents and resources come sorted by path; bundles own their files") {
  const Loaded loaded = load({{"site/content/b.md", ""},
                              {"site/content/a/index.md", ""},
                              {"site/content/a/z.png", ""},
                              {"site/content/a/deep/y.txt", ""},
                              {"site/content/posts/_index.md", ""},
                              {"site/content/posts/x.md", ""},
                              {"site/content/posts/plot.svg", ""},
                              {"site/content/_index.md", ""},
                              {"site/static/s.css", ""}});
  CHECK(loaded.said.empty());
  CHECK(paths(loaded.content) ==
        "content/_index.md content/a/index.md+content/a/deep/y.txt+content/a/z.png content/b.md "
        "content/posts/_index.md content/posts/x.md [content/posts/plot.svg] ");
}

TEST_CASE(
    "files in _drafts are drafts of the section posts, at the top of content/ or of the site") {
  const std::map<std::string, std::string> files = {
      {"site/_drafts/a.md", "---\ndraft: false\n---\n"},
      {"site/_drafts/plot.png", ""},
      {"site/_drafts/deep/2024-05-01-b/index.md", ""},
      {"site/_drafts/deep/2024-05-01-b/c.png", ""},
      {"site/content/_drafts/d.md", ""},
      {"site/content/_drafts/e.png", ""},
      {"site/content/posts/_drafts/f.md", ""},
  };
  const Loaded loaded = load(files);
  CHECK(loaded.said.empty());
  CHECK(paths(loaded.content) ==
        "_drafts/a.md _drafts/deep/2024-05-01-b/index.md+_drafts/deep/2024-05-01-b/c.png "
        "content/_drafts/d.md content/posts/_drafts/f.md ");
  std::string sections;
  for (const auto& document : loaded.content.documents) {
    sections += document.source.section + '/' + document.source.name +
                (document.front_matter.draft ? " draft;" : ";");
  }
  CHECK(sections == "posts/a draft;posts/deep/b draft;posts/d draft;posts/_drafts/f;");
  CHECK_FALSE(loaded.content.documents[0].front_matter.date);
  CHECK(paths(load({{"site/_drafts/a.md", ""}, {"site/b.md", ""}, {"site/_drafts/c.png", ""}})
                  .content) == "_drafts/a.md b.md ");
}

TEST_CASE("a taxonomy cannot take the name of a key of front matter") {
  const Loaded loaded = load({{"site/postil.yaml", "taxonomies: [title]\n"},
                              {"site/content/a.md", "---\ntitle: A\n---\n"}});
  CHECK(loaded.said.starts_with("postil.yaml: error: \"title\" is a key of front matter"));
  CHECK(loaded.content.documents[0].front_matter.title == "A");
}

TEST_CASE("hidden files and editors' backups are left out") {
  const Loaded loaded = load({{"site/content/a.md", ""},
                              {"site/content/.DS_Store", ""},
                              {"site/content/.obsidian/b.md", ""},
                              {"site/content/c/.d.md", ""},
                              {"site/content/a.md~", ""}});
  CHECK(paths(loaded.content) == "content/a.md ");
}

TEST_CASE("a folder with one Markdown file in it is a site") {
  CHECK(paths(load({{"site/hello.md", "# Hello\n"}}).content) == "hello.md ");
}

TEST_CASE("of a folder without content/ only Markdown and media outside known folders count") {
  const Loaded loaded = load({{"site/README.md", ""},
                              {"site/notes/a.md", ""},
                              {"site/notes/a.PNG", ""},
                              {"site/main.cpp", ""},
                              {"site/secret.key", ""},
                              {"site/.git/x.md", ""},
                              {"site/themes/mine/README.md", ""},
                              {"site/templates/x.md", ""},
                              {"site/static/x.png", ""},
                              {"site/node_modules/x/README.md", ""},
                              {"site/public/x.png", ""},
                              {"site/postil.yaml", "title: A\n"}});
  CHECK(loaded.said.empty());
  CHECK(paths(loaded.content) == "README.md notes/a.md [notes/a.PNG] ");
}

TEST_CASE("the destination is never read, wherever it lies") {
  const base::MemoryFiles files({{"site/a.md", ""}, {"site/out/web/a.png", ""}});
  base::Report report;
  const auto content =
      content::load(files, {"site", "out/web"}, configuration::Configuration(), {}, report);
  CHECK(paths(content) == "a.md ");
}

TEST_CASE("an empty content/ is an empty site, and a folder without anything an error") {
  CHECK(load({{"site/content/.keep", ""}}).said.empty());
  CHECK(load({{"site/a.txt", ""}})
            .said.starts_with(
                "error: this folder has no content/ and no Markdown file [missing-content]\n"));
}

TEST_CASE("a site that is no folder is an error that says what is there") {
  const std::string hint = "  hint: name the folder of the site with -s\n";
  CHECK(load({}).said == "site: error: there is no such folder [missing-folder]\n" + hint);
  CHECK(load({{"site", "a file\n"}}).said ==
        "site: error: this is not a folder [missing-folder]\n" + hint);
}

TEST_CASE("a file name that is no UTF-8 is an error that can be printed") {
  const Loaded loaded = load({{"site/content/caf\xE9.md", ""}, {"site/content/ok.md", ""}});
  CHECK(loaded.said ==
        "content/caf\\xE9.md: error: the name of this file is not UTF-8 [bad-file-name]\n  hint: "
        "rename it\n");
  CHECK(paths(loaded.content) == "content/ok.md ");
}

TEST_CASE("a file with an error hides no other's, at any thread count") {
  std::map<std::string, std::string> files;
  for (int i = 0; i < 60; ++i) {
    const std::string name = "site/content/" + std::to_string(i) + ".md";
    const std::string good = "---\ntitle: A\ntilte: B\n---\nText\n";
    files[name] = i % 3 == 0 ? "---\ntitle: \"A\n" : i % 3 == 1 ? good : "a\xFF";
  }
  const Loaded one = load(files, 1);
  CHECK(one.content.documents.size() == 20);
  CHECK(std::count(one.said.begin(), one.said.end(), '^') == 60);
  for (const unsigned threads : {2U, 5U, 16U}) {
    const Loaded many = load(files, threads);
    CHECK(many.said == one.said);
    CHECK(paths(many.content) == paths(one.content));
  }
}

namespace {

// Lists a file that cannot be read.
class BrokenFiles final : public base::Files {
 public:
  base::EntryKind kind(const std::string& path) const override {
    const bool is_folder = path.ends_with("content") || path.ends_with("data");
    return is_folder ? base::EntryKind::folder : base::EntryKind::missing;
  }
  base::Result<std::string> read(const std::string& path) const override {
    return base::error_in(base::Kind::unreadable_file, path,
                          "cannot read this file: Permission denied");
  }
  base::Result<std::vector<std::string>> list(const std::string& folder) const override {
    if (folder.starts_with("lost"))
      return base::error_in(base::Kind::unreadable_file, folder, "cannot list this file: gone");
    return std::vector<std::string>{folder.ends_with("data") ? "a.yaml" : "a.md"};
  }
  base::Result<std::vector<std::string>> entries(const std::string& folder) const override {
    return list(folder);
  }
  bool is_link(const std::string&) const override { return false; }
  std::string real_path(const std::string& path) const override { return path; }
  std::optional<base::FolderIdentity> identity(const std::string&) const override { return {}; }
  std::vector<base::Link> links(const std::string&,
                                const std::vector<std::string>&) const override {
    return {};
  }
  base::Status write(const std::string&, std::string_view) override { return base::Done{}; }
  base::Status rename(const std::string&, const std::string&) override { return base::Done{}; }
  base::Status remove(const std::string&) override { return base::Done{}; }
  void remove_empty_folders(const std::string&, const std::string&) override {}
  base::Status remove_all(const std::string&) override { return base::Done{}; }
  base::Result<base::Hold> hold(const std::string&) override { return base::Hold(); }
};

}  // namespace

TEST_CASE("what cannot be read or listed is an error that names it by its path in the site") {
  const std::string unread =
      ": error: cannot read this file: Permission denied [unreadable-file]\n";
  const std::string unlisted = ": error: cannot list this file: gone [unreadable-file]\n";
  for (const auto& [site, expected] :
       {std::pair{"/x/site", "content/a.md" + unread + "data/a.yaml" + unread},
        {".", "content/a.md" + unread + "data/a.yaml" + unread},
        {"lost", "content" + unlisted + "data" + unlisted}}) {
    CAPTURE(site);
    base::Report report;
    const auto content = content::load(BrokenFiles(), std::string(site), {}, {}, report);
    CHECK(content.documents.empty());
    std::string said;
    for (const auto& diagnostic : report.sorted()) said += base::format(diagnostic);
    CHECK(said == expected);
  }
}

TEST_CASE("HTML with front matter is a page, HTML without is copied") {
  const Loaded loaded =
      load({{"site/content/posts/2024-05-01-a.html", "---\ntitle: A\n---\n<p>B</p>\n"},
            {"site/content/b.HTM", "\xEF\xBB\xBF---\r\n---\r\nC"},
            {"site/content/c.html", "<p>---</p>"},
            {"site/content/d/index.html", "---\n---\n"},
            {"site/content/d/e.png", ""},
            {"site/content/f/_index.html", "---\n---\n"},
            {"site/content/g.md", ""}});
  CHECK(loaded.said.empty());
  CHECK(paths(loaded.content) ==
        "content/b.HTM content/d/index.html+content/d/e.png content/f/_index.html content/g.md "
        "content/posts/2024-05-01-a.html [content/c.html] ");
  const content::Document& post = loaded.content.documents.back();
  CHECK(post.source.format == content::Format::html);
  CHECK(post.source.name == "a");
  CHECK(post.source.date == "2024-05-01");
  CHECK(post.body == "<p>B</p>\n");
  CHECK(loaded.content.documents[3].source.format == content::Format::markdown);
}

TEST_CASE("a language in the name of an HTML file counts for a page only") {
  const Loaded loaded = load({{"site/postil.yaml", "languages: {en: {}, fr: {}}\n"},
                              {"site/content/a.fr.html", "---\n---\n"},
                              {"site/content/b.fr.html", "<p>"}});
  CHECK(loaded.said.empty());
  REQUIRE(loaded.content.documents.size() == 1);
  CHECK(loaded.content.documents[0].source.language == "fr");
  CHECK(loaded.content.documents[0].source.name == "a");
  CHECK(paths(loaded.content) == "content/a.fr.html [content/b.fr.html] ");
}

TEST_CASE("an HTML page with tags of a template language is named and left out") {
  const Loaded loaded = load(
      {{"site/content/a.html", "---\n---\n<p>\n<a href=\"{{ site.url }}\">{% if a %}b{% endif %}"},
       {"site/content/b.html",
        "---\n---\n<pre>{{ a }}</pre><code>{% b %}</code><!-- {{ c }} --><script>{{ d }}</script>"
        "{ {x} }"},
       {"site/content/c.md", "{{ e }}"}});
  CHECK(paths(loaded.content) == "content/b.html content/c.md ");
  CHECK(loaded.said.starts_with(
      "content/a.html:4:10: warning: this page is not published: it holds a tag of a template "
      "language (and 2 more)"));
}

TEST_CASE("front matter of HTML that is not YAML is the error that it is in Markdown") {
  const Loaded loaded = load({{"site/content/a.html", "+++\ntitle = 'A'\n+++\n"},
                              {"site/content/b.html", "{\n\"title\": \"B\"}\n"},
                              {"site/content/c.html", "---\ntitle: C\n"}});
  CHECK(loaded.said.find("content/a.html:1:1: error: this front matter is TOML") == 0);
  CHECK(loaded.said.find("content/b.html:1:1: error: this front matter is JSON") !=
        std::string::npos);
  CHECK(loaded.said.find("content/c.html:1:1: error: this front matter is never closed") !=
        std::string::npos);
  CHECK(paths(loaded.content).empty());
}

TEST_CASE("a whole HTML document is no page of a theme") {
  const Loaded loaded =
      load({{"site/content/a.html", "---\n---\n\n<!DOCTYPE html>\n<title>A</title>"},
            {"site/content/b.html", "<!doctype html>\n<title>B</title>"}});
  CHECK(loaded.said.find("content/a.html:4:1: warning: this is a whole document") == 0);
  CHECK(loaded.said.find("b.html") == std::string::npos);
  CHECK(paths(loaded.content) == "content/a.html [content/b.html] ");
}

TEST_CASE(
    "files that make pages elsewhere are named and not published, but for those of a bundle") {
  const Loaded loaded = load({{"site/content/a.md", ""},
                              {"site/content/b.mdx", ""},
                              {"site/content/c.Adoc", ""},
                              {"site/content/_content.gotmpl", ""},
                              {"site/content/d.txt", "---\ntitle: D\n---\n"},
                              {"site/content/e.txt", "---\nno front matter\n"},
                              {"site/content/f.xml", "+++\na = 1\n+++\n"},
                              {"site/content/g/index.md", ""},
                              {"site/content/g/h.rst", ""},
                              {"site/content/g/i.txt", "---\ntitle: I\n---\n"}});
  CHECK(paths(loaded.content) ==
        "content/a.md content/g/index.md+content/g/h.rst+content/g/i.txt [content/e.txt] ");
  for (const char* path : {"_content.gotmpl", "b.mdx", "c.Adoc", "d.txt", "f.xml"}) {
    CAPTURE(path);
    CHECK(loaded.said.find("content/" + std::string(path) + ": warning: ") != std::string::npos);
  }
  CHECK(loaded.said.find("e.txt") == std::string::npos);
}

TEST_CASE("leftovers and what `ignore` names are no part of the site") {
  const Loaded loaded = load({{"site/postil.yaml", "ignore: [content/private/, \"*.mdx\"]\n"},
                              {"site/content/a.md", ""},
                              {"site/content/#a.md#", ""},
                              {"site/content/a.md.bak", ""},
                              {"site/content/b.mdx", ""},
                              {"site/content/private/c.md", ""},
                              {"site/content/private/index.md", ""},
                              {"site/_drafts/d.mdx", ""},
                              {"site/data/e.yaml~", ""}});
  CHECK(loaded.said.empty());
  CHECK(paths(loaded.content) == "content/a.md ");
}

TEST_CASE("the folders of Jekyll are named in content/") {
  const Loaded loaded = load({{"site/content/_posts/a.md", ""},
                              {"site/content/_posts/b.md", ""},
                              {"site/content/x/_includes/c.png", ""},
                              {"site/content/_other/d.md", ""}});
  CHECK(loaded.said.find("content/_posts: warning: ") == 0);
  CHECK(loaded.said.find("content/_posts: warning: ", 1) == std::string::npos);
  CHECK(loaded.said.find("content/x/_includes: warning: ") != std::string::npos);
  CHECK(loaded.said.find("_other") == std::string::npos);
}

TEST_CASE("front matter in another encoding is front matter, and an error in HTML") {
  const Loaded loaded = load({{"site/content/a.html", "---\r\ntitle: Gr\xFC\xDF\x65\r\n---\r\n"},
                              {"site/content/b.html", std::string("\xFF\xFE-\0-\0-\0\n\0", 10)},
                              {"site/content/c.html", "<p>Gr\xFC\xDF\x65</p>"},
                              {"site/content/d.txt", "---\ntitle: Gr\xFC\xDF\x65\n---\n"},
                              {"site/content/e.txt", "-----\nGr\xFC\xDF\x65\n"}});
  CHECK(loaded.said.find("content/a.html:2:10: error: ") != std::string::npos);
  CHECK(loaded.said.find("content/b.html: error: ") != std::string::npos);
  CHECK(loaded.said.find("content/d.txt: warning: ") != std::string::npos);
  CHECK(paths(loaded.content) == "[content/c.html] [content/e.txt] ");
}

TEST_CASE("a pattern for a section without pages is named, with or without slashes") {
  const auto said = [](const std::string& section) {
    return load({{"site/postil.yaml", "permalinks: {" + section + ": /:slug/}\n"},
                 {"site/content/posts/a.md", ""}})
        .said;
  };
  for (const char* section : {"posts", "/posts/", "/posts", "posts/"}) CHECK(said(section).empty());
  CHECK(
      said("/post/").starts_with("postil.yaml:1:22: warning: there is no page in the section "
                                 "\"post\" [unknown-section]\n"));
}

TEST_CASE("front matter may name the language of a page, unless its file does") {
  const Loaded loaded = load({{"site/postil.yaml", "languages: {en: {}, fr: {}}\n"},
                              {"site/content/a.md", "---\nlang: FR\n---\n"},
                              {"site/content/b.md", "---\nlang: en\n---\n"},
                              {"site/content/c.fr.md", "---\nlang: fr\n---\n"}});
  CHECK(loaded.said.empty());
  std::string languages;
  for (const auto& document : loaded.content.documents) languages += document.source.language + ' ';
  CHECK(languages == "fr en fr ");
}
