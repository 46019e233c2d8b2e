#include "commands/explain.h"

#include <doctest/doctest.h>

#include <sstream>

#include "base/memory_files.h"

namespace {

struct Run {
  int status = 0;
  std::string out;
  std::string err;

  bool says(const std::string& line) const {
    return ('\n' + out).find('\n' + line + '\n') != std::string::npos;
  }
};

base::MemoryFiles blog() {
  return base::MemoryFiles({
      {"site/postil.yaml",
       "base_url: https://example.org/blog/\npaginate: 1\npermalinks:\n  news: "
       "/:year/:filename/\n"},
      {"site/content/posts/_index.md", "---\ntitle: All posts\n---\n"},
      {"site/content/posts/2023-05-01-a.md",
       "---\ntitle: One\ntags: [x]\naliases: [/old/]\n---\nText.\n"},
      {"site/content/posts/b/index.md",
       "---\ntitle: Two\ndate: 2023-06-01\nslug: zwei\naliases: [/two/]\n---\n"},
      {"site/content/posts/b/plot.png", "png"},
      {"site/content/news/c.md", "---\ndate: 2022-01-02\n---\n"},
      {"site/content/about.md", "---\nurl: /me/\n---\n"},
      {"site/content/posts/d.md", "---\ndraft: true\ndate: 2030-01-01\n---\n"},
      {"site/static/css/main.css", "mine {}"},
  });
}

Run explain(const base::MemoryFiles& files, const std::string& what,
            commands::Form form = commands::Form::lines) {
  std::ostringstream out;
  std::ostringstream err;
  const commands::Request request{.folder = "site", .clock = {1704067200}};  // 2024-01-01
  const int status = commands::explain(files, request, what, {out, err, form});
  return {status, out.str(), err.str()};
}

}  // namespace

TEST_CASE("a page is explained by any of its names") {
  const std::string expected = explain(blog(), "/posts/a/").out;
  CHECK(expected.starts_with("url\thttps://example.org/blog/posts/a/\n"));
  for (const char* what :
       {"/blog/posts/a/", "posts/a", "/posts/a/?x=1#y", "https://example.org/blog/posts/a/",
        "http://127.0.0.1:1313/blog/posts/a/", "content/posts/2023-05-01-a.md",
        "./content/posts/2023-05-01-a.md", "posts/2023-05-01-a.md",
        "site/content/posts/2023-05-01-a.md", "public/posts/a/index.html",
        "site/public/posts/a/index.html"}) {
    CAPTURE(what);
    CHECK(explain(blog(), what).out == expected);
  }
}

TEST_CASE("a page is found below a base_url in any spelling") {
  base::MemoryFiles files = blog();
  files.all["site/postil.yaml"] = "base_url: https://example.org/%C3%BC%20x/\n";
  for (const char* what : {"/ü x/posts/a/", "/%C3%BC%20x/posts/a/", "/posts/a"})
    CHECK(explain(files, what).says("title\tOne"));
  CHECK(explain(files, "/%C3%BC/posts/a/").status == 2);
}

TEST_CASE("a page is explained: what it is, where it comes from, what makes it") {
  const Run page = explain(blog(), "/posts/a/");
  CHECK(page.status == 0);
  for (const char* line :
       {"file\tsite/public/posts/a/index.html", "what\tpage",
        "source\tcontent/posts/2023-05-01-a.md",
        "address\tthe folder posts/ and the name of its file", "title\tOne",
        "date\t2023-05-01T00:00:00Z", "status\tpublished",
        "section\thttps://example.org/blog/posts/",
        "terms\ttags: x, https://example.org/blog/tags/x/",
        "aliases\thttps://example.org/blog/old/ at content/posts/2023-05-01-a.md:4",
        "template\t(default theme)/templates/page.mustache",
        "extends\t(default theme)/templates/base.mustache",
        "partials\t(default theme)/templates/partials/head.mustache"}) {
    CHECK_MESSAGE(page.says(line), line);
  }
  CHECK(page.out.find("reads\tpage.title\t(default theme)/templates/page.mustache:") !=
        std::string::npos);
  CHECK(page.out.find("held back") == std::string::npos);
  CHECK(page.out.find("/two/") == std::string::npos);  // of another page
  CHECK_FALSE(page.says("extends\t(default theme)/templates/page.mustache"));
}

