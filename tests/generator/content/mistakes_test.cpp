// Mistakes in the files of a site and in their front matter: what is told of each.
#include <doctest/doctest.h>

#include "base/memory_files.h"
#include "content/load.h"

namespace {

struct Loaded {
  content::Content content;
  std::string said;  // "file:line:column message | hint", a line each
};

Loaded load(std::map<std::string, std::string> files) {
  std::map<std::string, std::string> below;
  for (const auto& [name, bytes] : files) below["site/" + name] = bytes;
  const base::MemoryFiles memory(below);
  base::Report report;
  Loaded loaded;
  const auto configuration = configuration::load(memory, "site", {}, report);
  loaded.content = content::load(memory, std::string("site"), configuration, {1}, report);
  for (const auto& each : report.sorted())
    loaded.said += base::place_text(each.location) + ' ' + each.message +
                   (each.hint.empty() ? "" : " | " + each.hint) + '\n';
  return loaded;
}

// What is said of one page with these lines of front matter: "line:column message", a line each.
std::string said_of(const std::string& lines, const std::string& body = "") {
  const std::string name = "content/posts/a.md:";
  std::string all;
  std::string said = load({{"content/posts/a.md", "---\n" + lines + "---\n" + body}}).said;
  while (!said.empty()) {
    std::string line = said.substr(0, said.find('\n'));
    said.erase(0, line.size() + 1);
    line = line.substr(0, line.find(" | "));
    all += (line.starts_with(name) ? line.substr(name.size()) : line) + '\n';
  }
  return all;
}

std::string hint_of(const std::string& lines) {
  const std::string said = load({{"content/posts/a.md", "---\n" + lines + "---\n"}}).said;
  const std::size_t bar = said.find(" | ");
  return bar == std::string::npos ? "" : said.substr(bar + 3);
}

std::string paths(const content::Content& content) {
  std::string all;
  for (const auto& document : content.documents) all += document.source.path + ' ';
  for (const auto& resource : content.resources) all += '[' + resource.path + "] ";
  return all;
}

}  // namespace

TEST_CASE("a folder has one index, and the second is told of") {
  CHECK(load({{"content/_index.md", ""},
              {"content/a.md", ""},
              {"content/b/_index.md", ""},
              {"content/b/index.md", ""},
              {"content/c/_index.md", ""}})
            .said ==
        "content/b/index.md content/b/_index.md describes this folder, too | keep index.md for a "
        "page, _index.md for a section of pages\n");
  CHECK(load({{"content/b/index.html", "---\n---\n"}, {"content/b/index.md", ""}}).said ==
        "content/b/index.md content/b/index.html describes this folder, too | remove one of "
        "them\n");
  CHECK(load({{"postil.yaml", "languages: {en: {}, fr: {}}\n"},
              {"content/b/index.fr.md", ""},
              {"content/b/index.md", ""}})
            .said.empty());
}

TEST_CASE("pages in the folder of a page are told of together, with their number") {
  const std::string hint = " | rename it to _index.md to make the folder a section of pages\n";
  CHECK(load({{"content/a/index.md", ""}, {"content/a/b.md", ""}, {"content/a/c.png", ""}}).said ==
        "content/a/index.md this makes its folder one page; another Markdown file makes no page: "
        "content/a/b.md" +
            hint);
  const Loaded two = load({{"content/a/index.md", ""},
                           {"content/a/b.md", ""},
                           {"content/a/c.html", "---\n---\n"},
                           {"content/d.md", ""}});
  CHECK(two.said ==
        "content/a/index.md this makes its folder one page; 2 other Markdown or HTML files make "
        "no pages: content/a/b.md, …" +
            hint);
  CHECK(paths(two.content) == "content/a/index.md content/d.md ");
}

TEST_CASE("a name that ends in a language that the site lacks is told of") {
  const Loaded loaded = load({{"postil.yaml", "languages: {en: {}, fr: {}}\n"},
                              {"content/a.fr.md", ""},
                              {"content/b.it.md", ""}});
  CHECK(loaded.said ==
        "content/b.it.md \"it\" is no language of this site, so it is a part of the page's name | "
        "list it in postil.yaml: languages: {it: {}}, or rename the file\n");
}

TEST_CASE("the file's language counts, and a second page of one language is left out") {
  const Loaded loaded = load({{"postil.yaml", "languages: {en: {}, fr: {}, de: {}}\n"},
                              {"content/a.fr.md", "---\nlang: en\n---\n"},
                              {"content/b.fr.md", ""},
                              {"content/b.md", "---\nlang: fr\n---\n"},
                              {"content/c.md", "---\nlang: it\n---\n"},
                              {"content/c.de.md", ""}});
  CHECK(loaded.said.find("content/a.fr.md:2:7 this file is one of \"fr\", and its `lang` is "
                         "\"en\" | take `lang` out, or rename the file\n") != std::string::npos);
  CHECK(loaded.said.find("content/b.md content/b.fr.md is this page in \"fr\", too | remove one "
                         "of them\n") != std::string::npos);
  CHECK(paths(loaded.content) == "content/a.fr.md content/b.fr.md content/c.de.md content/c.md ");
  CHECK(loaded.content.documents[0].source.language == "fr");
}

