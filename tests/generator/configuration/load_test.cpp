#include <doctest/doctest.h>

#include <map>

#include "base/memory_files.h"
#include "configuration/configuration.h"

namespace {

using Texts = std::map<std::string, std::string>;

struct Loaded {
  configuration::Configuration configuration;
  std::string said;  // the messages, a line each
};

Loaded load(const std::string& yaml_text) {
  const base::MemoryFiles files({{"site/postil.yaml", yaml_text}});
  base::Report report;
  Loaded loaded{configuration::load(files, "site", {}, report), {}};
  for (const auto& diagnostic : report.sorted()) loaded.said += diagnostic.message + '\n';
  return loaded;
}

}  // namespace

TEST_CASE("a missing and an empty postil.yaml give the defaults without a word") {
  base::Report report;
  const auto missing = configuration::load(base::MemoryFiles(), "site", {}, report);
  CHECK(report.sorted().empty());
  CHECK(missing.theme == "default");
  CHECK(missing.paginate == 10);
  CHECK(missing.base_path() == "/");
  CHECK(missing.taxonomies == std::vector<std::string>{"tags", "categories", "authors", "series"});
  CHECK(load("").said.empty());
  CHECK(load("# nothing yet\n").said.empty());
}

TEST_CASE("every key is read") {
  const auto [c, said] = load(
      "\xEF\xBB\xBFtitle: No\r\n"
      "description: About\r\n"
      "base_url: https://example.org/blog\n"
      "language: de-CH\n"
      "timezone: Europe/Zurich\n"
      "theme: mine\n"
      "author: Null\n"
      "taxonomies: [tags, series]\n"
      "permalinks:\n  posts: /:year/:slug/\n"
      "paginate: 5\n"
      "feed_items: 1000\n"
      "comments:\n  service: https://c.example.org/\n  enabled: false\n"
      "params:\n  color: 0123\n  deep: [true, {x: y}]\n");
  CHECK(said.empty());
  CHECK(c.title == "No");
  CHECK(c.description == "About");
  CHECK(c.base_url == "https://example.org/blog/");
  CHECK(c.base_path() == "/blog/");
  CHECK(c.language == "de-CH");
  CHECK(c.timezone == "Europe/Zurich");
  CHECK(c.theme == "mine");
  CHECK(c.author == "Null");
  CHECK(c.taxonomies == std::vector<std::string>{"tags", "series"});
  REQUIRE(c.permalinks.size() == 1);
  CHECK(c.permalinks[0].section == "posts");
  CHECK(c.permalinks[0].pattern == "/:year/:slug/");
  CHECK(c.permalinks[0].location.line == 10);
  CHECK(c.paginate == 5);
  CHECK(c.feed_items == 1000);
  CHECK(c.comments.service == "https://c.example.org");
  CHECK_FALSE(c.comments.enabled);
  CHECK(c.params.at("color") == base::Value{std::string("0123")});
}

TEST_CASE("null is the default") {
  const auto [c, said] =
      load("base_url:\ntaxonomies: ~\ntheme: null\nmenus:\nparams:\npaginate:\n");
  CHECK(said.empty());
  CHECK(c.theme == "default");
  CHECK(c.taxonomies.size() == 4);
  CHECK(load("taxonomies: []\n").configuration.taxonomies.empty());
}

TEST_CASE("comments can be switched off in a word") {
  CHECK_FALSE(load("comments: false\n").configuration.comments.enabled);
  CHECK(load("comments: true\n").said == "\"comments\" must be false or a map\n");
}

TEST_CASE("comments are baked in when the site says so, and need a service for it") {
  CHECK_FALSE(load("comments: {service: 'https://c.example'}\n").configuration.comments.bake);
  const auto [c, said] = load("comments: {bake: true, service: 'https://c.example'}\n");
  CHECK(said.empty());
  CHECK(c.comments.bake);
  CHECK(load("comments: {bake: false}\n").said.empty());
  CHECK(load("comments: {bake: true}\n").said ==
        "there is no service whose comments could be baked\n");
}

TEST_CASE("the service and the wish to bake its comments may stand in different files") {
  base::Report report;
  const base::MemoryFiles files(
      {{"site/postil.yaml", "comments: {bake: true}\n"},
       {"site/postil.production.yaml", "comments: {service: 'https://c.example'}\n"}});
  CHECK(configuration::load(files, "site", {}, report).comments.bake);
  CHECK_FALSE(report.has_errors());
}