TEST_CASE("why a page has its address is told with the place") {
  CHECK(explain(blog(), "/posts/zwei/")
            .says("address\tthe folder posts/ and `slug` at content/posts/b/index.md:4"));
  CHECK(explain(blog(), "/2022/c/")
            .says("address\tthe permalink pattern \"/:year/:filename/\" at postil.yaml:4; its "
                  "name is that of its file"));
  CHECK(explain(blog(), "/me/").says("address\t`url` at content/about.md:2"));
  CHECK(explain(blog(), "/news/").says("address\tthe folder news/"));
  CHECK(explain(blog(), "/tags/x/").says("address\tthe term \"x\" of tags"));
  CHECK(explain(blog(), "/").says("address\tthe front page"));
}

TEST_CASE("lists, feeds, aliases and files are explained as what they are") {
  const Run list = explain(blog(), "content/posts/_index.md");
  CHECK(list.says("what\tsection, page 1 of 2"));
  CHECK(list.says("also makes\thttps://example.org/blog/posts/page/2/"));
  CHECK(list.says("also makes\thttps://example.org/blog/posts/atom.xml"));
  CHECK(list.out.find("\nsection\t") == std::string::npos);  // it is one
  CHECK(explain(blog(), "/posts/page/2/").says("what\tsection, page 2 of 2"));
  const Run feed = explain(blog(), "/posts/atom.xml");
  CHECK(feed.says("what\tthe Atom feed"));
  CHECK(feed.says("source\tcontent/posts/_index.md"));
  const Run alias = explain(blog(), "/old");
  CHECK(alias.says("what\tan alias"));
  CHECK(alias.says("source\tcontent/posts/2023-05-01-a.md:4"));
  CHECK(alias.says("leads to\thttps://example.org/blog/posts/a/"));
  const Run style = explain(blog(), "static/css/main.css");
  CHECK(style.says("what\ta file"));
  CHECK(style.out.find("leads to") == std::string::npos);
  CHECK(style.says("in place of\tthe theme's static/css/main.css"));
  CHECK(explain(blog(), "/posts/zwei/")
            .says("also makes\thttps://example.org/blog/posts/zwei/plot.png"));
  CHECK(explain(blog(), "/posts/zwei/plot.png").says("source\tcontent/posts/b/plot.png"));
}

TEST_CASE("archives and templates that somebody asked for are explained with the place") {
  base::MemoryFiles files = blog();
  files.all["site/postil.yaml"] += "archives: [posts]\n";
  files.all["site/templates/wide.mustache"] = "{{page.title}}\n";
  files.all["site/content/about.md"] = "---\ntitle: Me\nlayout: wide\n---\n";
  const Run page = explain(files, "/about/");
  CHECK(page.says("template\ttemplates/wide.mustache"));
  CHECK(page.says("chosen by\t`layout` at content/about.md:3"));
  CHECK(explain(files, "/posts/a/").out.find("chosen by") == std::string::npos);
  files.all["site/templates/posts/page.mustache"] = "{{page.title}}\n";
  CHECK(explain(files, "/posts/a/").says("chosen by\tthe folder posts/"));
  const Run year = explain(files, "/posts/2023/");
  CHECK(year.says("what\tarchive, page 1 of 2"));
  CHECK(year.says("address\t`archives` at postil.yaml:5"));
  CHECK(
      explain(files, "/404.html").says("address\twhat servers show for an address without a page"));
}

TEST_CASE("a page that is held back says why, by its URL and by its file") {
  for (const char* what : {"/posts/d/", "content/posts/d.md"}) {
    const Run held = explain(blog(), what);
    CHECK(held.status == 0);
    CHECK(held.says("status\tdraft"));
    CHECK(held.says("status\tfuture"));
    CHECK(held.says("held back\tit is a draft; -D shows it"));
    CHECK(
        held.says("held back\tit is not published before 2030-01-01T00:00:00Z, and now is "
                  "2024-01-01T00:00:00Z; -F shows it"));
  }
}

