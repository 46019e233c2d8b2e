#include "content/front_matter.h"

#include <doctest/doctest.h>

#include "content/parse.h"
#include "content/source.h"

namespace {

struct Parsed {
  std::optional<content::ParsedSource> document;
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
  return parsed.document->preamble.own.values;
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
      "params: {a: [b]}\nunlisted: true\nsummary: Short\nkeywords: [k, l]\ntype: docs\n"
      "lang: de-CH\ntranslation_key: t\ntoc: false\nmenus: main\nrelated: [b.md, /c/]\n"
      "sitemap: false\n");
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
  CHECK(f.comments.enabled == false);
  CHECK(f.weight == -3);
  CHECK(f.image->source.value == "a.png");
  CHECK(f.original->note == "By permission");
  CHECK(f.shares == 2);
  CHECK(f.views == 78);
  CHECK(f.params.contains("a"));
  CHECK(f.unlisted);
  CHECK(f.summary == "Short");
  CHECK(joined(f.keywords) == "k;l;");
  CHECK(f.type->value == "docs");
  CHECK(f.lang->value == "de-CH");
  CHECK(f.translation_key->value == "t");
  CHECK(f.toc == false);
  CHECK(f.menus.at(0).menu == "main");
  CHECK(joined(f.related) == "b.md;/c/;");
  CHECK(f.related[1].location.line == 27);
  CHECK(f.sitemap == false);
}

TEST_CASE("comments are a word, or a map of rules") {
  CHECK(read("comments: true\n").comments.enabled == true);
  const auto rules = read(
                         "comments: {enabled: true, closed: false, close_after: 90d, moderation: "
                         "hold, id: ' first '}\n")
                         .comments;
  CHECK(rules.enabled == true);
  CHECK(rules.closed == false);
  CHECK(rules.close_after->time == std::chrono::days(90));
  CHECK(rules.close_after->location.line == 2);
  CHECK(rules.moderation == content::Moderation::hold);
  CHECK(rules.id->value == "first");
  CHECK_FALSE(read("comments: {close_after: none}\n").comments.close_after->time);
  CHECK(read("comments: {moderation: policy}\n").comments.moderation ==
        content::Moderation::policy);
  const auto empty = read("comments: {enabled: '', closed: , close_after: ' ', id: ''}\n").comments;
  CHECK_FALSE(empty.enabled);
  CHECK_FALSE(empty.closed);
  CHECK_FALSE(empty.close_after);
  CHECK_FALSE(empty.id);
}

TEST_CASE("an id of comments has at most 200 characters, in one line") {
  CHECK(read("comments: {id: '" + std::string(199, 'x') + "ä'}\n").comments.id);
  CHECK(parse("---\ncomments: {id: " + std::string(201, 'x') + "}\n---\n").said ==
        "an \"id\" has at most 200 characters; this has 201\n");
  for (const char* id : {"\"a\\nb\"", "\"a\\tb\"", "\"a\\uFFFE\""})
    CHECK(parse("---\ncomments: {id: " + std::string(id) + "}\n---\n").said ==
          "an \"id\" must be one line of text\n");
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
  CHECK_FALSE(read("published: false\n").not_draft);
  CHECK(read("published: true\n").not_draft->line == 2);
  CHECK(read("published: 2024-05-01\n").publish_date);
  CHECK(read("permalink: community/podcasts.html\n").url->value == "/community/podcasts.html");
  CHECK(read("published: 2024/05/01\n").publish_date);
  CHECK(read("excerpt: E\n").summary == "E");
  CHECK(read("path: /x/\n").url->value == "/x/");
  CHECK(read("eleventyExcludeFromCollections: true\n").unlisted);
  CHECK(read("translationKey: t\n").translation_key->value == "t");
  CHECK(read("extra: {a: b}\n").params.contains("a"));
  for (const char* key : {"updated", "modified", "last_modified_at", "modified_date"})
    CHECK(read(std::string(key) + ": 2024-05-01\n").lastmod);
  CHECK(read("publishDate: 2024-05-01\n").publish_date);
  CHECK(read("expiryDate: 2024-05-01\n").expiry_date);
  CHECK(joined(read("tag: a\ncategory: b\nauthor: C D\n")) ==
        "tags=a; categories=b; authors=C D; ");
}

