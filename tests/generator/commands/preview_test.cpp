#include "commands/preview.h"

#include <doctest/doctest.h>

#include "../base/memory_files.h"

namespace {

void write_site(base::MemoryFiles& files, const std::string& configuration) {
  files.all["site/postil.yaml"] = configuration;
  files.all["site/content/posts/a.md"] = "---\ntitle: A\ndate: 2024-01-01\n---\n[home](/)\n";
}

commands::Request request_for(const std::string& origin) {
  commands::Request request{.folder = "site", .clock = {1719792000}};
  request.origin = origin;
  return request;
}

}  // namespace

TEST_CASE("a preview of a site without base_url shows what a build writes") {
  base::MemoryFiles files;
  write_site(files, "title: T\nfeeds: [atom]\n");
  base::Report report;
  const auto built = commands::build_site(files, request_for(""), report);
  base::Report said;
  commands::Preview preview(files, request_for("http://127.0.0.1:1313"),
                            [&](const base::Report& found) { said = found; });
  for (const output::Output& output : built->outputs) {
    CAPTURE(output.path);
    CHECK(preview.get('/' + output.path).body == *output.bytes());
  }
  CHECK(preview.get("/posts/a/").body.find("<a href=\"../../\">home</a>") != std::string::npos);
  CHECK(preview.get("/atom.xml").status == 404);
  REQUIRE(said.sorted().size() == 1);
  CHECK(said.sorted().front().message == report.sorted().front().message);
}

TEST_CASE("a preview of a site with base_url lies at its path, with an origin of its own") {
  base::MemoryFiles files;
  write_site(files, "title: T\nbase_url: https://example.org/blog/\n");
  commands::Preview preview(files, request_for("http://127.0.0.1:1313"),
                            [](const base::Report&) {});
  const std::string page = preview.get("/blog/posts/a/").body;
  CHECK(page.find("<a href=\"/blog/\">home</a>") != std::string::npos);
  CHECK(page.find("http://127.0.0.1:1313/blog/posts/a/") != std::string::npos);
  CHECK(page.find("example.org") == std::string::npos);
}
