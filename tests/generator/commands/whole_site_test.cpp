// Sites built from end to end: which files they have, and what those say to programs.
#include <doctest/doctest.h>

#include <sstream>

#include "../temporary_folder.h"
#include "base/disk_files.h"
#include "commands/build.h"

namespace {

std::string build(const TemporaryFolder& folder) {
  const auto files = base::disk_files();
  std::ostringstream out;
  std::ostringstream err;
  const commands::Request request{
      .folder = folder.path(), .clock = {1735689600}, .threads = {2}};  // 2025-01-01
  CHECK(commands::build(*files, request, {}, {out, err}) == 0);
  return err.str();
}

std::size_t count(const std::string& text, const std::string& part) {
  std::size_t found = 0;
  for (auto at = text.find(part); at != std::string::npos; at = text.find(part, at + 1)) ++found;
  return found;
}

}  // namespace

TEST_CASE("lists are cut into pages, feeds end at feed_items") {
  const TemporaryFolder folder;
  folder.write("postil.yaml", "base_url: https://example.org/\npaginate: 2\nfeed_items: 3\n");
  for (const char* day : {"01", "02", "03", "04", "05"}) {
    folder.write(std::string("content/posts/2024-01-") + day + "-on-" + day + ".md",
                 "---\ntags: [x]\n---\n# On " + std::string(day) + "\n");
  }
  CHECK(build(folder).empty());
  for (const char* list : {"public/", "public/posts/", "public/tags/x/"}) {
    CAPTURE(list);
    CHECK(folder.has(std::string(list) + "page/2/index.html"));
    CHECK(folder.has(std::string(list) + "page/3/index.html"));
    CHECK_FALSE(folder.has(std::string(list) + "page/4/index.html"));
    const std::string feed = folder.read(std::string(list) + "atom.xml");
    CHECK(count(feed, "<entry>") == 3);
    CHECK(feed.find("/posts/on-05/") < feed.find("/posts/on-03/"));
    CHECK(feed.find("/posts/on-02/") == std::string::npos);
  }
  const std::string last = folder.read("public/posts/page/3/index.html");
  CHECK(last.find("On 01") != std::string::npos);
  CHECK(last.find("On 02") == std::string::npos);
}

TEST_CASE("static files are copied as they are, the site's in place of the theme's") {
  const TemporaryFolder folder;
  folder.write("postil.yaml", "base_url: https://example.org/\n");
  folder.write("content/a.md", "# A\n");
  const std::string bytes("\0\xff{{page.title}}\r\n", 18);
  folder.write("static/deep/er/x.bin", bytes);
  folder.write("static/.well-known/security.txt", "Contact: x\n");
  folder.write("static/css/main.css", "mine {}");
  CHECK(build(folder).empty());
  CHECK(folder.read("public/deep/er/x.bin") == bytes);
  CHECK(folder.has("public/.well-known/security.txt"));
  CHECK(folder.read("public/css/main.css") == "mine {}");
  CHECK(folder.has("public/css/comments.css"));  // the theme's
}

TEST_CASE("a page bundle brings its images, and a post says itself to social networks") {
  const TemporaryFolder folder;
  folder.write("postil.yaml", "title: S\nbase_url: https://example.org/blog/\n");
  folder.write("content/posts/trip/index.md",
               "---\ntitle: \"A & B\"\ndescription: On a trip.\n---\n![sea](sea.png)\n");
  folder.write("content/posts/trip/sea.png", "png");
  CHECK(build(folder).empty());
  CHECK(folder.read("public/posts/trip/sea.png") == "png");
  const std::string page = folder.read("public/posts/trip/index.html");
  CHECK(page.find("src=\"/blog/posts/trip/sea.png\"") != std::string::npos);
  for (const char* said :
       {"property=\"og:title\" content=\"A &amp; B\"", "property=\"og:type\" content=\"article\"",
        "property=\"og:url\" content=\"https://example.org/blog/posts/trip/\"",
        "property=\"og:description\" content=\"On a trip.\"",
        "property=\"og:site_name\" content=\"S\""}) {
    CHECK_MESSAGE(page.find(said) != std::string::npos, said);
  }
}

namespace {

std::string errors_of(const TemporaryFolder& folder) {
  const auto files = base::disk_files();
  std::ostringstream out;
  std::ostringstream err;
  const commands::Request request{.folder = folder.path(), .clock = {1735689600}, .threads = {2}};
  CHECK(commands::build(*files, request, {}, {out, err}) == 1);
  return err.str();
}

}  // namespace

TEST_CASE("a page at the address of a part of a list is an error that names both") {
  const TemporaryFolder folder;
  folder.write("postil.yaml", "paginate: 1\n");
  folder.write("content/posts/a.md", "# A\n");
  folder.write("content/posts/page/2.md", "# Two\n");
  const std::string said = errors_of(folder);
  CHECK(
      said.starts_with("content/posts/page/2.md: error: two sources for one file of the site, "
                       "posts/page/2/index.html: page 2 of the section \"posts\" and "
                       "content/posts/page/2.md [two-outputs-one-path]\n"));
}