TEST_CASE("author and authors are one, whatever the taxonomy is called") {
  const auto named = [](std::vector<std::string> taxonomies) {
    configuration::Configuration configuration;
    configuration.taxonomies = std::move(taxonomies);
    const auto parsed =
        parse("---\nauthor: A\nauthors: [B, A]\n---\n", "content/a.md", configuration);
    CHECK(parsed.said == "");
    REQUIRE(parsed.document);
    return joined(parsed.document->preamble.own.values);
  };
  CHECK(named({"authors"}) == "authors=A;B; ");
  CHECK(named({"author"}) == "author=A;B; ");
  CHECK(named({"author", "authors"}) == "authors=A;B; ");
  CHECK(named({"tags"}) == "authors=A;B; ");
}

TEST_CASE("Postil's own spelling counts, else the first, and the others are named") {
  const auto parsed = parse("---\nupdated: 2024-05-01\nlastmod: 2024-05-02\nmodified: x\n---\n");
  CHECK(parsed.said ==
        "\"updated\" is ignored: \"lastmod\" on line 3 counts\n"
        "\"modified\" is ignored: \"lastmod\" on line 3 counts\n");
  CHECK(base::format_day(*parsed.document->preamble.own.values.lastmod) == "2024-05-02");
}

TEST_CASE("the terms of Zola's map count like those of the keys") {
  CHECK(joined(read("taxonomies: {tags: [a, b], categories: c}\ntags: b\n")) ==
        "tags=b;a; categories=c; ");
  CHECK(parse("---\ntaxonomies: {moods: [a]}\n---\n").said ==
        "this site has no taxonomy \"moods\"\n");
}

TEST_CASE("params and Zola's extra add up, and params count where both say something") {
  const auto both = read("extra: {a: 1, b: 2}\nparams: {b: 3}\n").params;
  CHECK(std::get<std::string>(both.at("a").data) == "1");
  CHECK(std::get<std::string>(both.at("b").data) == "3");
  CHECK(parse("---\nextra: spaces\n---\n").said == "unknown key \"extra\"\n");
}

TEST_CASE("a published date and a draft are two things, a published truth and a draft one") {
  const auto two = read("published: 2024-05-01\ndraft: true\n");
  CHECK(two.publish_date);
  CHECK(two.draft);
  CHECK(parse("---\npublished: 2024-05-01\npublish_date: 2024-05-02\n---\n").said ==
        "\"published\" is ignored: \"publish_date\" on line 3 counts\n");
}

TEST_CASE("keywords are a list, or a text cut at commas") {
  CHECK(joined(read("keywords: static sites, C++ , ,\n").keywords) == "static sites;C++;");
  CHECK(joined(read("keywords: 宏，C++、宏\n").keywords) == "宏;C++;宏;");
  CHECK(joined(read("keywords: ['a, b', c]\n").keywords) == "a, b;c;");
}

TEST_CASE("an image is a file with or without words for it") {
  CHECK(read("image: {src: a.png, alt: ' A plot '}\n").image->alt == "A plot");
  CHECK(read("image: {path: /a.png}\n").image->source.value == "/a.png");
  CHECK(read("cover: {image: a.png}\n").image->source.location.line == 2);
  CHECK(read("thumbnail: a.png\n").image->source.value == "a.png");
  CHECK(read("images: [b.png, c.png]\n").image->source.value == "b.png");
  CHECK_FALSE(read("images: []\n").image);
  CHECK_FALSE(read("image: ''\n").image);
  CHECK(parse("---\nimage: {alt: A}\n---\n").said == "an image needs a \"src\"\n");
}

TEST_CASE("the original of a page is an address with or without a note") {
  CHECK(read("original: https://a.org/b\n").original->url == "https://a.org/b");
  const auto both = read("original: {note: N, url: 'http://a.org/'}\n").original;
  CHECK(both->url == "http://a.org/");
  CHECK(both->note == "N");
}

