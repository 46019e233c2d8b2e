// Single values of postil.yaml: their forms, and the hints for wrong ones.
#include <doctest/doctest.h>

#include <utility>

#include "base/memory_files.h"
#include "configuration/configuration.h"

namespace {

struct Loaded {
  configuration::Configuration configuration;
  std::string said;  // message and hint, a line each
};

Loaded load(const std::string& yaml_text) {
  const base::MemoryFiles files({{"site/postil.yaml", yaml_text}});
  base::Report report;
  Loaded loaded{configuration::load(files, "site", {}, report), {}};
  for (const auto& each : report.sorted()) loaded.said += each.message + " | " + each.hint + '\n';
  return loaded;
}

// The other addresses of feeds: "rss /feed/ …".
std::string feeds_also(const std::string& list) {
  const auto [c, said] = load("feeds: {also: {rss: " + list + "}}\n");
  std::string text = said;
  for (const auto& also : c.feeds.also) {
    CHECK(also.format == configuration::FeedFormat::rss);
    CHECK(also.location.line == 1);
    text += also.path + ' ';
  }
  return text;
}

}  // namespace

TEST_CASE("texts have no blanks at their ends") {
  const auto [c, said] = load("title: ' A B '\ndescription: \" D\\t\"\nauthor: '\u00A0E '\n");
  CHECK(said.empty());
  CHECK(c.title == "A B");
  CHECK(c.description == "D");
}

TEST_CASE("another address of a feed is a path, or a name beside every list") {
  CHECK(feeds_also("/feed.xml") == "/feed.xml ");
  CHECK(feeds_also("[/feed, /feed/, /a.b/c]") == "/feed/ /feed/ /a.b/c/ ");
  CHECK(feeds_also("[index.xml, feed, feed/]") == "index.xml feed/ feed/ ");
  CHECK(feeds_also("[a/feed, a/feed.xml, 'a//b/', /]") == "/a/feed/ /a/feed.xml /a/b/ / ");
  CHECK(feeds_also("[/.a, .b, f/]") == "/.a .b f/ ");
  for (const std::string fault :
       {"\"a\\\\b\" | cannot hold backslashes", "\"a\\tb\" | cannot hold backslashes",
        "'%FF' | not UTF-8", "'a/../b' | segments"}) {
    const std::size_t bar = fault.find(" | ");
    CAPTURE(fault);
    CHECK(feeds_also("[" + fault.substr(0, bar) + "]").find(fault.substr(bar + 3)) !=
          std::string::npos);
  }
  CHECK(feeds_also("['e\u0301.xml', '%65.xml']") == "\u00E9.xml e.xml ");
  CHECK(feeds_also("[https://a.org/x]") ==
        "this must be a path of this site | write it without scheme and host, for example "
        "/posts/a/\n");
  const auto twice = load("feeds: {also: {rss: /a.xml, atom: /b.xml, josn: /c}}\n");
  REQUIRE(twice.configuration.feeds.also.size() == 2);
  CHECK(twice.configuration.feeds.also[1].format == configuration::FeedFormat::atom);
  CHECK(twice.said ==
        "\"josn\" is none of the choices here: atom, rss or json | did you mean \"json\"?\n");
}

TEST_CASE("what is none of the choices is told with all of them") {
  const std::pair<std::string, std::string> cases[] = {
      {"slugs: utf8", "\"utf8\" is none of the choices here: unicode or ascii | "},
      {"slugs: asci",
       "\"asci\" is none of the choices here: unicode or ascii | did you mean \"ascii\"?"},
      {"urls: short", "\"short\" is none of the choices here: pretty or ugly | "},
      {"lastmod: hg", "\"hg\" is none of the choices here: front_matter or git | "},
      {"symlinks: never", "\"never\" is none of the choices here: inside or follow | "},
      {"permalink_tokens: hexo", "\"hexo\" is none of the choices here: hugo or jekyll | "},
      {"redirects: [nginx, apache]", "\"apache\" is none of the choices here: netlify or nginx | "},
      {"metadata: [x]", "\"x\" is none of the choices here: open_graph, x_card or json_ld | "},
      {"feeds: [rdf]", "\"rdf\" is none of the choices here: atom, rss or json | "}};
  for (const auto& [line, said] : cases) {
    CAPTURE(line);
    CHECK(load(line + '\n').said.starts_with(said));
  }
  CHECK(load("slugs: unicode\nurls: pretty\nlastmod: front_matter\nsymlinks: inside\n"
             "permalink_tokens: hugo\nredirects: netlify\n")
            .said.empty());
  CHECK(load("symlinks: follow\n").configuration.symlinks == configuration::Symlinks::follow);
  CHECK(load("permalink_tokens: jekyll\n").configuration.permalink_tokens ==
        configuration::PermalinkTokens::jekyll);
}

TEST_CASE("Jekyll's permalink is told as the two lines of Postil") {
  const std::pair<std::string, std::string> cases[] = {{"permalink:", "pretty"},
                                                       {"permalink: ''", "pretty"},
                                                       {"permalink: {a: b}", "pretty"},
                                                       {"permalink: date", "date"},
                                                       {"permalink: /:title/", "/:title/"},
                                                       {"permalink: ':title/'", "/:title/"}};
  for (const auto& [line, pattern] : cases) {
    CAPTURE(line);
    CHECK(load(line + '\n').said ==
          "unknown key \"permalink\" | write two lines: permalinks: {posts: " + pattern +
              "} and permalink_tokens: jekyll\n");
  }
}

