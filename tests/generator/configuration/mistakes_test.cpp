// Mistakes in postil.yaml: where each is told, and that the values beside it are still read.
#include <doctest/doctest.h>

#include "base/memory_files.h"
#include "configuration/configuration.h"

namespace {

struct Loaded {
  configuration::Configuration configuration;
  std::string said;  // "line:column+length message | hint", a line each
};

Loaded load(const std::string& yaml_text, const std::string& overlay = "") {
  const base::MemoryFiles files(
      {{"site/postil.yaml", yaml_text}, {"site/postil.production.yaml", overlay}});
  base::Report report;
  Loaded loaded{configuration::load(files, "site", {}, report), {}};
  for (const auto& each : report.sorted()) {
    const base::Location& place = each.location;
    loaded.said += std::to_string(place.line) + ':' + std::to_string(place.column) + '+' +
                   std::to_string(place.length) + ' ' + each.message +
                   (each.hint.empty() ? "" : " | " + each.hint) + '\n';
  }
  return loaded;
}

}  // namespace

TEST_CASE("an unknown key does not hide the keys after it") {
  const auto [c, said] = load("xyz: 1\ntitle: T\nrelated: {xyz: 1, limit: 2}\n");
  CHECK(c.title == "T");
  CHECK(c.related.limit == 2);
  CHECK(load("paginat:\n").said == "1:1+7 unknown key \"paginat\" | did you mean \"paginate\"?\n");
  CHECK(load("hoks:\n").said == "1:1+4 unknown key \"hoks\" | did you mean \"hooks\"?\n");
}

TEST_CASE("defaults of a folder are a map, and an empty one is left out") {
  const auto [c, said] = load("defaults: {a:, b: [x], c: word, posts: {draft: true}}\ntitle: T\n");
  CHECK(said ==
        "1:19+1 \"b\" must be a map of front matter, not a list\n"
        "1:27+4 \"c\" must be a map of front matter, not a text\n");
  REQUIRE(c.defaults.size() == 1);
  CHECK(c.defaults[0].folder == "posts");
  CHECK(c.title == "T");
}

TEST_CASE("a command is a list of words that begins with a program") {
  const auto said = [](const std::string& commands) {
    const auto [c, text] = load("hooks: {pre_build: " + commands + "}\n");
    CHECK(c.hooks.pre_build.empty());
    return text;
  };
  CHECK(said("[[a, [b]]]") == "1:25+1 a word of a command must be a text\n");
  CHECK(said("[[]]") == "1:21+1 a command needs the name of a program\n");
  CHECK(said("[['', a]]") == "1:21+1 a command needs the name of a program\n");
  CHECK(said("{a: b}") == "1:20+1 \"pre_build\" must be a list of commands, not a map\n");
  CHECK(said("[rsync a host:]") ==
        "1:21+1 a command must be a list of its words, not a map | "
        "write each command as a list of its words: [[rsync, a, \"host:\"]]\n");
  CHECK(said("\"a -b '&&' {c}\"").ends_with("[[a, -b, \"'&&'\", \"{c}\"]]\n"));
  // The list that is suggested is right.
  CHECK(load("hooks: {pre_build: [[rsync, a, \"host:\"]]}\n").said.empty());
  const auto [c, text] = load("hooks: {pre_build: [[], [a]], post_build: [[b, c]]}\n");
  REQUIRE(c.hooks.pre_build.size() == 1);
  CHECK(c.hooks.pre_build[0].words == std::vector<std::string>{"a"});
  CHECK(c.hooks.post_build.size() == 1);
}

TEST_CASE("a value that must be false or a map is told with an example of its own") {
  CHECK(load("comments: 1\n").said ==
        "1:11+1 \"comments\" must be false or a map | comments: {service: "
        "https://comments.example.org}\n");
  CHECK(load("related: 1\n").said ==
        "1:10+1 \"related\" must be false or a map | related: {limit: 4}\n");
}