TEST_CASE("feeds are a list of formats, one of them, all or none") {
  using configuration::FeedFormat;
  const auto formats = [](const std::string& value) {
    return load("feeds: " + value + "\n").configuration.feeds.formats;
  };
  const std::vector all = {FeedFormat::atom, FeedFormat::rss, FeedFormat::json};
  CHECK(formats("[rss, atom, rss]") == std::vector{FeedFormat::rss, FeedFormat::atom});
  CHECK(formats("json") == std::vector{FeedFormat::json});
  CHECK(formats("true") == all);
  CHECK(formats("~") == all);
  CHECK(formats("false").empty());
  CHECK(load("feed_items: 3\n").configuration.feeds.location.line == 0);
  CHECK(load("\nfeeds: rss\n").configuration.feeds.location.line == 2);
}

TEST_CASE("kinds of metadata are chosen as feeds are") {
  const auto kinds = load("metadata: [json_ld]\n").configuration.metadata;
  CHECK_FALSE(kinds.open_graph);
  CHECK_FALSE(kinds.x_card);
  CHECK(kinds.json_ld);
  CHECK_FALSE(load("metadata: false\n").configuration.metadata.json_ld);
}

TEST_CASE("menus and their items come in the order written, with their weights") {
  const auto [c, said] = load(
      "menus:\n"
      "  main:\n"
      "    - {name: A, url: /a/}\n"
      "    - {name: B, url: /b/, weight: 2}\n"
      "    - {name: C, url: 'https://c.example.org', weight: 1}\n"
      "    - {name: D, url: /d/}\n");
  CHECK(said.empty());
  std::string order;
  REQUIRE(c.menus.size() == 1);
  for (const auto& item : c.menus[0].items) order += item.name;
  CHECK(order == "ABCD");
  CHECK(c.menus[0].items[2].weight == 1);
  CHECK_FALSE(c.menus[0].items[3].weight);
}

TEST_CASE("a wrong value is left out, and what was right is kept") {
  const auto [c, said] = load("title: Kept\nbase_url: ftp://x/\npaginate: 1001\ntimezone: UTC\n");
  CHECK(said ==
        "\"base_url\" must be an absolute URL\n"
        "\"paginate\" must be a whole number from 1 to 1000\n");
  CHECK(c.title == "Kept");
  CHECK(c.base_url.empty());
  CHECK(c.paginate == 10);
}

TEST_CASE("base_url and the service of comments have the normal form of an address") {
  const auto [c, said] = load(
      "base_url: HTTPS://Example.org:443//blog//\ncomments: {service: 'https://C.org//x// '}\n");
  CHECK(said.empty());
  CHECK(c.base_url == "https://example.org/blog/");
  CHECK(c.base_path() == "/blog/");
  CHECK(c.comments.service == "https://c.org/x");
  CHECK(load("base_url: blog\n").said == "\"base_url\" must be an absolute URL\n");
  CHECK(load("base_url: https:///a.org/\n").said == "\"base_url\" has no host\n");
}

TEST_CASE("a postil.yaml that cannot be read is an error, and the defaults stand") {
  const auto [c, said] = load("title: A\ntitle: B\n");
  CHECK(said == "the key \"title\" is given twice\n");
  CHECK(c.title.empty());
  CHECK(load("a\xFF").said == "byte 0xFF is not UTF-8\n");
}

TEST_CASE("what a whole site may say of itself is read") {
  const auto [c, said] = load(
      "archives: posts\n"
      "defaults:\n  /posts/: {comments: false}\n  content/notes: {type: note}\n  '': {toc: false}\n"
      "slugs: ascii\nurls: ugly\nlastmod: git\nredirects: [netlify, nginx]\n"
      "related:\n  limit: 2\n  weights: {series: 7, date: 0}\n"
      "hooks:\n  pre_build: [[sass, a.scss, static/a.css]]\n  timeout: 5\n"
      "taxonomies: {tag: tags, person: people, series: series}\n");
  CHECK(said.empty());
  REQUIRE(c.archives.size() == 1);
  CHECK(c.archives[0].text == "posts");
  REQUIRE(c.defaults.size() == 3);
  CHECK(c.defaults[0].folder == "posts");
  CHECK(c.defaults[1].folder == "notes");
  CHECK(c.defaults[2].folder.empty());
  CHECK(c.defaults[1].location.line == 4);
  CHECK(c.slugs == configuration::Slugs::ascii);
  CHECK(c.urls == configuration::UrlStyle::ugly);
  CHECK(c.lastmod == configuration::Lastmod::git);
  CHECK(c.redirects.netlify);
  CHECK(c.redirects.nginx);
  CHECK(c.related.limit == 2);
  CHECK(c.related.date == 0);
  CHECK(c.related.weights.back().measure == "series");
  CHECK(c.related.weights.back().points == 7);
  CHECK(c.related.weights.size() == configuration::Related{}.weights.size());
  REQUIRE(c.hooks.pre_build.size() == 1);
  CHECK(c.hooks.pre_build[0].words == std::vector<std::string>{"sass", "a.scss", "static/a.css"});
  CHECK(c.hooks.pre_build[0].location.line == 14);
  CHECK(c.hooks.timeout.count() == 5);
  CHECK(c.taxonomies == std::vector<std::string>{"tags", "people", "series"});
  CHECK(load("related: false\n").configuration.related.limit == 0);
}