TEST_CASE("a page goes into a menu by name, by a list of names, or with more to say") {
  const auto shown = [](const std::string& lines) {
    std::string all;
    for (const auto& entry : read(lines).menus) {
      all += entry.menu + '|' + entry.name + '|' + entry.identifier + '|' + entry.parent + '|' +
             (entry.weight ? std::to_string(*entry.weight) : "") + '@' +
             std::to_string(entry.location.line) + ';';
    }
    return all;
  };
  CHECK(shown("menu: main\n") == "main||||@2;");
  CHECK(shown("menus: [main, footer]\n") == "main||||@2;footer||||@2;");
  CHECK(shown("menu:\n  main: {name: A, weight: -5, parent: b, identifier: a}\n  footer:\n") ==
        "main|A|a|b|-5@3;footer||||@4;");
  CHECK(parse("---\nmenu: {main: {nmae: A}}\n---\n").said == "unknown key \"nmae\"\n");
}

TEST_CASE("a page leaves the sitemap in one of two spellings") {
  CHECK(read("sitemap: true\n").sitemap == true);
  CHECK(read("sitemap: {disable: true}\n").sitemap == false);
  CHECK(parse("---\nsitemap: {priority: 1}\n---\n").said == "unknown key \"priority\"\n");
}

TEST_CASE("a key of another generator that has no meaning here gets a way out") {
  base::Report report;
  const auto source = content::source_of("content/a.md", "content/");
  (void)content::parse(source, "---\nmarkup: md\nbuild: {list: never}\n---\n", {}, report);
  REQUIRE(report.sorted().size() == 2);
  CHECK(report.sorted()[0].hint == "leave it out: every page is Markdown");
  CHECK(report.sorted()[1].hint == "unlisted: true hides a page from lists, draft: true from all");
}

TEST_CASE("terms are a list or one text, in the order written, each once") {
  CHECK(joined(read("tags: [b, a, b]\ntag: c\n")) == "tags=b;a;c; ");
  CHECK(joined(read("tags: [no, null, 0123, Null]\n")) == "tags=no;null;0123;Null; ");
  CHECK(joined(read("tags:\ncategories: ~\nauthors: []\n")).empty());
  CHECK(joined(read("author: Null\n")) == "authors=Null; ");
  const auto one = parse("---\ntags: red green\n---\n");
  CHECK(one.said == "this text is one term of \"tags\"\n");
  CHECK(joined(one.document->preamble.own.values) == "tags=red green; ");
}

TEST_CASE("a taxonomy of the site is a key, one that it lacks is not") {
  configuration::Configuration configuration;
  configuration.taxonomies = {"series", "tag"};
  const auto parsed =
      parse("---\nseries: A\ntag: b\ntags: c\n---\n", "content/a.md", configuration);
  CHECK(parsed.said == "this site has no taxonomy \"tags\"\n");
  CHECK(joined(parsed.document->preamble.own.values) == "series=A; tag=b; ");
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
  CHECK(base::format_iso(*parsed.document->preamble.own.values.date) ==
        "2024-05-01T00:00:00+02:00");
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

TEST_CASE("anchors, aliases and merge keys of YAML work in front matter") {
  CHECK(joined(read("tags: &t [a, b]\ncategories: *t\n")) == "tags=a;b; categories=a;b; ");
  const auto params = read("params:\n  one: &o {x: 1}\n  two: {<<: *o, y: 2}\n").params;
  CHECK(std::get<base::ValueMap>(params.at("two").data).size() == 2);
}

TEST_CASE("two mistakes that leave no doubt are read as they were meant, with a warning") {
  const auto above = parse("\n \n---\ntitle: A\ndraft: true\n---\nText\n");
  CHECK(above.said == "front matter must begin on the first line\n");
  REQUIRE(above.document);
  CHECK(above.document->preamble.own.values.draft);
  CHECK(above.document->body_line == 7);
  const auto fenceless = parse("layout: post\ntags:\n- a\n---\n\nText\n");
  CHECK(fenceless.said == "this front matter does not begin with a line of \"---\"\n");
  CHECK(joined(fenceless.document->preamble.own.values) == "tags=a; ");
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
