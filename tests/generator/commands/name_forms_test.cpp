// Names in the two Unicode forms that keyboards (NFC) and macOS (NFD) write are one name.
#include <doctest/doctest.h>

#include <algorithm>
#include <filesystem>
#include <sstream>

#include "../temporary_folder.h"
#include "base/disk_files.h"
#include "base/normal_form.h"
#include "base/text.h"
#include "commands/build.h"
#include "commands/check.h"
#include "commands/explain.h"
#include "commands/list.h"
#include "commands/new.h"

namespace {

struct Site {
  TemporaryFolder folder;
  std::unique_ptr<base::Files> files = base::disk_files();
  std::string said;

  Site() { folder.write("postil.yaml", "base_url: https://example.org/\n"); }

  commands::Request request() const {
    return {.folder = folder.path(), .clock = {1735689600}, .threads = {2}};
  }
  template <class Command>
  int run(Command command) {
    std::ostringstream out;
    std::ostringstream err;
    const int status = command(*files, commands::Console{out, err});
    said = out.str() + err.str();
    return status;
  }
  int build() {
    return run([&](base::Files& disk, const commands::Console& console) {
      return commands::build(disk, request(), {}, console);
    });
  }
  std::vector<std::string> outputs() const { return *files->list(folder.path("public")); }
  bool has(const std::string& name) const {
    const auto all = outputs();
    return std::find(all.begin(), all.end(), name) != all.end();
  }
};

// Every way to write the name of a file or a heading in a text.
std::vector<std::string> forms(const std::string& name) {
  const std::string decomposed = base::nfd(name);
  std::vector<std::string> all = {name, decomposed};
  for (const std::string& form : {name, decomposed}) {
    std::string escaped;
    constexpr std::string_view kDigits = "0123456789ABCDEF";
    for (const char c : form) {
      const auto byte = static_cast<unsigned char>(c);
      escaped += byte < 0x80 ? std::string(1, c)
                             : std::string{'%', kDigits[byte >> 4U], kDigits[byte & 15U]};
    }
    all.push_back(escaped);
  }
  return all;
}

std::string decomposed(const std::string& text) { return base::nfd(text); }

}  // namespace

TEST_CASE("links in either form lead to files in either form") {
  for (const bool is_decomposed : {false, true}) {
    Site site;
    const auto named = [&](const std::string& text) {
      return is_decomposed ? decomposed(text) : text;
    };
    site.folder.write(named("content/posts/été.md"), named("# Été\n\n## Là-bas\n\n## X {#çà}\n"));
    site.folder.write(named("content/posts/bündel/index.md"), "# Bundle\n\n![x](ö.png)\n");
    site.folder.write(named("content/posts/bündel/ö.png"), "png");
    site.folder.write(named("content/posts/ü.png"), "png");
    site.folder.write(named("content/seité.html"), "---\ntitle: P\n---\n<p id=\"è\">x</p>\n");
    site.folder.write(named("static/ö.txt"), "text");
    std::string text = "# Links\n";
    const auto link = [&](const std::string& target) {
      for (const std::string& form : forms(target)) text += "\n[x](" + form + ")\n";
    };
    for (const char* target :
         {"été.md", "été.md#là-bas", "/posts/été/#là-bas", "/posts/été/", "@/posts/été.md#çà",
          "bündel/index.md", "/posts/bündel/ö.png", "../seité.html#è", "/ö.txt", "/seité/#è",
          "https://example.org/posts/été/#là-bas"}) {
      link(target);
    }
    for (const std::string& form : forms("ü.png")) text += "\n![x](" + form + ")\n";
    for (const std::string& form : forms("été.md"))
      text += "\n<a href=\"" + form + "\">x</a> {{< ref \"" + form + "\" >}}\n";
    text += "\n[ref][a]\n\n[a]: " + decomposed("été.md") + "\n";
    site.folder.write("content/posts/a.md", text);
    CHECK(site.build() == 0);
    CHECK(site.said.find("warning") == std::string::npos);
    CAPTURE(site.said);
    CHECK(site.has("posts/été/index.html"));
    CHECK(site.has("posts/bündel/ö.png"));
    CHECK(site.has("posts/ü.png"));
    CHECK(site.has("ö.txt"));
    for (const std::string& path : site.outputs()) CHECK(path == base::nfc(path));
    const std::string page = site.folder.read("public/posts/a/index.html");
    CHECK(page.find("%CC%81") == std::string::npos);  // no link keeps the other form
    CHECK(page.find("href=\"e\xCC\x81") == std::string::npos);
    CHECK(site.folder.read("public/posts/été/index.html").find("id=\"là-bas\"") !=
          std::string::npos);
    CHECK(site.folder.read("public/sitemap.xml").find("/posts/%C3%A9t%C3%A9/") !=
          std::string::npos);
    const int checked = site.run([&](base::Files& disk, const commands::Console& console) {
      return commands::check(disk, site.request(), {}, console);
    });
    CAPTURE(site.said);
    CHECK(checked == 0);
  }
}

