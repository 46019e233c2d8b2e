#include "commands/preview.h"

#include <doctest/doctest.h>

#include "../base/memory_files.h"

namespace {

void write_site(base::MemoryFiles& files, const std::string& configuration) {
  files.all["site/postil.yaml"] = configuration;
  files.all["site/content/posts/a.md"] = "---\ntitle: A\ndate: 2024-01-01\n---\n[home](/)\n";
}

constexpr const char* kOrigin = "http://127.0.0.1:1313";

const commands::Request kRequest{.folder = "site", .clock = {1719792000}};

void ignore(const base::Report& /*report*/) {}

}  // namespace

TEST_CASE("a preview of a site without base_url shows what a build writes") {
  base::MemoryFiles files;
  write_site(files, "title: T\nfeeds: [atom]\n");
  base::Report report;
  const auto built = commands::build_site(files, kRequest, report);
  base::Report said;
  commands::Preview preview(files, kRequest, [&](const base::Report& found) { said = found; });
  for (const output::Output& output : built->outputs) {
    CAPTURE(output.path);
    CHECK(preview.get('/' + output.path, kOrigin).body == *output.bytes());
  }
  CHECK(preview.get("/posts/a/", kOrigin).body.find("<a href=\"../../\">home</a>") !=
        std::string::npos);
  CHECK(preview.get("/atom.xml", kOrigin).status == 404);
  REQUIRE(said.sorted().size() == 1);
  CHECK(said.sorted().front().message == report.sorted().front().message);
}

TEST_CASE("a preview of a site with base_url lies at its path, with an origin of its own") {
  base::MemoryFiles files;
  write_site(files, "title: T\nbase_url: https://example.org/blog/\n");
  commands::Preview preview(files, kRequest, ignore);
  const std::string page = preview.get("/blog/posts/a/", kOrigin).body;
  CHECK(page.find("<a href=\"/blog/\">home</a>") != std::string::npos);
  CHECK(page.find("http://127.0.0.1:1313/blog/posts/a/") != std::string::npos);
  CHECK(page.find("https://example.org") == std::string::npos);
}

TEST_CASE("each client of a preview gets the addresses that it knows the preview by") {
  base::MemoryFiles files;
  write_site(files, "title: T\nbase_url: https://example.org/blog/\n");
  commands::Preview preview(files, kRequest, ignore);
  const std::string path = "/blog/posts/a/";
  CHECK(preview.get(path, "http://192.168.1.7:1313")
            .body.find("http://192.168.1.7:1313/blog/posts/a/") != std::string::npos);
  CHECK(preview.get(path, kOrigin).body.find("192.168.1.7") == std::string::npos);
}

TEST_CASE("a preview checks links with the address of the site as a build does") {
  base::MemoryFiles files;
  files.all["site/postil.yaml"] =
      "title: T\nbase_url: https://example.org/blog/\n"
      "menus: {main: [{name: M, url: 'http://example.org/blog/menu/'}]}\n";
  files.all["site/content/a.md"] =
      "---\ntitle: A\nimage: https://example.org/blog/no.png\n---\n"
      "[there](https://example.org/blog/a/) [x](https://example.org/blog/x/#y)\n"
      "[x](//EXAMPLE.org:443/blog/z/?q) <a href=\"HTTP://example.org/blog/raw/\">raw</a>\n"
      "[beside](https://example.org/shop/) [other](https://example.org:8443/blog/x/)\n";
  base::Report built;
  commands::build_site(files, kRequest, built);
  base::Report shown;
  commands::Preview preview(files, kRequest,
                            [&](const base::Report& report) { shown.add(report.sorted()); });
  const std::string page = preview.get("/blog/a/", kOrigin).body;
  std::vector<std::string> messages;
  for (const base::Diagnostic& found : built.sorted()) messages.push_back(found.message);
  CHECK(messages == std::vector<std::string>{"there is no image at /no.png",
                                             "there is no page at /x/", "there is no page at /z/",
                                             "there is no page at /raw/",
                                             "there is no page at /menu/"});
  REQUIRE(shown.sorted().size() == messages.size());
  for (std::size_t i = 0; i < messages.size(); ++i) CHECK(shown.sorted()[i].message == messages[i]);
  for (const char* link : {"blog/a/", "blog/x/#y", "blog/z/?q", "blog/raw/", "blog/menu/"}) {
    CAPTURE(link);
    CHECK(page.find("href=\"http://127.0.0.1:1313/" + std::string(link) + '"') !=
          std::string::npos);
  }
  CHECK(page.find("href=\"https://example.org/shop/\"") != std::string::npos);
  CHECK(page.find("href=\"https://example.org:8443/blog/x/\"") != std::string::npos);
}
