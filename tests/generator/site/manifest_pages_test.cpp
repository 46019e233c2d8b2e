#include "site/manifest_pages.h"

#include <doctest/doctest.h>

#include "../check/memory_site.h"

namespace {

constexpr const char* kService =
    "base_url: https://example.org/bl%C3%B6g/\ncomments: {service: 'https://c.example'}\n";

std::string with(const std::string& front_matter) { return "---\n" + front_matter + "---\nText\n"; }

struct Listed {
  std::vector<comments::ManifestPage> pages;
  std::string said;
};

site::Site assembled(SiteFiles files) {
  files.emplace("postil.yaml", kService);
  base::MemoryFiles memory;
  for (const auto& [path, bytes] : files) memory.all["site/" + path] = bytes;
  base::Report ignored;
  return commands::assemble_site(memory, {.folder = "site", .clock = {1719792000}}, ignored);
}

Listed list(const SiteFiles& files) {
  base::Report report;
  Listed listed{site::manifest_pages(assembled(files), report), {}};
  listed.said = findings_of(report);
  return listed;
}

// The keys with their aliases: "/a/ < /old/ /older/", a line each.
std::string keys(const Listed& listed) {
  std::string text;
  for (const comments::ManifestPage& page : listed.pages) {
    text += page.key;
    for (const std::string& alias : page.aliases)
      text += (&alias == &page.aliases.front() ? " < " : " ") + alias;
    text += '\n';
  }
  return text;
}

std::string aliases(int count) {
  std::string list = "aliases: [";
  for (int i = 0; i < count; ++i) list += "/old/" + std::to_string(i) + "/, ";
  return list + "]\n";
}

}  // namespace

TEST_CASE("the manifest lists the published pages with comments, and neither lists nor drafts") {
  const Listed listed = list({{"content/posts/_index.md", with("title: Posts\n")},
                              {"content/posts/b.md", with("title: B\ndate: 2024-01-02\n")},
                              {"content/posts/d.md", with("title: D\ndraft: true\n")},
                              {"content/posts/n.md", with("title: N\ncomments: false\n")},
                              {"content/404.md", with("title: Lost\n")},
                              {"content/größe & co.md", with("title: G\nunlisted: true\n")}});
  CHECK(listed.said.empty());
  CHECK(keys(listed) == "/blög/größe-co/\n/blög/posts/b/\n");
}

TEST_CASE("a build that shows what is held back does not tell the service of it") {
  base::MemoryFiles memory;
  memory.all["site/postil.yaml"] = kService;
  memory.all["site/content/a.md"] = with("title: A\n");
  memory.all["site/content/d.md"] = with("title: D\ndraft: true\n");
  memory.all["site/content/f.md"] = with("title: F\ndate: 2099-01-01\n");
  memory.all["site/content/e.md"] = with("title: E\nexpiry_date: 2020-01-01\n");
  base::Report report;
  const site::Site site = commands::assemble_site(
      memory, {.folder = "site", .include = {true, true, true}, .clock = {1719792000}}, report);
  CHECK(site.documents.size() == 4);
  CHECK(keys({site::manifest_pages(site, report), {}}) == "/blög/a/\n");
}

TEST_CASE("a page is listed with title, language, closing date, moderation and id") {
  const Listed listed =
      list({{"content/a.md",
             with("title: \"A\\nfine\\tone\\uFFFE \"\nlang: de-CH\ndate: 2024-01-01\n"
                  "comments: {closed: true, close_after: 1d, moderation: hold, id: x}\n")},
            {"content/b.md", with("title: B\n")}});
  CHECK(listed.said.empty());
  REQUIRE(listed.pages.size() == 2);
  const comments::ManifestPage& a = listed.pages[0];
  CHECK(a.title == "A fine one\uFFFD");
  CHECK(a.lang == "de-CH");
  CHECK_FALSE(a.is_open);
  CHECK(a.closes == "2024-01-02T00:00:00Z");
  CHECK(a.moderation == comments::Moderation::hold);
  CHECK(a.id == "x");
  const comments::ManifestPage& b = listed.pages[1];
  CHECK(b.lang == "en");
  CHECK(b.is_open);
  CHECK(b.closes.empty());
  CHECK(b.moderation == comments::Moderation::policy);
  CHECK(b.id.empty());
}

TEST_CASE("aliases are decoded, below base_url, without index.html, and listed once") {
  CHECK(keys(list({{"content/a.md", with("aliases: [/old/index.html, /old/, /caf%C3%A9, /x.html, "
                                         "/what%3F/, /a/]\n")},
                   {"content/b.md", with("aliases: [/old/, /a/, /b2/]\n")},
                   {"content/c.md", with("comments: false\naliases: [/c2/]\n")}})) ==
        "/blög/a/ < /blög/old/ /blög/café/ /blög/x.html\n/blög/b/ < /blög/b2/\n");
}

TEST_CASE("what the comment service would refuse is an error at its source") {
  const auto said = [](const std::string& front_matter, const std::string& name = "a") {
    return list({{"content/" + name + ".md", with(front_matter)}}).said;
  };
  CHECK(said("title: " + std::string(500, 'x') + '\n').empty());
  CHECK(said("title: " + std::string(501, 'x') + '\n') ==
        "content/a.md: the title is too long: the comment service takes at most 500, not 501 "
        "characters | write a shorter title\n");
  CHECK(said("title: T\nlang: en-abcdefgh-abcdefgh-abcdefgh-abcdefgh\n") ==
        "content/a.md: the language tag is too long: the comment service takes at most 35, not 38 "
        "characters | write a shorter tag\n");
  CHECK(said("title: T\nurl: /what%3F/\n")
            .starts_with("content/a.md: the address /blög/what?/ can have no comments: it holds a "
                         "question mark | "));
  CHECK(said(aliases(100)).empty());
  CHECK(said(aliases(101)) ==
        "content/a.md:2:1001: the page has too many aliases: the comment service takes 100 | take "
        "out those that nobody comes by any more\n");
}

TEST_CASE("a site of more pages or bytes than the comment service takes is told so") {
  const auto said = [](std::size_t count, std::size_t length) {
    site::Site site = assembled({{"content/a.md", with("title: T\n")}});
    site::Page page = site.pages[1];
    REQUIRE(page.comments);
    site.pages.clear();
    for (std::size_t i = 0; i < count; ++i) {
      page.path = '/' + std::to_string(i) + std::string(length, 'x');
      site.pages.push_back(page);
    }
    base::Report report;
    site::manifest_pages(site, report);
    return findings_of(report);
  };
  CHECK(said(100'000, 1).empty());
  CHECK(said(100'001, 1) ==
        ": too many pages have comments: the comment service takes at most 100000, not 100001 | "
        "write comments: false for old ones, or for whole folders\n");
  CHECK(said(17'000, 980)
            .starts_with(": the list of all pages with comments is too long: the "
                         "comment service takes at most 16777216, not 1"));
}

TEST_CASE("a key has at most 1000 bytes") {
  // The path has "/blög" before it, and a slash at each end.
  const auto said = [](std::size_t length) {
    std::string path;
    while (path.size() < length) path += (path.size() % 100 == 0) ? '/' : 'x';
    return list({{"content/a.md", with("title: T\nurl: " + path + "/\n")}}).said;
  };
  CHECK(said(993).empty());
  CHECK(
      said(994).ends_with("it has 1001 bytes, and 1000 are possible | give the page another "
                          "address, or write comments: false\n"));
}