TEST_CASE("an overlay replaces what it gives, and an empty key changes nothing") {
  const std::string site =
      "feeds: {formats: [rss], also: {rss: /a.xml}}\narchives: [posts]\nignore: ['*.a']\n"
      "theme_options: {color: red, width: 5}\nredirects: netlify\n";
  const auto unchanged = load(site, "feeds:\n").configuration;
  CHECK(unchanged.feeds.also.size() == 1);
  CHECK(unchanged.feeds.formats.size() == 1);
  const auto c = load(site,
                      "feeds: atom\narchives: false\nignore: ['*.b']\n"
                      "theme_options: {color: blue}\nredirects: nginx\n")
                     .configuration;
  CHECK(c.feeds.also.empty());
  CHECK(c.archives.empty());
  REQUIRE(c.ignore.size() == 1);
  CHECK(c.ignore[0].text == "*.b");
  REQUIRE(c.theme_options.size() == 2);
  CHECK(c.theme_options[0].name == "width");
  CHECK(c.theme_options[1].value == base::Value{std::string("blue")});
  CHECK_FALSE(c.redirects.netlify);
  CHECK(c.redirects.nginx);
  CHECK(load("redirects: netlify\n").configuration.redirects.netlify);
  CHECK_FALSE(load("redirects: netlify\n").configuration.redirects.nginx);
}

TEST_CASE("a language has a name, texts, a weight, params and menus of its own") {
  const auto [c, said] = load(
      "languages:\n  en: {name: ' English ', description: D, weight: -2, params: {a: b},\n"
      "    menus: {main: [{name: A, url: /a/}]}, titel: T, label: L, languageName: N, xyz: 1}\n"
      "  fr: word\n  de: {title: Der}\n");
  CHECK(said ==
        "3:43+5 unknown key of a language \"titel\" | did you mean \"title\"?\n"
        "3:53+5 unknown key of a language \"label\" | write name: Français\n"
        "3:63+12 unknown key of a language \"languageName\" | write name: Français\n"
        "3:80+3 unknown key of a language \"xyz\" | what only templates need goes below `params`\n"
        "4:7+4 \"fr\" must be a map, not a text\n");
  REQUIRE(c.languages.size() == 3);
  const configuration::Language& en = c.languages[0];
  CHECK(en.name == " English ");
  CHECK_FALSE(en.title);
  CHECK(en.description == "D");
  CHECK(en.weight == -2);
  CHECK(en.params.at("a") == base::Value{std::string("b")});
  REQUIRE(en.menus.size() == 1);
  CHECK(en.menus[0].name == "main");
  CHECK(en.location.line == 2);
  CHECK(c.languages[2].title == "Der");
  CHECK(c.languages[2].menus.empty());
  CHECK(load("languages: {english: {}}\n").said ==
        "1:13+7 \"english\" is no language | write its tag: en, de-CH or zh-Hans\n");
}

TEST_CASE("pages are related by measures that they have") {
  const auto [c, said] = load(
      "taxonomies: [topics]\n"
      "related: {weights: {date: 0, keywords: 1, topics: 2, topcis: 3, xyz: 4, series: x}}\n");
  CHECK(said ==
        "2:54+6 pages have no \"topcis\" to be related by | did you mean \"topics\"?\n"
        "2:65+3 pages have no \"xyz\" to be related by | write keywords, date or a taxonomy\n"
        "2:81+1 \"series\" must be a whole number from 0 to 1000\n");
  CHECK(c.related.date == 0);
  std::string weights;
  for (const auto& each : c.related.weights)
    weights += each.measure + '=' + std::to_string(each.points) + ' ';
  CHECK(weights == "series=80 tags=60 categories=20 keywords=1 topics=2 topcis=3 xyz=4 ");
}

TEST_CASE("an item of a menu has a name and an address, and may have a place below another") {
  const auto [c, said] = load(
      "menus:\n  main:\n    - {name: A, url: /a/, identifier: i}\n"
      "    - {name: B, url: /b/, parent: i, wieght: 1}\n"
      "    - {name: C}\n    - {url: /d/}\n    - word\n    - {name: E, url: e}\n"
      "  empty:\n  wrong: word\n");
  CHECK(said ==
        "4:38+6 unknown key \"wieght\" | did you mean \"weight\"?\n"
        "5:7+1 an item of a menu needs a name and a url | for example {name: Posts, url: /posts/}\n"
        "6:7+1 an item of a menu needs a name and a url | for example {name: Posts, url: /posts/}\n"
        "7:7+4 an item of a menu must be a map, not a text | write \"key: value\" lines\n"
        "8:22+1 the URL of a menu must begin with \"/\" or be absolute\n"
        "10:10+4 a menu must be a list of {name: …, url: …}\n");
  REQUIRE(c.menus.size() == 3);
  REQUIRE(c.menus[0].items.size() == 2);
  CHECK(c.menus[0].items[0].identifier == "i");
  CHECK(c.menus[0].items[0].parent.empty());
  CHECK(c.menus[0].items[1].identifier.empty());
  CHECK(c.menus[0].items[1].parent == "i");
  CHECK(c.menus[0].items[1].location.line == 4);
}

