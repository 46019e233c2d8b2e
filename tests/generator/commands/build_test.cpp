#include "commands/build.h"

#include <doctest/doctest.h>

#include <sstream>

#include "../temporary_folder.h"
#include "base/disk_files.h"
#include "commands/preview.h"

namespace {

constexpr const char* kOrigin = "http://127.0.0.1:1313";

struct Site {
  TemporaryFolder folder;
  std::unique_ptr<base::Files> files = base::disk_files();
  std::string out;
  std::string err;
  base::Strictness strictness = base::Strictness::normal;
  base::Clock clock{1704067200};  // 2024-01-01T00:00:00Z

  commands::Request request() const {
    return {.folder = folder.path(), .clock = clock, .threads = {2}, .strictness = strictness};
  }

  int build() {
    std::ostringstream to_out;
    std::ostringstream to_err;
    const int status = commands::build(*files, request(), {}, {to_out, to_err});
    out = to_out.str();
    err = to_err.str();
    return status;
  }
  bool said(const std::string& text) const { return (out + err).find(text) != std::string::npos; }
};

}  // namespace

TEST_CASE("a folder with one Markdown file in it is a site") {
  Site site;
  site.folder.write("hello.md", "# Hello\n\nA *page*.\n");
  CHECK(site.build() == 0);
  CHECK(site.folder.read("public/hello/index.html").find("A <em>page</em>.") != std::string::npos);
  const std::string page = site.folder.read("public/hello/index.html");
  CHECK(page.find("<h1") == page.rfind("<h1"));  // its title stands once
  CHECK(site.folder.has("public/index.html"));
  CHECK(site.folder.has("public/404.html"));
  CHECK(site.folder.has("public/robots.txt"));
  CHECK_FALSE(site.folder.has("public/sitemap.xml"));
  CHECK(site.said("no base_url"));
  site.folder.write("plot.png", "image");
  CHECK(site.build() == 0);
  CHECK(site.build() == 0);  // what it wrote is no source
  CHECK(site.said(" 0 new, 0 changed"));
}

TEST_CASE("held-back posts are counted aloud") {
  Site site;
  site.folder.write("content/a.md", "---\ndraft: true\n---\n");
  site.folder.write("content/b.md", "---\ndate: 2030-01-01\n---\n");
  site.folder.write("content/c.md", "---\nexpiry_date: 2020-01-01\n---\n");
  CHECK(site.build() == 0);
  CHECK(site.said("; skipped 1 draft, 1 future, 1 expired; 1 note ("));
}

TEST_CASE("all mistakes of all stages are said in one run, and the old site stays") {
  Site site;
  site.folder.write("content/a.md", "# One\n");
  REQUIRE(site.build() == 0);
  const std::string before = site.folder.read("public/a/index.html");
  site.folder.write("postil.yaml", "title: [\n");
  site.folder.write("content/a.md", "---\ntitle: Foo: bar\n---\n");
  site.folder.write("content/b.md", "---\ndate: 2024-02-31\n---\n");
  site.folder.write("templates/page.mustache", "{{#page}}");
  CHECK(site.build() == 1);
  for (const char* place :
       {"postil.yaml:", "content/a.md:2:", "content/b.md:2:7:", "templates/page.mustache:1:"}) {
    CHECK_MESSAGE(site.said(place), place, site.err);
  }
  CHECK(site.folder.read("public/a/index.html") == before);
}

TEST_CASE("an unknown key is a warning with a guess, and fails with --strict") {
  Site site;
  site.folder.write("content/a.md", "---\ntilte: Hello\n---\n");
  CHECK(site.build() == 0);
  CHECK(site.said("content/a.md:2:1: warning: unknown key \"tilte\""));
  CHECK(site.said("did you mean \"title\"?"));
  site.strictness = base::Strictness::strict;
  CHECK(site.build() == 1);
  CHECK(site.said("content/a.md:2:1: warning: unknown key \"tilte\""));
  CHECK(site.said("nothing was written: 1 warning, and --strict; " + site.folder.path("public") +
                  " is as it was\n"));
  CHECK(site.out.empty());
}

TEST_CASE("two sources of one URL are an error naming both") {
  Site site;
  site.folder.write("content/a.md", "---\nurl: /x/\n---\n");
  site.folder.write("content/b.md", "---\nurl: /X/\n---\n");
  CHECK(site.build() == 1);
  CHECK(site.said("content/a.md and content/b.md"));
}

TEST_CASE("an alias over a page is an error at the alias") {
  Site site;
  site.folder.write("content/a.md", "---\ntitle: A\naliases:\n  - /b/\n---\n");
  site.folder.write("content/b.md", "---\ntitle: B\n---\n");
  CHECK(site.build() == 1);
  CHECK(site.said("content/a.md:4:5: error"));
}

