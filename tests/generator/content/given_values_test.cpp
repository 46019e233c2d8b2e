// Which values count as given: empty texts, and control characters in what nobody reads.
#include <doctest/doctest.h>

#include "content/front_matter.h"
#include "content/key_table.h"
#include "content/parse.h"
#include "content/source.h"

namespace {

struct Parsed {
  std::optional<content::ParsedSource> document;
  std::string said;  // the messages, a line each
};

Parsed parse(const std::string& bytes, std::string_view path = "content/posts/a.md") {
  base::Report report;
  Parsed parsed;
  parsed.document = content::parse(content::source_of(path, "content/"), bytes, {}, report);
  for (const auto& diagnostic : report.sorted()) parsed.said += diagnostic.message + '\n';
  return parsed;
}

// The front matter of `lines`, which must be right.
content::FrontMatter read(const std::string& lines, std::string_view path = "content/posts/a.md") {
  const auto parsed = parse("---\n" + lines + "---\n", path);
  CHECK(parsed.said == "");
  REQUIRE(parsed.document);
  return parsed.document->preamble.own.values;
}

}  // namespace

TEST_CASE("an empty text counts as not given, for every key") {
  std::vector<std::string_view> keys = content::key_spellings();
  keys.insert(keys.end(), {"tags", "tag", "categories", "authors", "author", "series"});
  for (const std::string_view key : keys) {
    for (const char* nothing : {"''", "\"\"", "'  '", "", "~", "null", "['']", "['', '  ', ~]"}) {
      const std::string line = std::string(key) + ": " + nothing + '\n';
      CAPTURE(line);
      for (const char* path : {"content/posts/a.md", "content/posts/_index.md"}) {
        const auto parsed = parse("---\n" + line + "---\n", path);
        CHECK(parsed.said == "");
        REQUIRE(parsed.document);
        CHECK(parsed.document->preamble.own.given.empty());
        CHECK(parsed.document->preamble.cascades.empty());
      }
    }
  }
  CHECK(parse("---\nfoo: ''\n---\n").said == "unknown key \"foo\"\n");
}

TEST_CASE("an empty text within a map counts as not given") {
  const auto f = read(
      "menus: {main: {name: '', weight: '', parent: '', identifier: ''}}\n"
      "image: {src: '', alt: ''}\noriginal: {url: '', note: ''}\nsitemap: {disable: ''}\n"
      "taxonomies: {tags: '', categories: [a, '']}\n");
  REQUIRE(f.menus.size() == 1);
  CHECK(f.menus[0].menu == "main");
  CHECK_FALSE(f.menus[0].weight);
  CHECK(f.menus[0].parent.empty());
  CHECK_FALSE(f.image);
  CHECK_FALSE(f.original);
  CHECK_FALSE(f.sitemap);
  REQUIRE(f.terms.size() == 1);
  CHECK(f.terms[0].taxonomy == "categories");
  REQUIRE(f.terms[0].terms.size() == 1);
  CHECK(f.terms[0].terms[0].value == "a");
  CHECK(parse("---\nimage: {alt: x}\n---\n").said == "an image needs a \"src\"\n");
}

TEST_CASE("blanks around the texts of a list are no part of them") {
  const auto f = read(
      "keywords: [' a ', \"b\\t\"]\nmenus: [' main ']\nrelated: [' c.md ']\n"
      "images: [' d.png ', e.png]\n");
  REQUIRE(f.keywords.size() == 2);
  CHECK(f.keywords[0].value == "a");
  CHECK(f.keywords[1].value == "b");
  REQUIRE(f.menus.size() == 1);
  CHECK(f.menus[0].menu == "main");
  REQUIRE(f.related.size() == 1);
  CHECK(f.related[0].value == "c.md");
  CHECK(read("related: a\u0308.md\n").related[0].value == "\u00E4.md");
  REQUIRE(f.image);
  CHECK(f.image->source.value == "d.png");
}

TEST_CASE("a truth that is left empty is none") {
  for (const char* nothing : {"", "~", "''"}) {
    const auto f = read(std::string("draft: ") + nothing + "\nunlisted: " + nothing +
                        "\ntoc: " + nothing + "\n");
    CHECK_FALSE(f.draft);
    CHECK_FALSE(f.unlisted);
    CHECK_FALSE(f.toc);
  }
}

TEST_CASE("of two spellings of a key the empty one does not count") {
  CHECK(read("url: ''\npermalink: /x/\n").url->value == "/x/");
  CHECK(base::format_day(*read("lastmod: ''\nupdated: 2024-05-02\n").lastmod) == "2024-05-02");
  CHECK(base::format_day(*read("date: ''\n", "content/posts/2024-05-03-a.md").date) ==
        "2024-05-03");
}

TEST_CASE("a control character matters in values that are read only") {
  const std::string said = "a control character cannot stand in a text\n";
  for (const std::string line :
       {"index_words: [\"bell \\a escape\"]", "notes: {a: {b: \"\\e[1m\"}}",
        "foo: a\x07"
        "b",
        "_comment: a\x04"
        "b"}) {
    CAPTURE(line);
    const auto parsed = parse("---\ntitle: T\n" + std::string(line) + "\n---\nText\n");
    REQUIRE(parsed.document);
    CHECK(parsed.document->preamble.own.values.title == "T");
    CHECK(parsed.said.find("control character") == std::string::npos);
  }
  CHECK(parse("---\n\"a\\ab\": x\n---\n").said == "nobody reads a key with a control character\n");
  for (const std::string line :
       {"title: \"a\\ab\"", "tags: [\"a\\ab\"]", "params: {a: [\"\\e\"]}",
        "slug: a\x07"
        "b",
        "keywords: \"a\\ab\"", "original: \"https://a.org/\\a\"", "image: {src: \"a\\a.png\"}"}) {
    CAPTURE(line);
    const auto parsed = parse("---\n" + std::string(line) + "\n---\n");
    CHECK_FALSE(parsed.document);
    CHECK(parsed.said.starts_with(said));
  }
}