TEST_CASE("what is unknown is refused with a guess, and mistakes elsewhere are told") {
  const Run unknown = explain(blog(), "/posts/zwie/");
  CHECK(unknown.status == 2);
  CHECK(unknown.out.empty());
  CHECK(unknown.err ==
        "error: nothing of this site is \"/posts/zwie/\" [unknown-name]\n"
        "  hint: did you mean \"/posts/zwei/\"?\n"
        "1 error\n");
  CHECK(explain(blog(), "main.css").err.find("did you mean \"/css/main.css\"?") !=
        std::string::npos);
  CHECK(explain(blog(), "2023-05-01-a.md")
            .err.find("did you mean \"content/posts/2023-05-01-a.md\"?") != std::string::npos);
  CHECK(explain(blog(), "content/posts/2023-05-01-b.md")
            .err.find("did you mean \"content/posts/2023-05-01-a.md\"?") != std::string::npos);
  base::MemoryFiles files = blog();
  files.all["site/content/e.md"] = "---\ntitle: a: b\n---\n";
  const Run wrong = explain(files, "/posts/a/");
  CHECK(wrong.status == 1);
  CHECK(wrong.says("title\tOne"));
  CHECK(wrong.err.starts_with("content/e.md:2:"));
}

TEST_CASE("a name is found in any spelling of its letters, of a page that is held back, too") {
  base::MemoryFiles files = blog();
  files.all["site/content/posts/\u00E9.md"] = "---\ntitle: E\n---\n";
  files.all["site/content/posts/\u00E8.md"] = "---\ntitle: F\ndraft: true\n---\n";
  for (const char* what : {"/posts/e\u0301/", "content/posts/e\u0301.md"})
    CHECK(explain(files, what).says("title\tE"));
  for (const char* what : {"/posts/e\u0300/", "content/posts/e\u0300.md"})
    CHECK(explain(files, what).says("title\tF"));
}

TEST_CASE("a section that is held back says so once, and a page below it by whom") {
  base::MemoryFiles files = blog();
  files.all["site/content/past/_index.md"] = "---\ndraft: true\n---\n";
  files.all["site/content/past/x.md"] = "# X\n";
  const std::string begin = "\nheld back\t";
  const std::string section = explain(files, "/past/").out;
  CHECK(section.find(begin + "it is a draft; -D shows it\n") != std::string::npos);
  CHECK(section.find(begin) == section.rfind(begin));
  const std::string page = explain(files, "/past/x/").out;
  CHECK(page.find(begin + "content/past/_index.md is a draft; -D shows it\n") != std::string::npos);
  CHECK(page.find(begin) == page.rfind(begin));
}

TEST_CASE("partials in sections of a template, and in partials, are told once each") {
  base::MemoryFiles files = blog();
  files.all["site/templates/page.mustache"] =
      "{{#page.is_page}}{{> x }}{{/page.is_page}}{{^page.is_page}}{{> x }}{{/page.is_page}}";
  files.all["site/templates/partials/x.mustache"] = "{{#page.is_page}}{{> y }}{{/page.is_page}}";
  files.all["site/templates/partials/y.mustache"] = "y";
  const std::string out = explain(files, "/posts/a/").out;
  CHECK(out.find("partials\ttemplates/partials/x.mustache\n"
                 "partials\ttemplates/partials/y.mustache\n") != std::string::npos);
  CHECK(out.find("\npartials\t") + 1 == out.find("partials\ttemplates/partials/x.mustache"));
}

TEST_CASE("a file that no build takes is named as such") {
  base::MemoryFiles files = blog();
  files.all["site/postil.yaml"] += "ignore: ['*.bak']\n";
  for (const std::string what : {"content/posts/a.md~", "content/a.bak"}) {
    const Run left_out = explain(files, what);
    CHECK(left_out.status == 2);
    CHECK(left_out.err == "error: nothing of this site is \"" + what +
                              "\" [unknown-name]\n"
                              "  hint: leftovers of editors and systems, and what `ignore` in "
                              "postil.yaml names, are left out\n1 error\n");
  }
}

TEST_CASE("an explanation as JSON is one object, and for eyes it has columns") {
  const Run json = explain(blog(), "/me/", commands::Form::json);
  CHECK(json.out.starts_with(R"({"url":"https://example.org/blog/me/","file":)"));
  CHECK(json.out.find(R"("status":["published"])") != std::string::npos);
  CHECK(json.out.find(
            R"({"name":"page.title","file":"(default theme)/templates/page.mustache","line":)") !=
        std::string::npos);
  CHECK(json.out.find(R"("found":"nothing")") != std::string::npos);
  const Run eyes = explain(blog(), "/me/", commands::Form::terminal);
  CHECK(eyes.out.starts_with("url       https://example.org/blog/me/\n"));
  CHECK(eyes.out.find("\n\nREADS ") != std::string::npos);
  CHECK(eyes.out.find("(not asked on this page)") != std::string::npos);
}