TEST_CASE("a wrong permalink is told at its part, and left out") {
  const auto said = [](const std::string& pattern) {
    const auto [c, text] = load("permalinks: {posts: " + pattern + "}\n");
    CHECK(c.permalinks.empty());
    return text.substr(0, text.find(" |"));
  };
  CHECK(said("/:slug/:yaer/") == "1:28+5 unknown token \":yaer\" in a permalink");
  CHECK(said("'/:slug/:yaer/'") == "1:29+5 unknown token \":yaer\" in a permalink");
  CHECK(said("'/:slug[0]/'") == "1:23+8 \":slug[0]\" is no part of a permalink");
  CHECK(said("/:slug/../") == "1:27+5 a permalink cannot hold \".\" or \"..\" segments");
  CHECK(said(":slug/") == "1:21+6 a permalink must begin with \"/\"");
}

TEST_CASE("a taxonomy, a time zone and a theme have names of their kinds") {
  CHECK(load("taxonomies: [Tags, a b, topics]\n").said ==
        "1:14+4 \"Tags\" cannot name a taxonomy | it becomes a part of URLs: small letters, digits "
        "and - only\n"
        "1:20+3 \"a b\" cannot name a taxonomy | it becomes a part of URLs: small letters, digits "
        "and - only\n");
  const auto [c, said] = load("timezone: Europe/Berln\ntheme: a/b\n");
  CHECK(said ==
        "1:11+12 unknown time zone \"Europe/Berln\" | write a name of the IANA database, for "
        "example Europe/Berlin\n"
        "2:8+3 \"theme\" must be the name of a folder in themes/\n");
  CHECK(c.timezone == "UTC");
  CHECK(c.theme == "default");
  CHECK(c.theme_location.line == 0);
  CHECK(load("\ntheme: mine\n").configuration.theme_location.line == 2);
}

TEST_CASE("a choice among the feeds and the metadata is told at its place") {
  CHECK(load("feeds:\n  also: {josn: /c}\n").said.starts_with("2:10+4 \"josn\" is none of"));
  const auto kinds = load("metadata: [x_card]\n").configuration.metadata;
  CHECK_FALSE(kinds.open_graph);
  CHECK(kinds.x_card);
  CHECK_FALSE(kinds.json_ld);
  CHECK(load("metadata: open_graph\n").configuration.metadata.open_graph);
}

TEST_CASE("a postil.yaml under another name, or of another program, is told of") {
  const auto told = [](const std::map<std::string, std::string>& all) {
    base::Report report;
    configuration::load(base::MemoryFiles(all), "site", {}, report);
    std::string text;
    for (const auto& each : report.sorted())
      text += each.location.file + ": " + each.message + '\n';
    return text;
  };
  CHECK(told({{"site/postil.yml", ""}, {"site/postil.json", ""}, {"site/postil.toml", ""}}) ==
        "postil.json: this file is not read\npostil.toml: this file is not read\n"
        "postil.yml: this file is not read\n");
  CHECK(told({{"site/hugo.toml", ""}})
            .starts_with("hugo.toml: this is a site of Hugo, whose configuration is not read"));
  CHECK(told({{"site/postil.yaml", ""}, {"site/postil.yml", ""}, {"site/hugo.toml", ""}}).empty());
  // A folder of that name cannot be read. The file of the diagnostic is relative to the site.
  CHECK(told({{"site/postil.yaml/a", ""}}).starts_with("postil.yaml: cannot read this file"));
}

TEST_CASE("settings are shown as YAML in one line, beside those of the same map") {
  const base::MemoryFiles files(
      {{"site/postil.yaml",
        "title: \"a\\e\\\"b\"\nparams: {a: {x: 1}, ab: 2, n: [~, null, ''], m: ['- a', 'b:']}\n"},
       {"site/postil.production.yaml", "params: {a: {y: 3, z: {w: 6}}, d: {b: {c: 4}}, a1: 5}\n"}});
  std::string text;
  for (const auto& setting : configuration::settings(files, "site", {})) {
    if (setting.location.line > 0) text += setting.key + " = " + setting.value + '\n';
  }
  CHECK(text ==
        "title = \"a\\x1B\\\"b\"\n"
        "params.a.x = 1\n"
        "params.a.y = 3\n"
        "params.a.z.w = 6\n"
        "params.ab = 2\n"
        "params.n = [~, null, \"\"]\n"
        "params.m = [\"- a\", \"b:\"]\n"
        "params.d.b.c = 4\n"
        "params.a1 = 5\n");
}
