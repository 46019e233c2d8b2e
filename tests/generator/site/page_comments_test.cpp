// How pages take comments: closed, closing, moderated, named.
#include "site/page_comments.h"

#include <doctest/doctest.h>

#include "../check/memory_site.h"

namespace {

constexpr const char* kService = "comments: {service: 'https://c.example'}\n";

std::string with(const std::string& front_matter) {
  return "---\ntitle: T\n" + front_matter + "---\nText\n";
}

// The pages with comments of a site: "path closed closes moderation id", a line each.
std::string threads_of(SiteFiles files) {
  files.emplace("postil.yaml", kService);
  base::MemoryFiles memory;
  for (const auto& [path, bytes] : files) memory.all["site/" + path] = bytes;
  base::Report report;
  const site::Site site =
      commands::assemble_site(memory, {.folder = "site", .clock = {1719792000}}, report);
  CHECK(findings_of(report).empty());
  std::string text;
  for (const site::Page& page : site.pages) {
    if (!page.comments) continue;
    const site::Thread& thread = page.thread;
    text += page.path + (thread.is_closed ? " closed" : "");
    if (thread.closes)
      text += ' ' + base::format_iso({.instant = *thread.closes, .has_time = true});
    text += (thread.moderation == content::Moderation::hold ? " hold " : " ") + thread.id + '\n';
  }
  return text;
}

}  // namespace

TEST_CASE("front matter closes, moderates and names the comments of a page") {
  CHECK(threads_of({{"content/a.md", with("comments: {closed: true, id: first}\n")},
                    {"content/b.md", with("comments: {moderation: hold}\n")},
                    {"content/c.md", with("comments: {enabled: false, closed: true}\n")},
                    {"content/d.md", with("")}}) == "/a/ closed first\n/b/ hold \n/d/ \n");
}

TEST_CASE("the date of a page and close_after say when its comments close") {
  CHECK(threads_of({{"content/a.md", with("date: 2024-05-01\ncomments: {close_after: 90d}\n")},
                    {"content/b.md",
                     with("date: 2024-05-01 10:30 +02:00\ncomments: {close_after: 12h}\n")},
                    {"content/c.md", with("date: 9999-12-31\ncomments: {close_after: 2w}\n"
                                          "publish_date: 2024-05-01\n")},
                    {"content/d.md", with("comments: {close_after: none}\n")}}) ==
        "/a/ 2024-07-30T00:00:00Z \n/b/ 2024-05-01T20:30:00Z \n/c/ 9999-12-31T23:59:59Z \n/d/ \n");
}

TEST_CASE("a folder can close its comments by itself, and a page can stay out of it") {
  const std::string defaults = "defaults: {posts: {comments: {close_after: 90d}}}\n";
  CHECK(
      threads_of({{"postil.yaml", kService + defaults},
                  {"content/posts/a.md", with("date: 2024-05-01\n")},
                  {"content/posts/b.md", with("date: 2024-05-01\ncomments: {close_after: none}\n")},
                  {"content/posts/c.md", with("date: 2024-05-01\ncomments: false\n")},
                  {"content/about.md", with("")}}) ==
      "/about/ \n/posts/a/ 2024-07-30T00:00:00Z \n/posts/b/ \n");
}

TEST_CASE("comments that close some time after no date never do, and the page is named") {
  const std::string rules = "cascade: {comments: {close_after: 90d}}\n";
  CHECK(findings({{"postil.yaml", kService},
                  {"content/_index.md", with(rules)},
                  {"content/a.md", with("")},
                  {"content/b.md", with("comments: {closed: true}\n")},
                  {"content/c.md", with("comments: false\n")},
                  {"content/d.md", with("date: 2024-05-01\n")}}) ==
        "content/_index.md:3:35: the comments of content/a.md never close, because it has no date "
        "| give the page a date, or write comments: {close_after: none} there\n");
  CHECK(findings({{"content/_index.md", with(rules)}, {"content/a.md", with("")}}).empty());
}

TEST_CASE("two pages cannot share the id of their comments, whatever their language") {
  CHECK(findings({{"postil.yaml", kService},
                  {"content/a.md", with("comments: {id: x}\n")},
                  {"content/b.md", with("comments: {id: x, enabled: false}\n")},
                  {"content/c.md", with("comments: {id: X}\n")}}) ==
        "content/b.md:3:16: the comments of two pages have the id \"x\": here and at "
        "content/a.md:3:16 | give one of them another id\n");
}
