#include "content/front_matter.h"

#include <doctest/doctest.h>

#include "content/load.h"
#include "content/source.h"

namespace {

struct Parsed {
  std::optional<content::Document> document;
  std::string said;  // the messages, a line each
};

Parsed parse(const std::string& bytes, std::string_view path = "content/posts/a.md",
             const configuration::Configuration& configuration = {}) {
  base::Report report;
  Parsed parsed;
  parsed.document =
      content::parse(content::source_of(path, "content/"), bytes, configuration, report);
  for (const auto& diagnostic : report.sorted()) parsed.said += diagnostic.message + '\n';
  return parsed;
}

// The front matter of `lines`, which must be right.
content::FrontMatter read(const std::string& lines, std::string_view path = "content/posts/a.md") {
  const auto parsed = parse("---\n" + lines + "---\n", path);
  CHECK(parsed.said == "");
  REQUIRE(parsed.document);
  return parsed.document->front_matter;
}

std::string joined(const std::vector<content::Text>& texts) {
  std::string all;
  for (const auto& text : texts) all += text.value + ';';
  return all;
}

std::string joined(const content::FrontMatter& front_matter) {
  std::string all;
  for (const auto& terms : front_matter.terms)
    all += terms.taxonomy + '=' + joined(terms.terms) + ' ';
  return all;
}

}  // namespace

TEST_CASE("every key of front matter is read") {
  const auto f = read(
      "title: 'No: 1'\ndate: 2024-05-01 10:30:00 +02:00\nlastmod: 2024-05-02\n"
      "publish_date: 2024-05-03\nexpiry_date: 2024-05-04\ndraft: true\nslug: one\nurl: /x/one/\n"
      "description: About\nlayout: wide\ncomments: false\nweight: -3\nimage: a.png\n"
      "original: {url: 'https://example.org/a', note: By permission}\nshares: 2\nviews: 78\n"
      "params: {a: [b]}\n");
  CHECK(f.title == "No: 1");
  CHECK(base::format_iso(*f.date) == "2024-05-01T10:30:00+02:00");
  CHECK(base::format_day(*f.lastmod) == "2024-05-02");
  CHECK(base::format_day(*f.publish_date) == "2024-05-03");
  CHECK(base::format_day(*f.expiry_date) == "2024-05-04");
  CHECK(f.draft);
  CHECK(f.slug->value == "one");
  CHECK(f.url->value == "/x/one/");
  CHECK(f.url->location.line == 9);
  CHECK(f.description == "About");
  CHECK(f.layout->value == "wide");
  CHECK(f.comments == false);
  CHECK(f.weight == -3);
  CHECK(f.image->source.value == "a.png");
  CHECK(f.original->note == "By permission");
  CHECK(f.shares == 2);
  CHECK(f.views == 78);
  CHECK(f.params.contains("a"));
}

TEST_CASE("a title is trimmed, and an empty one is none") {
  CHECK(read("title: >\n  Folded\n  words\n").title == "Folded words");
  CHECK_FALSE(read("title: ' '\n").title);
  CHECK_FALSE(read("title: null\n").title);
  CHECK(read("description: |\n  Two\n  lines\n").description == "Two\nlines");
}

TEST_CASE("the spellings of other generators are understood") {
  CHECK(read("published: false\n").draft);
  CHECK_FALSE(read("published: true\n").draft);
  CHECK(read("published: 2024-05-01\n").publish_date);
  CHECK(read("permalink: community/podcasts.html\n").url->value == "/community/podcasts.html");
  CHECK(read("excerpt: E\n").description == "E");
  CHECK(read("summary: S\n").description == "S");
  for (const char* key : {"updated", "modified", "last_modified_at"})
    CHECK(read(std::string(key) + ": 2024-05-01\n").lastmod);
  CHECK(read("publishDate: 2024-05-01\n").publish_date);
  CHECK(read("expiryDate: 2024-05-01\n").expiry_date);
  CHECK(joined(read("tag: a\ncategory: b\nauthor: C D\n")) ==
        "tags=a; categories=b; authors=C D; ");
}

TEST_CASE("Postil's own spelling counts, else the first, and the others are named") {
  const auto parsed = parse("---\nupdated: 2024-05-01\nlastmod: 2024-05-02\nmodified: x\n---\n");
  CHECK(parsed.said ==
        "\"updated\" is ignored: \"lastmod\" on line 3 counts\n"
        "\"modified\" is ignored: \"lastmod\" on line 3 counts\n");
  CHECK(base::format_day(*parsed.document->front_matter.lastmod) == "2024-05-02");
}