TEST_CASE("a command that a shell would have to cut is refused, with the list that was meant") {
  base::Report report;
  const base::MemoryFiles files(
      Texts{{"site/postil.yaml",
             "hooks:\n  pre_build: sass a b\n  post_build: [tailwind -o x, [rsync]]\n"}});
  const auto c = configuration::load(files, "site", {}, report);
  REQUIRE(report.sorted().size() == 2);
  CHECK(report.sorted()[0].hint == "write each command as a list of its words: [[sass, a, b]]");
  CHECK(report.sorted()[1].hint ==
        "write each command as a list of its words: [[tailwind, -o, x]]");
  CHECK(c.hooks.pre_build.empty());
}

TEST_CASE("the overlay of the environment is merged key by key") {
  const base::MemoryFiles files(Texts{
      {"site/postil.yaml",
       "title: Here\nparams: {a: 1, deep: {b: 2, c: 3}}\nmenus: {main: [{name: A, url: /a/}]}\n"
       "permalinks: {posts: /p/:slug/, notes: /n/:slug/}\ndefaults: {posts: {draft: true}}\n"},
      {"site/postil.staging.yaml",
       "base_url: https://staging.example/\nparams: {deep: {c: 4}}\n"
       "menus: {main: [{name: B, url: /b/}], footer: []}\n"
       "permalinks: {posts: /q/:slug/}\ndefaults: {posts: {draft: false}}\ntilte: x\n"}});
  base::Report report;
  const auto c = configuration::load(files, "site", {"staging", true}, report);
  REQUIRE(report.sorted().size() == 1);
  CHECK(report.sorted()[0].location.file == "postil.staging.yaml");
  CHECK(c.title == "Here");
  CHECK(c.base_url == "https://staging.example/");
  const auto& deep = std::get<base::ValueMap>(c.params.at("deep").data);
  CHECK(deep.at("b") == base::Value{"2"});
  CHECK(deep.at("c") == base::Value{"4"});
  CHECK(c.params.contains("a"));
  REQUIRE(c.menu("main") != nullptr);
  CHECK(c.menu("main")->items.front().name == "B");
  CHECK(c.menu("footer") != nullptr);
  CHECK(c.permalinks.size() == 2);
  CHECK(c.permalinks.back().pattern == "/q/:slug/");
  REQUIRE(c.defaults.size() == 2);
  CHECK(c.defaults[1].file == "postil.staging.yaml");
  base::Report other;
  CHECK(configuration::load(files, "site", {}, other).base_url.empty());
  CHECK(other.sorted().empty());
}

TEST_CASE("a requested environment without a file is warned of, and a wrong name is an error") {
  const base::MemoryFiles files(Texts{{"site/postil.yaml", "title: A\n"}});
  base::Report report;
  configuration::load(files, "site", {"stagin", true}, report);
  REQUIRE(report.sorted().size() == 1);
  CHECK(report.sorted()[0].severity == base::Severity::warning);
  CHECK(report.sorted()[0].location.file == "postil.stagin.yaml");
  configuration::load(files, "site", {"../x", true}, report);
  CHECK(report.has_errors());
}