TEST_CASE("with a base_url there are a sitemap, feeds with full text, and canonical links") {
  Site site;
  site.folder.write("postil.yaml", "title: T\nbase_url: https://example.org/blog\n");
  site.folder.write("content/posts/2024-01-01-a.md",
                    "---\ntags: [x]\n---\n# A & B\n\nSee [b](b.md) and <b>bold</b>.\n");
  site.folder.write("content/posts/b.md", "# B\n");
  REQUIRE_MESSAGE(site.build() == 0, site.err);
  CHECK(site.folder.read("public/sitemap.xml")
            .find("<loc>https://example.org/blog/posts/a/</loc><lastmod>2024-01-01T00:00:00Z") !=
        std::string::npos);
  const std::string feed = site.folder.read("public/posts/atom.xml");
  CHECK(feed.find("&lt;b&gt;bold&lt;/b&gt;") != std::string::npos);
  CHECK(feed.find("href=&quot;https://example.org/blog/posts/b/&quot;") != std::string::npos);
  CHECK(site.folder.has("public/atom.xml"));
  CHECK(site.folder.has("public/tags/x/atom.xml"));
  CHECK(site.folder.read("public/posts/a/index.html")
            .find("<link rel=\"canonical\" href=\"https://example.org/blog/posts/a/\"") !=
        std::string::npos);
}

TEST_CASE("a destination among the sources is refused") {
  Site site;
  site.folder.write("content/a.md", "# A\n");
  std::ostringstream out;
  std::ostringstream err;
  for (const char* name : {"content", "", "content/../static", "postil.yaml", "archetypes/a"}) {
    CAPTURE(name);
    commands::Request request = site.request();
    request.destination = site.folder.path(name);
    CHECK(commands::build(*site.files, request, {}, {out, err}) == 2);
  }
}

TEST_CASE("a destination that a link leads to the sources is refused") {
  Site site;
  site.folder.write("content/a.md", "# A\n");
  std::filesystem::create_directory_symlink("content", site.folder.path("public"));
  CHECK(site.build() == 2);
  CHECK(site.said("error: the destination may not be"));
  CHECK_FALSE(site.folder.has("content/index.html"));
}

TEST_CASE("a destination that is no folder, and a site that is none, are said in one line") {
  Site site;
  site.folder.write("content/a.md", "# A\n");
  site.folder.write("public", "a file");
  CHECK(site.build() == 2);
  CHECK(site.said("/public: error: the destination is not a folder [bad-destination]\n"));
  CHECK(site.said("nothing was written") == false);
  CHECK(site.folder.read("public") == "a file");

  for (const char* name : {"nowhere", "content/a.md"}) {
    std::ostringstream out;
    std::ostringstream err;
    commands::Request request = site.request();
    request.folder = site.folder.path(name);
    request.destination = site.folder.path("elsewhere");
    CHECK(commands::build(*site.files, request, {}, {out, err}) == 1);
    CHECK_MESSAGE(err.str().starts_with(request.folder + ": error: "), err.str());
    CHECK(err.str().find("\nnothing was written: 1 error; ") != std::string::npos);
    CHECK_FALSE(site.folder.has("elsewhere"));
  }
}

TEST_CASE("the preview knows the path of base_url in any spelling") {
  Site site;
  site.folder.write("postil.yaml", "base_url: https://example.org/%20x/ü/\n");
  site.folder.write("content/a.md", "# One\n");
  commands::Preview preview(*site.files, site.request(), [](const base::Report&) {});
  CHECK(preview.get("/", kOrigin).location == "/%20x/%C3%BC/");
  CHECK(preview.get("/ x/ü/a/", kOrigin).status == 200);
  CHECK(preview.get("/ x/ü/a", kOrigin).location == "/%20x/%C3%BC/a/");
}

TEST_CASE("the preview follows every file that it loads, whatever its ending") {
  Site site;
  site.folder.write("postil.yaml", "theme: own\n");
  site.folder.write("content/a.MD", "# One\n");
  for (const char* name : {"404", "home", "page", "section", "taxonomy", "term"})
    site.folder.write("themes/own/templates/" + std::string(name) + ".mustache",
                      "{{page.title}}\n");
  site.folder.write("themes/own/static/menu.js", "one()");
  commands::Preview preview(*site.files, site.request(), [](const base::Report&) {});
  const auto shown = [&](const std::string& path) {
    const commands::Answer answer = preview.get(path, kOrigin);
    const auto bytes = site.files->read(answer.file);
    return bytes && bytes->size() == answer.file_size ? *bytes : "";
  };
  CHECK(preview.get("/a/", kOrigin).body == "One\n");
  CHECK(shown("/menu.js") == "one()");
  site.folder.write("themes/own/static/menu.js", "two()");
  CHECK(preview.get("/a/", kOrigin).status ==
        200);  // a page looks for changes, what it links to follows
  CHECK(shown("/menu.js") == "two()");
  site.folder.write("content/a.MD", "# Two\n");
  CHECK(preview.get("/a/", kOrigin).body == "Two\n");
}