TEST_CASE("terms are a list or one text, in the order written, each once") {
  CHECK(joined(read("tags: [b, a, b]\ntag: c\n")) == "tags=b;a;c; ");
  CHECK(joined(read("tags: [no, null, 0123, Null]\n")) == "tags=no;null;0123;Null; ");
  CHECK(joined(read("tags:\ncategories: ~\nauthors: []\n")).empty());
  CHECK(joined(read("author: Null\n")) == "authors=Null; ");
  const auto one = parse("---\ntags: red green\n---\n");
  CHECK(one.said == "this text is one term of \"tags\"\n");
  CHECK(joined(one.document->front_matter) == "tags=red green; ");
}

TEST_CASE("a taxonomy of the site is a key, one that it lacks is not") {
  configuration::Configuration configuration;
  configuration.taxonomies = {"series", "tag"};
  const auto parsed =
      parse("---\nseries: A\ntag: b\ntags: c\n---\n", "content/a.md", configuration);
  CHECK(parsed.said == "this site has no taxonomy \"tags\"\n");
  CHECK(joined(parsed.document->front_matter) == "series=A; tag=b; ");
}

TEST_CASE("aliases begin at the root or, relative ones, at the section of the page") {
  CHECK(joined(read("aliases: [/old/a/, b, '/a%20b/']\n").aliases) == "/old/a/;/posts/b;/a b/;");
  CHECK(joined(read("aliases: a\n", "content/a.md").aliases) == "/a;");
  CHECK(joined(read("redirect_from: [docs/a.html, /b]\n").aliases) == "/docs/a.html;/b;");
  CHECK(joined(read("aliases: /a/\nredirect_from: /b/\n").aliases) == "/a/;/b/;");
}

TEST_CASE("the name gives a date when front matter does not, in the site's zone") {
  configuration::Configuration configuration;
  configuration.timezone = "Europe/Berlin";
  const auto parsed = parse("Text\n", "content/posts/2024-5-1-a.md", configuration);
  CHECK(base::format_iso(*parsed.document->front_matter.date) == "2024-05-01T00:00:00+02:00");
  const auto both = read("date: 2024-06-01\n", "content/posts/2024-05-01-a.md");
  CHECK(base::format_day(*both.date) == "2024-06-01");
}

TEST_CASE("front matter lies between fences, the first of them on the first line") {
  const auto body = [](const std::string& bytes) {
    const auto parsed = parse(bytes);
    REQUIRE(parsed.document);
    return std::to_string(parsed.document->body_line) + ':' + parsed.document->body;
  };
  CHECK(body("Text\n") == "1:Text\n");
  CHECK(body("") == "1:");
  CHECK(body("---\n---\nText\n") == "3:Text\n");
  CHECK(body("---  \ntitle: A\n---\t\nText\n") == "4:Text\n");
  CHECK(body("---\ntitle: A\n...\nText\n") == "4:Text\n");
  CHECK(body("\xEF\xBB\xBF---\r\ntitle: A\r\n---\r\nText\r\n") == "4:Text\n");
  CHECK(body("---\rtitle: A\r---\rText\r") == "4:Text\n");
  CHECK(body("---\ntitle: A\n---") == "3:");
  CHECK(body("---\ntitle: A\n---\n---\nText\n---\n") == "4:---\nText\n---\n");
  CHECK(body("Text\n\n---\n\ntitle: A\n---\n").starts_with("1:Text"));
  CHECK(body("\n\n---\n\nA break, not front matter\n\n---\n").starts_with("1:\n"));
  CHECK(body("title: A sentence\nthat is a heading\n---\n").starts_with("1:title"));
  CHECK(body("----\ntitle: A\n----\n").starts_with("1:----"));
  CHECK(body("{{< youtube x >}}\n").starts_with("1:{{<"));
}

TEST_CASE("two mistakes that leave no doubt are read as they were meant, with a warning") {
  const auto above = parse("\n \n---\ntitle: A\ndraft: true\n---\nText\n");
  CHECK(above.said == "front matter must begin on the first line\n");
  REQUIRE(above.document);
  CHECK(above.document->front_matter.draft);
  CHECK(above.document->body_line == 7);
  const auto fenceless = parse("layout: post\ntags:\n- a\n---\n\nText\n");
  CHECK(fenceless.said == "this front matter does not begin with a line of \"---\"\n");
  CHECK(joined(fenceless.document->front_matter) == "tags=a; ");
  CHECK(fenceless.document->body == "\nText\n");
}

TEST_CASE("a document with an error is not returned, and all its errors are") {
  const auto parsed = parse("---\ndate: 2024-02-30\ndraft: maybe\ntilte: x\n---\n");
  CHECK_FALSE(parsed.document);
  CHECK(parsed.said ==
        "there is no day 2024-02-30\n"
        "\"draft\" must be true or false, not \"maybe\"\n"
        "unknown key \"tilte\"\n");
}