TEST_CASE("what the configuration names and the content lacks is told of, wherever it stands") {
  CHECK(
      load({{"postil.yaml", "taxonomies: [topics, title, weight]\n"}, {"content/a.md", ""}}).said ==
      "postil.yaml \"title\" is a key of front matter and no taxonomy | give the taxonomy "
      "another name\n"
      "postil.yaml \"weight\" is a key of front matter and no taxonomy | give the taxonomy "
      "another name\n");
  CHECK(load({{"postil.yaml",
               "permalinks: {posts: /:slug/, post: /a/:slug/}\n"
               "defaults: {posts: {weight: 1}, pots: {weight: 2}}\n"},
              {"content/posts/a.md", ""}})
            .said ==
        "postil.yaml:1:36 there is no page in the section \"post\" | did you mean \"posts\"?\n"
        "postil.yaml:2:32 no page lies in the folder \"pots\" | did you mean \"posts\"?\n");
}

TEST_CASE("a text that only begins like front matter is copied, and a configuration is not") {
  const Loaded loaded = load({{"content/a.md", ""},
                              {"content/b.txt", "+++ plus\n"},
                              {"content/c.txt", "---- dashes\n----\n"},
                              {"content/d/postil.yaml", ""}});
  CHECK(paths(loaded.content) == "content/a.md [content/b.txt] [content/c.txt] ");
  CHECK(loaded.said ==
        "content/d/postil.yaml this is the configuration of another site, and is not published | "
        "move that site out of content/; `ignore` in postil.yaml leaves it out without a word\n");
}

TEST_CASE("a character that no page can hold is told of at its own place") {
  CHECK(said_of("", "ab\x07\n") == "3:3 a character that no page and no feed can hold\n");
  CHECK(said_of("", "ä\uFFFEb\n") == "3:2 a character that no page and no feed can hold\n");
  CHECK(said_of("", "ä\uFFFDb\n").empty());
}

TEST_CASE("a value of another kind than its key takes is told of") {
  CHECK(said_of("date: [2024-05-01]\n") == "2:7 \"date\" must be a date, not a list\n");
  CHECK(said_of("date: {a: b}\n") == "2:7 \"date\" must be a date, not a map\n");
  CHECK(said_of("date: \"\\a\"\n") == "2:7 a control character cannot stand in a text\n");
  CHECK(said_of("published: a1\n") == "2:12 \"published\" must be true or false, not \"a1\"\n");
  CHECK(said_of("image: [a.png]\n") ==
        "2:8 \"image\" must be a file, a URL, or {src, alt}, not a list\n");
  CHECK(said_of("image: {src: a.png, atl: b}\n") == "2:21 unknown key \"atl\"\n");
  CHECK(said_of("original: {url: 'https://a.org/', nto: b}\n") == "2:35 unknown key \"nto\"\n");
  CHECK(said_of("original: https://a.org/\n").empty());
  CHECK(said_of("original: a.org\n") ==
        "2:11 \"original\" needs the absolute URL of the article\n");
}

TEST_CASE("a text that may be several terms is told of with the list of them") {
  CHECK(hint_of("tags: red  green\n") ==
        "write [red, green] for several, [\"red  green\"] for one\n");
  CHECK(hint_of("tags: 'red, , green'\n") ==
        "write [red, green] for several, [\"red, , green\"] for one\n");
  CHECK(hint_of("tags: 'say: \"x\" c#'\n") ==
        "write [\"say:\", '\"x\"', c#] for several, ['say: \"x\" c#'] for one\n");
  CHECK(said_of("tags: [red green]\n").empty());
  CHECK(said_of("authors: Ann Bee\n").empty());
}

TEST_CASE("the target of a cascade has a path and a kind that are right") {
  const auto said = [](const std::string& target) {
    const std::string text =
        load({{"content/_index.md", "---\ncascade: {layout: x, target: " + target + "}\n---\n"}})
            .said;
    return text.substr(0, text.find(" | "));
  };
  for (const std::string pattern : {"a", "'/{a'", "'/{a{b}'", "'{/a,b'"}) {
    CAPTURE(pattern);
    CHECK(said("{path: " + pattern + "}") ==
          "content/_index.md:2:37 this is no pattern for paths of pages");
  }
  CHECK(said("{kind: pages}") == "content/_index.md:2:37 \"pages\" is no kind of page");
  CHECK(said("{knd: page}") == "content/_index.md:2:31 unknown key \"knd\"");
  CHECK(said("page") == "content/_index.md:2:30 \"target\" must be a map, not a text");
  for (const char* right : {"{path: '/{a,b}/{c,d}', kind: page}", "{path: '**'}", "{}"})
    CHECK(said(right).empty());
}

TEST_CASE("a pattern of another generator is no address") {
  for (const std::string pattern : {"':title/'", "/:title/", "pretty", "'/{{ slug }}/'"}) {
    CAPTURE(pattern);
    CHECK(said_of("permalink: " + pattern + "\n") == "2:12 a permalink pattern is not read here\n");
  }
}