TEST_CASE("every value of the merged configuration is told, with where it comes from") {
  const base::MemoryFiles files(
      Texts{{"site/postil.yaml",
             "title: 'A: b'\nparams: {a: {x: 1}, b: [1, {c: no}]}\nmenus: {main: [{name: A, url: "
             "/a/}]}\n"
             "comments: {service: https://c.example.org}\nunknown: 1\n"},
            {"site/postil.staging.yaml", "title: B\nparams: {a: {y: 2}, b: 3}\nrelated: false\n"}});
  std::string text;
  for (const auto& setting : configuration::settings(files, "site", {"staging", true})) {
    const auto& place = setting.location;
    text += setting.key + " = " + setting.value +
            (place.line == 0 ? "" : "  " + place.file + ":" + std::to_string(place.line)) + "\n";
  }
  CHECK(text ==
        "title = B  postil.staging.yaml:1\n"
        "description = \"\"\n"
        "base_url = \"\"\n"
        "language = en\n"
        "languages = {}\n"
        "default_language_in_folder = false\n"
        "timezone = UTC\n"
        "theme = default\n"
        "theme_options = {}\n"
        "author = \"\"\n"
        "taxonomies = [tags, categories, authors, series]\n"
        "permalinks = {}\n"
        "permalink_tokens = hugo\n"
        "menus.main = [{name: A, url: /a/}]  postil.yaml:3\n"
        "archives = []\n"
        "defaults = {}\n"
        "ignore = []\n"
        "paginate = 10\n"
        "feeds.formats = [atom, rss, json]\n"
        "feeds.also = {}\n"
        "feed_items = 20\n"
        "sitemap = true\n"
        "metadata = [open_graph, x_card, json_ld]\n"
        "robots = true\n"
        "slugs = unicode\n"
        "urls = pretty\n"
        "lastmod = front_matter\n"
        "symlinks = inside\n"
        "redirects = []\n"
        "related = false  postil.staging.yaml:3\n"
        "comments.service = https://c.example.org  postil.yaml:4\n"
        "comments.enabled = true\n"
        "comments.bake = false\n"
        "hooks.pre_build = []\n"
        "hooks.post_build = []\n"
        "hooks.timeout = 60\n"
        "params.a.x = 1  postil.yaml:2\n"
        "params.a.y = 2  postil.staging.yaml:2\n"
        "params.b = 3  postil.staging.yaml:2\n");
}

TEST_CASE("an empty text in postil.yaml counts as not given") {
  const auto [c, said] = load(
      "base_url: ''\nlanguage: ''\ntimezone: ''\ntheme: ' '\npaginate: ''\nsitemap: ''\n"
      "feed_items: ''\nslugs: ''\nurls: ''\nlastmod: ''\ncomments: {service: '', enabled: ''}\n"
      "related: ''\nfeeds: ''\nmetadata: ''\nredirects: ''\narchives: ''\nignore: ['']\n"
      "taxonomies: ''\npermalinks: {posts: ''}\nmenus: ''\nlanguages: ''\ndefaults: ''\n"
      "hooks: {pre_build: '', timeout: ''}\nparams: ''\ntheme_options: ''\ntitle: ''\n");
  CHECK(said == "");
  CHECK(c.language == "en");
  CHECK(c.timezone == "UTC");
  CHECK(c.theme == "default");
  CHECK(c.paginate == 10);
  CHECK(c.sitemap);
  CHECK(c.comments.enabled);
  CHECK(c.taxonomies.size() == 4);
  CHECK(c.feeds.formats.size() == 3);
  CHECK(c.title.empty());
}

TEST_CASE("an overlay empties a text, and leaves the rest as it is") {
  const base::MemoryFiles files(
      {{"site/postil.yaml", "title: A\ndescription: D\npaginate: 5\n"},
       {"site/postil.production.yaml", "description: ''\npaginate: ''\n"}});
  base::Report report;
  const auto c = configuration::load(files, "site", {}, report);
  CHECK(report.sorted().empty());
  CHECK(c.title == "A");
  CHECK(c.description.empty());
  CHECK(c.paginate == 5);
}

TEST_CASE("a control character in a setting that nobody reads is no error") {
  const auto [unread, said] = load("title: T\nfoo: \"\\e[1m\"\n");
  CHECK(said == "unknown key \"foo\"\n");
  CHECK(unread.title == "T");
  CHECK(load("title: \"\\e[1m\"\n").said == "a control character cannot stand in a text\n");
  CHECK(load("hooks: {pre_build: [[\"a\\a\"]]}\n").said ==
        "a control character cannot stand in a text\n");
}

TEST_CASE("an unknown key is taken for a known one that takes its value") {
  const auto hint = [](const std::string& line) {
    const base::MemoryFiles files({{"site/postil.yaml", line}});
    base::Report report;
    configuration::load(files, "site", {}, report);
    return report.sorted().at(0).hint;
  };
  CHECK(hint("pagnate: 5\n") == "did you mean \"paginate\"?");
  CHECK(hint("sitmap: false\n") == "did you mean \"sitemap\"?");
  CHECK(hint("menuss: {main: []}\n") == "did you mean \"menus\"?");
  CHECK(hint("hook: {timeout: 5}\n") == "did you mean \"hooks\"?");
  CHECK(hint("comments: {servce: https://c.example.org}\n") == "did you mean \"service\"?");
  const std::string own = "values of your own belong under \"params\"";
  CHECK(hint("pagnate: yes\n") == own);
  CHECK(hint("tittle: true\n") == own);
  CHECK(hint("hook: build.sh\n") == own);
  CHECK(hint("comments: {servce: true}\n").empty());
  CHECK(hint("comments: {close_after: 90d}\n") ==
        "write defaults: {posts: {comments: {close_after: …}}}");
}