TEST_CASE("ids of HTML within a text are found in either form") {
  Site site;
  site.folder.write("content/a.md", "<a id=\"" + decomposed("è") + "\"></a>\n\n[x](#è) [y](#" +
                                        decomposed("è") + ")\n");
  CHECK(site.build() == 0);
  CHECK(site.said.find("warning") == std::string::npos);
  const std::string page = site.folder.read("public/a/index.html");
  CHECK(page.find("id=\"è\"") != std::string::npos);
  CHECK(page.find("href=\"#%C3%A8\"") != std::string::npos);
}

TEST_CASE("a text keeps its form, for it is no name") {
  Site site;
  const std::string code = "`" + decomposed("é") + "`";
  site.folder.write("content/a.md", "# A\n\n" + code + "\n");
  CHECK(site.build() == 0);
  CHECK(site.folder.read("public/a/index.html").find("<code>" + decomposed("é") + "</code>") !=
        std::string::npos);
}

TEST_CASE("sections, terms, aliases, menus, related pages and patterns know both forms") {
  Site site;
  const std::string folder = decomposed("köln");
  site.folder.write("postil.yaml",
                    "base_url: https://example.org/\npermalinks: {köln: /k/:slug/}\n"
                    "archives: [köln]\nignore: [\"*.grün\"]\ndefaults: {köln: {layout: ''}}\n"
                    "menus: {main: [{name: A, url: /k/straße/}, {name: B, url: /" +
                        decomposed("ältere") + "/}]}\n");
  site.folder.write("content/" + folder + "/_index.md", "---\ntitle: Köln\n---\n");
  site.folder.write("content/" + folder + "/straße.md",
                    "---\ndate: 2024-01-01\ntags: [café]\naliases: [/" + decomposed("ältere") +
                        "/]\n---\nText\n");
  site.folder.write("content/" + folder + "/b.md",
                    "---\ndate: 2024-01-02\ntags: [" + decomposed("café") + "]\nrelated: [" +
                        folder + "/straße.md]\n---\n[x](/ältere/)\n");
  site.folder.write("content/tags/" + decomposed("café") + "/_index.md",
                    "---\ntitle: The café\n---\n");
  site.folder.write("static/x." + decomposed("grün"), "left out");
  CHECK(site.build() == 0);
  CAPTURE(site.said);
  CHECK(site.said.find("warning") == std::string::npos);
  CHECK(site.has("k/straße/index.html"));
  CHECK(site.has("ältere/index.html"));
  CHECK(site.has("tags/café/index.html"));
  CHECK(site.folder.read("public/tags/café/index.html").find("The café") != std::string::npos);
  CHECK_FALSE(site.has("x.grün"));
}

TEST_CASE("two files whose names differ in their form only are an error that names both") {
  const std::string message = " differ only in how their letters are composed (NFC and NFD)";
  for (const char* name : {"content/posts/é.md", "content/posts/ü.png", "static/ö.txt"}) {
    Site site;
    site.folder.write("content/a.md", "# A\n");
    site.folder.write(name, "# One\n");
    site.folder.write(decomposed(name), "# Two\n");
    CAPTURE(name);
    CHECK(site.build() == 1);
    CHECK(site.said.find(name) != std::string::npos);
    CHECK(site.said.find(decomposed(name)) != std::string::npos);
    CHECK(site.said.find(message) != std::string::npos);
  }
  Site data;
  data.folder.write("content/a.md", "# A\n");
  data.folder.write("data/é.yaml", "a: 1\n");
  data.folder.write("data/" + decomposed("é.yaml"), "a: 2\n");
  CHECK(data.build() == 1);
  CHECK(data.said.find("has this name, too") != std::string::npos);
}

TEST_CASE("list tells paths in the form of the disk") {
  Site site;
  const std::string path = "content/posts/" + decomposed("é") + ".md";
  site.folder.write(path, "# É\n");
  site.run([&](base::Files& disk, const commands::Console& console) {
    return commands::list(disk, site.request(), commands::StatusFilter::all, console);
  });
  CHECK(site.said.find(path) != std::string::npos);
}

TEST_CASE("explain and new take a name in either form") {
  Site site;
  site.folder.write("content/posts/" + decomposed("é") + ".md", "# É\n");
  for (const std::string& name : {std::string("/posts/é/"), decomposed("/posts/é/")}) {
    const int status = site.run([&](base::Files& disk, const commands::Console& console) {
      return commands::explain(disk, site.request(), name, console);
    });
    CHECK(status == 0);
  }
  for (const std::string& name : {std::string("posts/é.md"), decomposed("posts/é.md")}) {
    const int status = site.run([&](base::Files& disk, const commands::Console& console) {
      return commands::make_new(disk, {.folder = site.folder.path(), .what = name}, console);
    });
    CHECK(status == 2);
    CHECK(site.said.find("this file exists already") != std::string::npos);
  }
}