TEST_CASE("a collision is shown where the address was written") {
  const TemporaryFolder folder;
  folder.write("content/a.md", "# A\n");
  folder.write("content/b.md", "---\nurl: /a/\n---\n# B\n");
  CHECK(errors_of(folder).starts_with("content/b.md:2:6: error: two sources for one file"));
}

TEST_CASE("redirects are written for the servers that the site names") {
  const TemporaryFolder folder;
  folder.write("postil.yaml", "base_url: https://example.org/\nredirects: [netlify, nginx]\n");
  folder.write("content/a.md", "---\naliases: [/old/]\n---\n# A\n");
  CHECK(build(folder).empty());
  CHECK(folder.read("public/_redirects") == "/old/ /a/ 301\n");
  CHECK(folder.read("public/redirects.map") == "\"/old/\" \"/a/\";\n\"/old\" \"/a/\";\n");
  CHECK(folder.has("public/old/index.html"));
}

TEST_CASE("feeds, sitemap and robots.txt can be switched off") {
  TemporaryFolder folder;
  folder.write("content/posts/a.md", "---\ndate: 2024-01-01\n---\nText.\n");
  folder.write("postil.yaml", "base_url: https://example.org/\n");
  build(folder);
  const auto files = {"atom.xml", "posts/rss.xml", "feed.json", "sitemap.xml", "robots.txt"};
  for (const char* file : files) CHECK_MESSAGE(folder.has(std::string("public/") + file), file);
  folder.write("postil.yaml",
               "base_url: https://example.org/\nfeeds: false\nsitemap: false\nrobots: false\n");
  build(folder);
  for (const char* file : files)
    CHECK_FALSE_MESSAGE(folder.has(std::string("public/") + file), file);
  CHECK(folder.read("public/index.html").find("rel=\"alternate\"") == std::string::npos);
}

TEST_CASE("only the page for missing addresses holds its styles, for it is shown anywhere") {
  const TemporaryFolder folder;
  folder.write("content/a.md", "# A\n");
  build(folder);
  const std::string link = "<link rel=\"stylesheet\"";
  for (const char* page : {"public/index.html", "public/a/index.html"}) {
    CHECK(count(folder.read(page), link) > 0);
    CHECK(count(folder.read(page), "<style") == 0);
  }
  CHECK(count(folder.read("public/404.html"), link) == 0);
  CHECK(count(folder.read("public/404.html"), "<style>") > 0);
}

TEST_CASE("a term whose text is held back has no page, whichever way it is named") {
  const TemporaryFolder folder;
  folder.write("content/tags/rust/_index.md", "---\ntitle: Rust Lang\ndraft: true\n---\n");
  folder.write("content/a.md", "---\ntags: [Rust Lang, rust, other]\n---\n");
  folder.write("content/b.md", "---\ntags: [rust lang]\n---\n");
  build(folder);
  CHECK(folder.has("public/tags/other/index.html"));
  CHECK_FALSE(folder.has("public/tags/rust/index.html"));
  CHECK_FALSE(folder.has("public/tags/rust-lang/index.html"));
  folder.write("content/tags/_index.md", "---\ndraft: true\n---\n");
  build(folder);
  CHECK_FALSE(folder.has("public/tags"));
}

TEST_CASE("a draft takes only its own files away, and a held section all below it") {
  const TemporaryFolder folder;
  folder.write("content/posts/a.md", "# A\n");
  folder.write("content/posts/b.md", "---\ndraft: true\n---\n");
  folder.write("content/posts/x.png", "x");
  folder.write("content/old/_index.md", "---\ndraft: true\n---\n");
  folder.write("content/old/deep/y.png", "y");
  build(folder);
  CHECK(folder.has("public/posts/x.png"));
  CHECK_FALSE(folder.has("public/posts/b"));
  CHECK_FALSE(folder.has("public/old"));
}

TEST_CASE("a byline links to pages of authors, and a box shows what there is to say") {
  const TemporaryFolder folder;
  folder.write("postil.yaml", "base_url: https://example.org/\nauthor: Owner\n");
  folder.write("content/authors/ada/_index.md", "---\ntitle: Ada\n---\nShe wrote notes.\n");
  folder.write("content/posts/a.md", "---\nauthor: Ada\n---\nText.\n");
  folder.write("content/posts/b.md", "---\nauthors: [Ada, Ben]\n---\nText.\n");
  folder.write("content/posts/c.md", "Text.\n");
  CHECK(build(folder).empty());
  const auto page = [&](const std::string& name) {
    return folder.read("public/posts/" + name + "/index.html");
  };
  CHECK(page("a").find("By <a href=\"/authors/ada/\" rel=\"author\">Ada</a></span>") !=
        std::string::npos);
  CHECK(count(page("a"), "class=\"author-box\"") == 1);
  CHECK(page("b").find("Ada</a> and <a href=\"/authors/ben/\" rel=\"author\">Ben</a></span>") !=
        std::string::npos);
  CHECK(count(page("b"), "class=\"author-box\"") == 1);
  CHECK(page("c").find("By Owner</span>") != std::string::npos);
  CHECK(count(page("c"), "class=\"author-box\"") == 0);
  CHECK(folder.read("public/posts/index.html").find("By Owner</span>") != std::string::npos);
}
