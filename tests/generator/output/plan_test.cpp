// Which files a site gets, and what each of them holds.
#include <doctest/doctest.h>

#include "../check/memory_site.h"

namespace {

const std::string kAddress = "base_url: https://example.org/\n";

bool has(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

SiteFiles posts(int count) {
  SiteFiles files;
  for (int i = 1; i <= count; ++i) {
    const std::string number = std::to_string(i);
    files["content/posts/p" + number + ".md"] =
        "---\ndate: 2024-01-0" + std::to_string(9 - i) + "\n---\n# P" + number + "\n";
  }
  return files;
}

}  // namespace

TEST_CASE("each part of a list has the pages that follow those of the part before") {
  SiteFiles files = posts(5);
  files["postil.yaml"] = "paginate: 2\n";
  files["templates/section.mustache"] = "{{#pages}}{{title}},{{/pages}}";
  const SiteFiles site = built(files);
  CHECK(site.at("posts/index.html") == "P1,P2,");
  CHECK(site.at("posts/page/2/index.html") == "P3,P4,");
  CHECK(site.at("posts/page/3/index.html") == "P5,");
  CHECK_FALSE(site.contains("posts/page/1/index.html"));
  CHECK_FALSE(site.contains("posts/page/4/index.html"));
}

TEST_CASE("a page at the address of a part of a list is an error that names the part") {
  SiteFiles files = posts(3);
  files["postil.yaml"] = "paginate: 2\n";
  files["content/a.md"] = "---\nurl: /posts/page/2/\n---\n";
  CHECK(has(findings(files), "page 2 of the section \"posts\" and content/a.md"));
}

TEST_CASE("a page beside a folder of its name takes the place of the folder's list") {
  CHECK(findings({{"content/docs.md", "# D\n"}, {"content/docs/a.md", "# A\n"}}) ==
        "content/docs.md: this page takes the place of a list, the section \"docs\" | to describe "
        "a list, write the _index.md of its folder\n");
}

TEST_CASE("a file of the author replaces the page for missing addresses without a word") {
  const SiteFiles files = {{"static/404.html", "mine"}, {"content/a.md", "# A\n"}};
  CHECK(findings(files).empty());
  CHECK(built(files).at("404.html") == "mine");
}

TEST_CASE("a page for missing addresses whose text is not shown is a warning") {
  const auto said = [](const std::string& name, const std::string& shown, const std::string& text) {
    return findings({{"templates/404.mustache", shown}, {"content/" + name, text}});
  };
  CHECK(said("404.md", "lost", "Text.\n") ==
        "content/404.md: the template \"404\" does not show the text of this page | put "
        "{{{page.content}}} into templates/404.mustache\n");
  CHECK(said("404.md", "{{{page.content}}}", "Text.\n").empty());
  CHECK(said("404.md", "lost", "").empty());
  CHECK(said("a.md", "lost", "Text.\n").empty());
}

TEST_CASE("the sitemap needs an address, and may be left out") {
  const auto has_map = [](const std::string& configuration) {
    return built({{"postil.yaml", configuration}, {"content/a.md", "# A\n"}})
        .contains("sitemap.xml");
  };
  CHECK(has_map(kAddress));
  CHECK_FALSE(has_map(kAddress + "sitemap: false\n"));
  CHECK_FALSE(has_map(""));
}

TEST_CASE("only the page for missing addresses has the style sheets in it, without an address") {
  SiteFiles files = {{"templates/404.mustache",
                      "<link rel=\"stylesheet\" href=\"/a.css\">"
                      "<link rel=\"stylesheet\" href=\"/none.css\">"},
                     {"templates/page.mustache", "<link rel=\"stylesheet\" href=\"/a.css\">"},
                     {"static/a.css", "p{color:red}"},
                     {"content/b.md", "# B\n"},
                     {"content/404.md", "# 404\n"},
                     {"content/z.md", "# Z\n"}};
  SiteFiles site = built(files);
  CHECK(has(site.at("404.html"), "p{color:red}"));
  CHECK(has(site.at("404.html"), "/none.css"));
  CHECK(site.at("b/index.html") == "<link rel=\"stylesheet\" href=\"../a.css\">");
  CHECK(site.at("z/index.html") == "<link rel=\"stylesheet\" href=\"../a.css\">");
  files["postil.yaml"] = kAddress;
  site = built(files);
  CHECK_FALSE(has(site.at("404.html"), "p{color:red}"));
  CHECK(site.at("b/index.html") == "<link rel=\"stylesheet\" href=\"/a.css\">");
}

TEST_CASE("a feed at another address is the feed, and has its media type") {
  SiteFiles files = posts(1);
  files["postil.yaml"] =
      kAddress + "feeds: {formats: [rss, atom], also: {rss: /old.rss, atom: f.xml}}\n";
  const SiteFiles site = built(files);
  CHECK(site.at("old.rss") == site.at("rss.xml"));
  CHECK(site.at("posts/f.xml") == site.at("posts/atom.xml"));
  CHECK(site.at("f.xml") == site.at("atom.xml"));
  CHECK_FALSE(site.contains("posts/old.rss"));
  CHECK(findings(files).empty());
}

TEST_CASE("a page at the other address of a feed is an error at the line that asks for it") {
  const auto said = [](const std::string& format) {
    SiteFiles files = posts(1);
    files["postil.yaml"] =
        kAddress + "feeds:\n  formats: [rss, atom, json]\n  also: {" + format + ": /old.xml}\n";
    files["content/a.md"] = "---\nurl: /old.xml\n---\n";
    return findings(files);
  };
  CHECK(has(said("rss"), "the RSS feed at another address of postil.yaml"));
  CHECK(has(said("atom"), "the Atom feed at another address of postil.yaml"));
  CHECK(has(said("json"), "the JSON Feed at another address of postil.yaml"));
}

TEST_CASE("a feed that was asked for and is not made is told with what it lacks") {
  const auto said = [](const std::string& configuration, const SiteFiles& content) {
    SiteFiles files = content;
    files["postil.yaml"] = configuration;
    return findings(files);
  };
  const std::string also = "feeds: {formats: [atom], also: {atom: /old.xml}}\n";
  const std::string none = ": there is no feed for this address | ";
  CHECK(said(kAddress + also, posts(1)).empty());
  CHECK(has(said(kAddress + also, {{"content/a.md", "# A\n"}}),
            none + "a feed needs a page with a date\n"));
  CHECK(has(said(kAddress + "feeds: {formats: [atom], also: {rss: /old.rss}}\n", posts(1)),
            none + "add its format to `formats`, too\n"));
  CHECK(said(also, posts(1)) ==
        "postil.yaml:1:18: there are no feeds without \"base_url\" | say where the site will live: "
        "base_url: https://example.org/\n"
        "postil.yaml:1:39: there is no feed for this address | say where the site will live: "
        "base_url: https://example.org/\n");
}

TEST_CASE("redirects are written for the servers that are asked for, behind the author's lines") {
  const auto made = [](const std::string& asked) {
    return built({{"postil.yaml", asked},
                  {"static/_redirects", "/x /y"},
                  {"static/redirects.map", "/x /y;"},
                  {"content/a.md", "---\naliases: [/old/]\n---\n"}});
  };
  const SiteFiles none = made("");
  CHECK(none.at("_redirects") == "/x /y");
  CHECK(none.at("redirects.map") == "/x /y;");
  const SiteFiles netlify = made("redirects: [netlify]\n");
  CHECK(netlify.at("_redirects") == "/x /y\n/old/ /a/ 301\n");
  CHECK(netlify.at("redirects.map") == "/x /y;");
  const SiteFiles nginx = made("redirects: [nginx]\n");
  CHECK(nginx.at("_redirects") == "/x /y");
  CHECK(nginx.at("redirects.map") == "/x /y;\n\"/old/\" \"/a/\";\n\"/old\" \"/a/\";\n");
}

TEST_CASE("files that are left out are in no folder of static, the theme's neither") {
  const SiteFiles site = built({{"postil.yaml", "theme: t\nignore: [\"*.psd\"]\n"},
                                {"static/a.txt", "a"},
                                {"static/a.psd", "a"},
                                {"static/.DS_Store", "a"},
                                {"themes/t/templates/page.mustache", ""},
                                {"themes/t/static/b.txt", "b"},
                                {"themes/t/static/b.psd", "b"}});
  CHECK(site.contains("a.txt"));
  CHECK(site.contains("b.txt"));
  CHECK_FALSE(site.contains("a.psd"));
  CHECK_FALSE(site.contains("b.psd"));
  CHECK_FALSE(site.contains(".DS_Store"));
}

TEST_CASE("the page behind an alias has its whole address where the site's is known") {
  const auto page = [](const std::string& configuration) {
    return built({{"postil.yaml", configuration}, {"content/a.md", "---\naliases: [/old/]\n---\n"}})
        .at("old/index.html");
  };
  CHECK(has(page(kAddress), "<link rel=\"canonical\" href=\"https://example.org/a/\">"));
  CHECK_FALSE(has(page(""), "canonical"));
}
