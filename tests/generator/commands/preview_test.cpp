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

TEST_CASE("every path of a preview has its answer") {
  base::MemoryFiles files;
  write_site(files, "title: T\nbase_url: https://example.org/blog/\n");
  files.all["site/content/posts/a.md"] = "---\ntitle: A\naliases: [/old/]\n---\nText\n";
  files.all["site/static/x.bin"] = "12345";
  files.all["site/static/x.txt"] = "https://example.org/blog/\n";
  commands::Preview preview(files, kRequest, ignore);
  const auto answer = [&](const std::string& path) {
    const commands::Answer found = preview.get(path, kOrigin);
    return std::to_string(found.status) + ' ' + found.content_type + found.location + ' ' +
           found.file + (found.file.empty() ? "" : ':' + std::to_string(found.file_size));
  };
  CHECK(answer("/blog/") == "200 text/html; charset=utf-8 ");
  CHECK(answer("/blog/posts/a/") == "200 text/html; charset=utf-8 ");
  CHECK(answer("/blog/posts/a/index.html") == "200 text/html; charset=utf-8 ");
  CHECK(answer("/blog/old/") == "200 text/html; charset=utf-8 ");
  CHECK(answer("/blog/x.bin") == "200 application/octet-stream site/static/x.bin:5");
  CHECK(answer("/blog/x.txt") == "200 text/plain; charset=utf-8 ");
  CHECK(answer("/blog/posts") == "302 /blog/posts/ ");
  CHECK(answer("/blog/posts/a") == "302 /blog/posts/a/ ");
  CHECK(answer("/blog") == "302 /blog/ ");
  CHECK(answer("/") == "302 /blog/ ");
  CHECK(answer("/other/") == "302 /blog/ ");
  CHECK(answer("/blog/none/") == "404 text/html; charset=utf-8 ");
  CHECK(answer("/blog/none.png") == "404 text/html; charset=utf-8 ");
  CHECK(preview.get("/blog/x.txt", kOrigin).body == "http://127.0.0.1:1313/blog/\n");
}

TEST_CASE("a preview of a site with mistakes shows the errors, or the warnings that stop it") {
  base::MemoryFiles files;
  write_site(files, "title: T\n");
  files.all["site/content/posts/a.md"] = "---\ntilte: <A>\n---\n";
  files.all["site/static/x.bin"] = "12345";
  const std::string begin =
      "<!doctype html><html lang=\"en\"><meta charset=\"utf-8\"><meta name=\"viewport\" "
      "content=\"width=device-width\"><title>Mistakes · Postil</title><h1>This site has "
      "mistakes</h1><p>Mend them and reload.</p><pre>";
  const std::string warning =
      "content/posts/a.md:2:1: warning: unknown key &quot;tilte&quot; [unknown-key]\n"
      "  2 | tilte: &lt;A&gt;\n    | ^~~~~\n  hint: did you mean &quot;title&quot;?\n\n";
  commands::Request strict = kRequest;
  strict.strictness = base::Strictness::strict;
  commands::Preview stopped(files, strict, ignore);
  const commands::Answer page = stopped.get("/posts/a/", kOrigin);
  CHECK(page.status == 500);
  CHECK(page.content_type == "text/html; charset=utf-8");
  CHECK(page.body == begin + warning + "</pre></html>");
  CHECK(stopped.get("/x.bin", kOrigin).status == 200);
  commands::Preview shown(files, kRequest, ignore);
  CHECK(shown.get("/posts/a/", kOrigin).status == 200);
  files.all["site/content/b.md"] = "---\ndate: x\n---\n";
  const std::string body = shown.get("/posts/a/", kOrigin).body;
  CHECK(body.starts_with(begin + "content/b.md:2:7: error: "));
  CHECK(body.find("unknown-key") == std::string::npos);
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

TEST_CASE("a preview sees new bytes of each file that it loads, and new names of all others") {
  base::MemoryFiles files;
  write_site(files, "title: T\n");
  const std::initializer_list<std::string> loaded = {"postil.yaml",
                                                     "content/posts/a.md",
                                                     "content/posts/b.html",
                                                     "content/posts/t.txt",
                                                     "_drafts/u.csv",
                                                     "_drafts/c.md",
                                                     "data/x.csv",
                                                     "i18n/en.yaml",
                                                     "static/_redirects",
                                                     "static/redirects.map",
                                                     "templates/x.mustache",
                                                     "themes/own/i18n/en.yaml",
                                                     "themes/own/static/a.js"};
  const std::initializer_list<std::string> copied = {"static/x.js", "static/x.txt",
                                                     "content/posts/x.png"};
  for (const std::string& path : loaded) files.all.try_emplace("site/" + path, "# nothing\n");
  for (const std::string& path : copied) files.all.try_emplace("site/" + path, "x");
  int builds = 0;
  commands::Preview preview(files, kRequest, [&](const base::Report&) { ++builds; });
  const auto builds_after = [&](const std::string& path, const char* bytes) {
    builds = 0;
    files.all["site/" + path] += bytes;
    preview.get("/posts/a/", kOrigin);
    return builds;
  };
  CHECK(builds_after("postil.yaml", "") == 1);
  CHECK(builds_after("postil.yaml", "") == 0);
  for (const std::string& path : loaded) {
    CAPTURE(path);
    CHECK(builds_after(path, "\n") == 1);
  }
  for (const std::string& path : copied) {
    CAPTURE(path);
    CHECK(builds_after(path, "y") == 0);
    CHECK(builds_after(path + ".bin", "new") == 1);
  }
  CHECK(builds_after("elsewhere/x.md", "# X\n") == 0);
  // Only a page looks: what it links to is asked for at once.
  builds = 0;
  files.all["site/content/posts/a.md"] += "more\n";
  preview.get("/x.js", kOrigin);
  CHECK(builds == 0);
  preview.get("/", kOrigin);
  CHECK(builds == 1);
}

TEST_CASE("a page looks for changes, with a dot in the name of its folder, too") {
  base::MemoryFiles files;
  files.all["site/content/v1.0/a.md"] = "# One\n";
  commands::Preview preview(files, kRequest, ignore);
  for (const char* path : {"/v1.0/a/", "/v1.0/a/index.html"}) {
    CAPTURE(path);
    files.all["site/content/v1.0/a.md"] = "# One\n";
    CHECK(preview.get(path, kOrigin).body.find("One") != std::string::npos);
    files.all["site/content/v1.0/a.md"] = "# Two\n";
    CHECK(preview.get(path, kOrigin).body.find("Two") != std::string::npos);
  }
}

TEST_CASE("a preview of a site that is its folder sees new bytes of its texts") {
  base::MemoryFiles files;
  files.all["site/hello.md"] = "# Hello\n";
  commands::Preview preview(files, kRequest, ignore);
  CHECK(preview.get("/hello/", kOrigin).body.find("Hello") != std::string::npos);
  files.all["site/hello.md"] = "# Good day\n";
  CHECK(preview.get("/hello/", kOrigin).body.find("Good day") != std::string::npos);
  int builds = 0;
  commands::Preview counted(files, kRequest, [&](const base::Report&) { ++builds; });
  files.all["site/x.png"] = "one";
  counted.get("/hello/", kOrigin);
  CHECK(builds == 1);
  files.all["site/x.png"] = "two";  // is not loaded
  counted.get("/hello/", kOrigin);
  CHECK(builds == 1);
}