TEST_CASE("names of sections have their letters in one form") {
  const auto [c, said] = load(
      "permalinks: {\"e\u0301\": /a/:slug/, \"\u00E9\": /b/:slug/}\n"
      "archives: [\"e\u0301\"]\nignore: [\"e\u0301/\"]\n");
  CHECK(said.empty());
  REQUIRE(c.permalinks.size() == 1);
  CHECK(c.permalinks[0].section == "\u00E9");
  CHECK(c.permalinks[0].pattern == "/b/:slug/");
  CHECK(c.archives.at(0).text == "\u00E9");
  CHECK(c.ignore.at(0).text == "\u00E9/");
}

TEST_CASE("the language of the site is the first one, spelled as in the list") {
  const auto tags = [](const std::string& yaml_text) {
    const auto [c, said] = load(yaml_text);
    std::string text = said + c.language + ':';
    for (const auto& language : c.languages) text += ' ' + language.tag;
    return text;
  };
  CHECK(tags("language: EN\nlanguages: {fr: {}, de: {}, en: {}}\n") == "en: en fr de");
  CHECK(tags("language: pt-br\nlanguages: {pt-BR: {title: T}}\n") == "pt-BR: pt-BR");
  CHECK(tags("language: de\nlanguages: {fr: {}, en:}\n") == "de: de fr en");
  CHECK(tags("language: de\n") == "de:");
  CHECK(tags("language: de\ndefault_language_in_folder: true\n") == "de: de");
}

TEST_CASE("patterns of ignored files are those that Postil knows") {
  const auto said = [](const std::string& pattern) {
    return load("ignore: [\"" + pattern + "\"]\n").said;
  };
  for (const char* right : {"*.psd", "content/**/x", "{a,b}/", "a{b}{c}", "a-b_c"})
    CHECK(said(right).empty());
  CHECK(said("!a") ==
        "a pattern cannot take another back | write patterns of what is left out alone\n");
  for (const std::string wrong : {"a?", "[a", "a]", "^a", "a$", "a|b"}) {
    CHECK(said(wrong) == '"' + wrong +
                             "\" is not a pattern of files | write *, ** and {a,b}, such as "
                             "\"*.psd\" or content/private/\n");
  }
  for (const char* open : {"{a", "a}", "{a}}"})
    CHECK(said(open) == "this brace is not closed | write {a,b}\n");
}

TEST_CASE("a pattern that cannot be an address is told with its reason") {
  const auto said = [](const std::string& pattern) {
    return load("permalinks: {posts: '" + pattern + "'}\n").said;
  };
  for (const char* right :
       {"/:year/!~$&()*+,;=@/:slug.html", "/a.b/:slug", "pretty", "none", "/:sections[0]/:slug",
        "/:sections[1:last]/:slug", "/:sections[:9999]/"})
    CHECK(said(right).empty());
  for (const char* odd : {"/a b/", "/a\tb/", "/a?b/", "/a#b/", "/a\\\\b/", "/a{b}/", "/a<b/",
                          "/a>b/", "/a\"b/", "/a%20b/"}) {
    CAPTURE(odd);
    CHECK(said(odd) ==
          "a permalink cannot hold spaces, control characters or any of ? # \\ % { } < > \" | for "
          "example /:year/:month/:slug/\n");
  }
  for (const char* up : {"/../:slug/", "/a..b/", "/./:slug/"})
    CHECK(said(up) ==
          "a permalink cannot hold \".\" or \"..\" segments | for example "
          "/:year/:month/:slug/\n");
  CHECK(said(":slug/") ==
        "a permalink must begin with \"/\" | for example /:section/:year/:slug/\n");
  CHECK(said("prety") == "a permalink must begin with \"/\" | did you mean \"pretty\"?\n");
  CHECK(said("/:slgu/") == "unknown token \":slgu\" in a permalink | did you mean \"slug\"?\n");
  CHECK(
      said("/:xyzzyx/") ==
      "unknown token \":xyzzyx\" in a permalink | often used are :year :month :day :section :slug "
      ":title; the manual lists them all\n");
  for (const std::string part : {"slug[0]", "sections[x]", "sections[12345]", "sections[1-2]"})
    CHECK(said("/:" + part + '/') ==
          "\":" + part +
              "\" is no part of a permalink | only :sections has parts: :sections[0], "
              ":sections[1:], :sections[last]\n");
}

TEST_CASE("an overlay adds to the languages of the site, each by its tag") {
  const base::MemoryFiles files(
      {{"site/postil.yaml", "languages: {en: {}, fr: {title: Le site, description: D}}\n"},
       {"site/postil.test.yaml", "languages: {FR: {title: Test}, de: {title: Der}}\n"}});
  base::Report report;
  const auto c = configuration::load(files, "site", {"test", true}, report);
  CHECK(report.sorted().empty());
  std::string text;
  for (const auto& each : c.languages)
    text += each.tag + '=' + each.title.value_or("-") + '/' + each.description.value_or("-") + ' ';
  CHECK(text == "en=-/- fr=Test/D de=Der/- ");
}

TEST_CASE("keys of other generators are known at the top only") {
  CHECK(load("lang: en\n").said == "unknown key \"lang\" | write language: en\n");
  CHECK(load("comments: {lang: en}\n").said == "unknown key \"lang\" | \n");
  CHECK(load("xyz: en\n").said ==
        "unknown key \"xyz\" | values of your own belong under \"params\"\n");
}
