#include "commands/check.h"

#include <arpa/inet.h>
#include <doctest/doctest.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <map>
#include <sstream>
#include <string>

#include "../base/memory_files.h"

namespace {

using SiteFiles = std::map<std::string, std::string>;

struct Outcome {
  int status = 0;
  std::string out;
  std::string err;  // places and messages, without sources and hints
};

Outcome check(const SiteFiles& site, commands::Form form = commands::Form::lines) {
  base::MemoryFiles files;
  for (const auto& [path, bytes] : site) files.all["site/" + path] = bytes;
  files.all.try_emplace("site/postil.yaml", "title: Site\n");
  std::ostringstream out;
  std::ostringstream err;
  const int status = commands::check(
      files, {.folder = "site", .clock = {1719792000}, .threads = {2}}, {}, {out, err, form});
  std::string lines;
  std::istringstream all(err.str());
  for (std::string line; std::getline(all, line);) {
    const bool is_finding = line.find(": error: ") != std::string::npos ||
                            line.find(": warning: ") != std::string::npos;
    if (!line.starts_with("  ") && is_finding) lines += line + '\n';
  }
  CHECK(files.all.size() == site.size() + (site.contains("postil.yaml") ? 0 : 1));
  return {status, out.str(), form == commands::Form::json ? err.str() : lines};
}

}  // namespace

TEST_CASE("a site without a mistake is clean, and nothing is written") {
  const Outcome outcome =
      check({{"content/posts/a.md", "---\ndate: 2024-01-01\ntags: [x]\n---\n[b](b.md)\n"},
             {"content/posts/b.md", "# B\n\n## Part\n"}});
  CHECK(outcome.status == 0);
  CHECK(outcome.err.empty());
  CHECK(outcome.out.find(": all is well\n") != std::string::npos);
}

TEST_CASE("what a build warns of is a finding, and said once") {
  const Outcome outcome =
      check({{"content/a.md", "---\ntilte: A\n---\n[x](bb.md) [y](#z) ![p](/p.png)\n"}});
  CHECK(outcome.status == 1);
  CHECK(outcome.err ==
        "content/a.md:2:1: warning: unknown key \"tilte\" [unknown-key]\n"
        "content/a.md:4:1: warning: there is no file content/bb.md [broken-link]\n"
        "content/a.md:4:12: warning: this page has no heading or id \"z\" [missing-anchor]\n"
        "content/a.md:4:20: warning: there is no image at /p.png [missing-file]\n");
}

TEST_CASE("mistakes in an author's HTML are named where they stand in the text") {
  const Outcome outcome = check({{"content/a.md",
                                  "---\ntitle: A\n---\nText <a href=\"/x/\">x</a>\n\n> <div "
                                  "id=\"main\">\n>   <img src=\"/y.png\">\n> </div>\n\n"
                                  "### Deep\n\n![](z.png) [](b.md)\n"},
                                 {"content/b.md", "# B\n"},
                                 {"content/z.png", "png"}});
  CHECK(outcome.err ==
        "content/a.md:4:6: warning: there is no page at /x/ [broken-link]\n"
        "content/a.md:6:3: warning: the id \"main\" stands twice in the page [duplicate-id]\n"
        "content/a.md:7:5: warning: there is no image at /y.png [missing-file]\n"
        "content/a.md:7:5: warning: this image has no text for those who cannot see it "
        "[missing-alt]\n"
        "content/a.md:10:1: warning: a heading of level 3 follows one of level 1 [heading-level]\n"
        "content/a.md:12:12: warning: this link has no text [link-without-text]\n");
}

TEST_CASE("a mistake of a template is said once, with the pages") {
  const Outcome outcome = check(
      {{"content/a.md", "# A\n"},
       {"content/b.md", "# B\n"},
       {"templates/partials/footer.mustache",
        "<footer>\n  <a href=\"{{site.base_path}}imprint/\">Imprint</a>\n  <a "
        "href=\"{{page.url}}#end\">x</a>\n"
        "{{#page.is_page}}\n  <img src=\"/logo.png\" alt=\"\">\n{{/page.is_page}}\n</footer>\n"}});
  CHECK(outcome.status == 1);
  CHECK(outcome.err ==
        "templates/partials/footer.mustache:2:3: warning: there is no page at /imprint/ "
        "(on /404.html and 3 other pages) [broken-link]\n"
        "templates/partials/footer.mustache:3:3: warning: this page has no heading or id \"end\" "
        "(on /404.html and 3 other pages) [missing-anchor]\n"
        "templates/partials/footer.mustache:5:3: warning: there is no image at /logo.png "
        "(on /a/ and 1 other page) [missing-file]\n");
}

