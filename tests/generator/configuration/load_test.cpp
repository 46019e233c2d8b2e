#include <doctest/doctest.h>

#include "base/memory_files.h"
#include "configuration/configuration.h"

namespace {

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
  CHECK(load("comments: true\n").said == "\"comments\" must be false or name a service\n");
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
        "\"base_url\" must be the absolute URL of the site\n"
        "\"paginate\" must be a whole number from 1 to 1000\n");
  CHECK(c.title == "Kept");
  CHECK(c.base_url.empty());
  CHECK(c.paginate == 10);
}

TEST_CASE("an address needs a scheme of the web and a host, and has no query") {
  for (const char* url : {"https://", "https:///x", "http:a.org", "//a.org/", "https://a.org/?x",
                          "https://a.org/#x", "'https://a.org/a b'", "''"}) {
    CAPTURE(url);
    CHECK(load(std::string("base_url: ") + url + "\n").said ==
          "\"base_url\" must be the absolute URL of the site\n");
  }
}

TEST_CASE("a postil.yaml that cannot be read is an error, and the defaults stand") {
  const auto [c, said] = load("title: A\ntitle: B\n");
  CHECK(said == "the key \"title\" is given twice\n");
  CHECK(c.title.empty());
  CHECK(load("a\xFF").said == "byte 0xFF is not UTF-8\n");
}