TEST_CASE("the preview follows the sources, shows mistakes, and never touches the destination") {
  Site site;
  site.folder.write("postil.yaml", "base_url: http://127.0.0.1:1/blog/\n");
  site.folder.write("content/a.md", "# One\n");
  int changes = 0;
  commands::Preview preview(*site.files, site.request(), [&](const base::Report&) { ++changes; });
  CHECK(preview.get("/blog/a/", kOrigin).body.find("One") != std::string::npos);
  CHECK(preview.get("/blog/a/", kOrigin).status == 200);
  CHECK(changes == 1);
  CHECK(preview.get("/", kOrigin).location == "/blog/");
  CHECK(preview.get("/blog/a", kOrigin).location == "/blog/a/");
  CHECK(preview.get("/blog/none/", kOrigin).status == 404);
  site.folder.write("content/a.md", "# Two\n");
  CHECK(preview.get("/blog/a/", kOrigin).body.find("Two") != std::string::npos);
  site.folder.write("content/a.md", "---\ntitle: a: b\n---\n");
  CHECK(preview.get("/blog/a/", kOrigin).status == 500);
  CHECK(preview.get("/blog/a/", kOrigin).body.find("content/a.md:2:") != std::string::npos);
  CHECK_FALSE(site.folder.has("public"));
}

TEST_CASE("many warnings alike are one line, and every error is shown") {
  Site site;
  for (int i = 0; i < 19; ++i) {
    site.folder.write("content/a" + std::to_string(i) + ".md", "---\nmood: calm\n---\n");
  }
  for (int i = 0; i < 7; ++i) {
    site.folder.write("content/b" + std::to_string(i) + ".md", "---\ndraft: perhaps\n---\n");
  }
  CHECK(site.build() == 1);
  CHECK(site.err.starts_with("19  unknown-key  content/a0.md:2:1: unknown key \"mood\"\nsee all "));
  CHECK_FALSE(site.said("content/a1.md"));
  CHECK(site.said("content/b6.md:2:8: error"));
  CHECK(site.said("7 errors, 19 warnings"));
}

TEST_CASE("a page whose HTML exceeds a limit is an error that says which one") {
  Site site;
  site.folder.write("content/a.md", "a\n");
  std::string deep;
  for (int i = 0; i < 1300; ++i) deep += "<i>";
  site.folder.write("templates/page.mustache", deep);
  CHECK(site.build() == 1);
  CHECK(
      site.said("content/a.md: error: the HTML of this page exceeds a limit: elements are nested "
                "more than 1280 deep [too-large]"));
  CHECK(site.said("close each element with its end tag"));
  // In a text, such tags are no mistake; in the page they come together in <body>.
  std::string many;
  for (int i = 0; i < 1100; ++i) many += "<body a" + std::to_string(i) + ">\n";
  site.folder.write("templates/page.mustache", "<body>{{{page.content}}}");
  site.folder.write("content/a.md", "<div>\n" + many + "</div>\n");
  CHECK(site.build() == 1);
  CHECK(
      site.said("content/a.md: error: the HTML of this page exceeds a limit: a tag has more than "
                "1024 attributes [too-large]"));
}

TEST_CASE("a build that fails leaves an empty destination that was there before") {
  Site site;
  std::filesystem::create_directories(site.folder.path("public"));
  site.folder.write("content/a.md", "---\ndate: x\n---\n");
  CHECK(site.build() == 1);
  CHECK(site.folder.has("public"));
  std::filesystem::remove(site.folder.path("public"));
  CHECK(site.build() == 1);
  CHECK_FALSE(site.folder.has("public"));
}

TEST_CASE("a site that has no title is called like its folder") {
  Site site;
  site.folder.write("my-notes/content/a.md", "# A\n");
  std::ostringstream out;
  std::ostringstream err;
  for (const char* name : {"/my-notes", "/my-notes/", "/x/../my-notes/."}) {
    CAPTURE(name);
    commands::Request request = site.request();
    request.folder = site.folder.path() + name;
    base::Report report;
    CHECK(commands::build_site(*site.files, request, report)->site.languages[0].title ==
          "My notes");
  }
}