TEST_CASE("ids are those of the finished pages") {
  const SiteFiles site = {
      {"content/a.md", "[own](#made-7) [dynamic](/b/#made-b) [unused](/b/#never)\n"},
      {"content/b.md", "# B\n"},
      {"templates/page.mustache",
       "{{! extends: base }}\n<h1 "
       "id=\"made-{{page.title}}\">{{page.title}}</h1>\n{{{page.content}}}\n"
       "{{#page.is_home}}<i id=\"never\"></i>{{/page.is_home}}\n"}};
  CHECK(check(site).err ==
        "content/a.md:1:1: warning: this page has no heading or id \"made-7\" [missing-anchor]\n"
        "content/a.md:1:16: warning: /b/ has no heading or id \"made-b\" [missing-anchor]\n"
        "content/a.md:1:38: warning: /b/ has no heading or id \"never\" [missing-anchor]\n");
}

TEST_CASE("a page of HTML that is copied as it is counts, at its own line") {
  CHECK(check({{"content/a.md", "# A\n"},
               {"static/old.html",
                "<!doctype html>\n<title>Old</title>\n<p><a href=\"gone.html\">x</a>\n"}})
            .err == "static/old.html:3:4: warning: there is no page at /gone.html [broken-link]\n");
}

TEST_CASE("a link may have the path of base_url in front, to a static file, too") {
  const SiteFiles site = {
      {"postil.yaml", "base_url: https://example.org/blog/\n"},
      {"content/a.md", "[x](/blog/f.txt) [y](/f.txt) [z](/blog/a/) [n](/blog/g.txt)\n"},
      {"static/f.txt", "text"}};
  CHECK(check(site).err ==
        "content/a.md:1:44: warning: there is no file at /blog/g.txt [missing-file]\n");
}

TEST_CASE("a theme that is not there is named at its line, even the first one") {
  CHECK(check({{"postil.yaml", "theme: nowhere\n"}, {"content/a.md", "# A\n"}})
            .err.starts_with("postil.yaml:1:"));
}

TEST_CASE("what was looked at is counted, in words and as JSON") {
  SiteFiles site = {{"content/a.md", "[x](#y) [a](/a/)\n"}};
  for (const char* name : {"404", "home", "page"})
    site["templates/" + std::string(name) + ".mustache"] = "{{{page.content}}}\n";
  CHECK(check(site).out == "checked 3 pages and 2 links: 1 warning\n");
  const Outcome json = check(site, commands::Form::json);
  CHECK(json.status == 1);
  CHECK(json.out == "{\"pages\":3,\"links\":2,\"findings\":1}\n");
  CHECK(json.err ==
        R"({"severity":"warning","kind":"missing-anchor","file":"content/a.md","line":1,)"
        R"("column":1,"length":7,"message":"this page has no heading or id \"y\"","hint":null})"
        "\n");
  site["content/a.md"] = "[a](/a/)\n";
  CHECK(check(site).out == "checked 3 pages and 1 link: all is well\n");
  CHECK(check(site, commands::Form::json).out == "{\"pages\":3,\"links\":1,\"findings\":0}\n");
}

TEST_CASE("check prints every finding in full") {
  base::MemoryFiles files;
  files.all["site/content/a.md"] = "# A\n";
  for (int i = 0; i < 60; ++i)
    files.all["site/content/a.md"] += "\n[x](#y" + std::to_string(i) + ")\n";
  std::ostringstream out;
  std::ostringstream err;
  const commands::Request request{.folder = "site", .clock = {1719792000}, .threads = {1}};
  CHECK(commands::check(files, request, {}, {out, err}) == 1);
  for (int i = 0; i < 60; ++i)
    CHECK(err.str().find("id \"y" + std::to_string(i) + "\" [") != std::string::npos);
}

TEST_CASE("other sites are asked only when that is wanted") {
  // A port that nobody listens on.
  const int socket = ::socket(AF_INET, SOCK_STREAM, 0);
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_addr.s_addr = ::htonl(INADDR_LOOPBACK);
  socklen_t size = sizeof address;
  auto* const plain = reinterpret_cast<sockaddr*>(&address);
  REQUIRE(::bind(socket, plain, size) == 0);
  REQUIRE(::getsockname(socket, plain, &size) == 0);
  const std::string url = "http://127.0.0.1:" + std::to_string(::ntohs(address.sin_port)) + '/';
  base::MemoryFiles files;
  files.all["site/content/a.md"] = "[x](" + url + ")\n";
  const auto said = [&](commands::External external) {
    std::ostringstream out;
    std::ostringstream err;
    const commands::Request request{.folder = "site", .clock = {1719792000}, .threads = {1}};
    commands::check(files, request, {external, {}}, {out, err});
    return err.str();
  };
  CHECK(said(commands::External::skip).empty());
  CHECK(said(commands::External::ask)
            .starts_with("content/a.md:1:1: warning: " + url +
                         " is not answered "
                         "[unreachable-link]\n"));
  ::close(socket);
}
