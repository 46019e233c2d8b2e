// Feeds: what they say, and how each format writes it.
#include "output/feed.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <string>

#include "output/feed_formats.h"
#include "site/feeds.h"
#include "theme/small_site.h"

namespace {

using configuration::FeedFormat;

configuration::Configuration blog() {
  configuration::Configuration configuration;
  configuration.title = "A & B";
  configuration.base_url = "https://example.org/blog/";
  configuration.language = "de";
  return configuration;
}

content::FrontMatter post_of(const std::string& title, const std::string& date) {
  content::FrontMatter front_matter;
  front_matter.title = title;
  front_matter.date = base::parse_date(date, "UTC").date;
  return front_matter;
}

// The page has everything that a feed can tell.
site::Site full_site(configuration::Configuration configuration = blog()) {
  auto post = post_of("C <3", "2024-05-01T10:30:00+02:00");
  post.lastmod = base::parse_date("2024-06-01", "UTC").date;
  post.description = "Short & sweet";
  post.image = content::Image{.source = {.value = "/img/c.png"}};
  post.original = content::Original{.url = "https://other.example/c?x=1&y=2"};
  post.terms = {{"authors", {{.value = "Ada"}}}, {"tags", {{.value = "x"}, {.value = "y"}}}};
  return theme::make_site(
      std::move(configuration),
      {theme::post("c", post, "A [link](../other/) & *text*.\n\n<img srcset=\"s.png 2x\">\n"),
       theme::post("old", post_of("Old", "2020-01-01")), theme::post("undated", {})});
}

std::string text_of(const site::Site& site, const std::string& list, FeedFormat format) {
  const output::Entries entries(site);
  return output::feed_text(output::feed_of(site, entries, theme::page_at(site, list), format),
                           format);
}

bool has(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

}  // namespace

TEST_CASE("a feed holds the newest dated pages of a list, the newest first") {
  auto configuration = blog();
  configuration.feed_items = 2;
  const auto site = theme::make_site(
      configuration,
      {theme::post("a", post_of("A", "2020-01-01")), theme::post("b", post_of("B", "2022-01-01")),
       theme::post("c", post_of("C", "2021-01-01")), theme::post("d", {})});
  const output::Entries entries(site);
  const auto feed =
      output::feed_of(site, entries, theme::page_at(site, "/posts/"), FeedFormat::rss);
  REQUIRE(feed.entries.size() == 2);
  CHECK(feed.entries[0]->title == "B");
  CHECK(feed.entries[1]->title == "C");
  CHECK(feed.title == "Posts · A & B");
  CHECK(feed.self == "https://example.org/blog/posts/rss.xml");
  CHECK(base::format_day(feed.updated) == "2022-01-01");
}

TEST_CASE("pages of one moment keep the order of their list in a feed") {
  std::vector<theme::TestDocument> written;
  for (const char* name : {"d", "a", "c", "b"})
    written.push_back(theme::post(name, post_of(name, "2024-05-01")));
  const auto site = theme::make_site(blog(), written);
  const output::Entries entries(site);
  const site::Index list = theme::page_at(site, "/posts/");
  const auto feed = output::feed_of(site, entries, list, FeedFormat::rss);
  REQUIRE(feed.entries.size() == 4);
  for (std::size_t i = 0; i < 4; ++i)
    CHECK(feed.entries[i]->title == site.pages[site.pages[list].pages[i]].title);
}

TEST_CASE("every URL of an entry is absolute, those of the author's own HTML too") {
  const auto site = full_site();
  const output::Entries entries(site);
  const auto& entry = entries.of(theme::page_at(site, "/posts/c/"));
  CHECK(entry.html ==
        "<p>A <a href=\"https://example.org/blog/posts/other/\">link</a> &amp; <em>text</em>.</p>\n"
        "<img srcset=\"https://example.org/blog/posts/c/s.png 2x\">\n");
  CHECK(entry.image == "https://example.org/blog/img/c.png");
  CHECK(entry.image_type == "image/png");
  CHECK(entry.url == "https://example.org/blog/posts/c/");
  CHECK(entry.original == "https://other.example/c?x=1&y=2");
  const auto odd = theme::make_site(
      blog(), {theme::post("a", post_of("A", "2024-05-01"), "<img src=\"ä b.png\">\n")});
  CHECK(output::Entries(odd).of(theme::page_at(odd, "/posts/a/")).html ==
        "<img src=\"https://example.org/blog/posts/a/%C3%A4%20b.png\">\n");
}

TEST_CASE("only a picture is the enclosure of an entry, whatever follows its name") {
  const auto type_of = [](const std::string& file) {
    auto post = post_of("A", "2024-05-01");
    post.image = content::Image{.source = {.value = file}};
    const auto site = theme::make_site(blog(), {theme::post("a", post)});
    return output::Entries(site).of(theme::page_at(site, "/posts/a/")).image_type;
  };
  CHECK(type_of("/img/c.png?v=1") == "image/png");
  CHECK(type_of("/img/c.jpg#x") == "image/jpeg");
  CHECK(type_of("/film.mp4").empty());
}

TEST_CASE("an entry without an author is by the site's") {
  auto configuration = blog();
  configuration.author = "Ada";
  const auto site = full_site(configuration);
  const output::Entries entries(site);
  const auto& old = entries.of(theme::page_at(site, "/posts/old/"));
  REQUIRE(old.authors.size() == 1);
  CHECK(old.authors[0].name == "Ada");
  CHECK(old.authors[0].url == "https://example.org/blog/authors/ada/");
  const auto anonymous = full_site();
  CHECK(output::Entries(anonymous).of(theme::page_at(anonymous, "/posts/old/")).authors.empty());
}

TEST_CASE("authors are named when they are no taxonomy") {
  auto configuration = blog();
  configuration.taxonomies = {"tags"};
  const auto site = full_site(configuration);
  const output::Entries entries(site);
  const auto& entry = entries.of(theme::page_at(site, "/posts/c/"));
  REQUIRE(entry.authors.size() == 1);
  CHECK(entry.authors[0].name == "Ada");
  CHECK(entry.authors[0].url.empty());
  CHECK(entry.categories == std::vector<std::string>{"x", "y"});
}

// In RSS 2.0 the description of an item is HTML, and every other text is plain; the summary of Atom
// is plain unless it says otherwise (RFC 4287, 3.1.1), and that of JSON Feed is plain.
TEST_CASE("each text has as many layers as its format reads") {
  auto post = post_of("<T> & co", "2024-05-01");
  post.description = "Use <b> &amp; a < b";
  auto plain = post_of("Plain", "2024-04-01");
  const auto site = theme::make_site(
      blog(), {theme::post("a", post), theme::post("b", plain, "Write `<i>` or `&lt;`.\n")});
  const std::string rss = text_of(site, "/", FeedFormat::rss);
  CHECK(has(rss, "<title>&lt;T&gt; &amp; co</title>"));
  CHECK(has(rss, "<description>Use &amp;lt;b&amp;gt; &amp;amp;amp; a &amp;lt; b</description>"));
  CHECK(has(rss, "<description>Write &amp;lt;i&amp;gt; or &amp;amp;lt;.</description>"));
  const std::string atom = text_of(site, "/", FeedFormat::atom);
  CHECK(has(atom, "<title>&lt;T&gt; &amp; co</title>"));
  CHECK(has(atom, "<summary>Use &lt;b&gt; &amp;amp; a &lt; b</summary>"));
  CHECK(has(atom, "<summary>Write &lt;i&gt; or &amp;lt;.</summary>"));
  const std::string json = text_of(site, "/", FeedFormat::json);
  CHECK(has(json, "\"summary\": \"Use <b> &amp; a < b\""));
  CHECK(has(json, "\"title\": \"<T> & co\""));
}

TEST_CASE("an entry without a summary has no element for it") {
  const auto site = theme::make_site(blog(), {theme::post("a", post_of("A", "2024-05-01"), "")});
  CHECK_FALSE(has(text_of(site, "/posts/", FeedFormat::rss), "<description></description>"));
  CHECK_FALSE(has(text_of(site, "/posts/", FeedFormat::atom), "<summary>"));
  CHECK_FALSE(has(text_of(site, "/posts/", FeedFormat::json), "\"summary\""));
}

TEST_CASE("an entry was never updated before it was published") {
  auto post = post_of("A", "2024-05-01");
  post.lastmod = base::parse_date("2023-01-01", "UTC").date;
  const auto site = theme::make_site(blog(), {theme::post("a", post)});
  const output::Entries entries(site);
  CHECK(base::format_day(entries.of(theme::page_at(site, "/posts/a/")).updated) == "2024-05-01");
}

TEST_CASE("Atom") {
  const std::string xml = text_of(full_site(), "/", FeedFormat::atom);
  CHECK(has(xml, "xml:lang=\"de\">\n  <title>A &amp; B</title>"));
  CHECK(has(xml,
            "<link rel=\"self\" type=\"application/atom+xml\" "
            "href=\"https://example.org/blog/atom.xml\"/>"));
  CHECK(has(xml, "<title>C &lt;3</title>\n    <id>https://example.org/blog/posts/c/</id>"));
  CHECK(has(xml, "<link rel=\"via\" href=\"https://other.example/c?x=1&amp;y=2\"/>"));
  CHECK(has(xml,
            "<link rel=\"enclosure\" type=\"image/png\" "
            "href=\"https://example.org/blog/img/c.png\"/>"));
  CHECK(has(xml,
            "<published>2024-05-01T10:30:00+02:00</published>\n"
            "    <updated>2024-06-01T00:00:00Z</updated>"));
  CHECK(has(xml,
            "<author><name>Ada</name><uri>https://example.org/blog/authors/ada/</uri></author>"));
  CHECK(has(xml, "<category term=\"x\"/>\n    <category term=\"y\"/>"));
  CHECK(has(xml, "<summary>Short &amp; sweet</summary>\n    <content type=\"html\">&lt;p&gt;A "));
}

TEST_CASE("RSS") {
  const std::string xml = text_of(full_site(), "/", FeedFormat::rss);
  CHECK(has(xml,
            "<title>A &amp; B</title>\n  <link>https://example.org/blog/</link>\n  "
            "<description>A &amp; B</description>\n  <language>de</language>\n  "
            "<lastBuildDate>Sat, 01 Jun 2024 00:00:00 +0000</lastBuildDate>"));
  CHECK(has(xml,
            "<atom:link rel=\"self\" type=\"application/rss+xml\" "
            "href=\"https://example.org/blog/rss.xml\"/>"));
  CHECK(has(xml,
            "<title>C &lt;3</title>\n    <link>https://example.org/blog/posts/c/</link>\n"
            "    <guid>https://example.org/blog/posts/c/</guid>\n"
            "    <pubDate>Wed, 01 May 2024 10:30:00 +0200</pubDate>\n"
            "    <dc:creator>Ada</dc:creator>\n"
            "    <dc:source>https://other.example/c?x=1&amp;y=2</dc:source>\n"
            "    <category>x</category>\n    <category>y</category>\n"
            "    <description>Short &amp;amp; sweet</description>\n"
            "    <enclosure url=\"https://example.org/blog/img/c.png\" length=\"0\" "
            "type=\"image/png\"/>\n    <content:encoded>&lt;p&gt;A "));
}

TEST_CASE("JSON Feed") {
  const std::string json = text_of(full_site(), "/", FeedFormat::json);
  CHECK(
      json.starts_with("{\n \"version\": \"https://jsonfeed.org/version/1.1\",\n"
                       " \"title\": \"A & B\",\n"
                       " \"home_page_url\": \"https://example.org/blog/\",\n"
                       " \"feed_url\": \"https://example.org/blog/feed.json\",\n"
                       " \"language\": \"de\",\n"));
  CHECK(has(json, "\"external_url\": \"https://other.example/c?x=1&y=2\""));
  CHECK(has(json, "\"image\": \"https://example.org/blog/img/c.png\""));
  CHECK(has(json, "\"date_published\": \"2024-05-01T10:30:00+02:00\""));
  CHECK(has(json, "\"tags\": [\n    \"x\",\n    \"y\"\n   ]"));
  CHECK(has(json, "\"content_html\": \"<p>A <a href=\\\"https://"));
}

TEST_CASE("a JSON Feed has its authors, and their pages where there are such") {
  auto configuration = blog();
  configuration.description = "What we write";
  const std::string json = text_of(full_site(configuration), "/", FeedFormat::json);
  CHECK(has(json,
            " \"language\": \"de\",\n \"authors\": [\n  {\n   \"name\": \"A & B\"\n  }\n ],\n"));
  CHECK(has(json, " \"description\": \"What we write\",\n"));
  CHECK(has(json,
            "\"authors\": [\n    {\n     \"name\": \"Ada\",\n     \"url\": "
            "\"https://example.org/blog/authors/ada/\"\n    }\n   ]"));
  const auto nobody = theme::make_site(blog(), {theme::post("a", post_of("A", "2024-05-01"))});
  const std::string anonymous = text_of(nobody, "/", FeedFormat::json);
  CHECK(anonymous.find("\"authors\"") == anonymous.rfind("\"authors\""));
}

TEST_CASE("the names of categories are escaped in XML") {
  auto post = post_of("A", "2024-05-01");
  post.terms = {{"tags", {{.value = "R & D"}}}};
  const auto site = theme::make_site(blog(), {theme::post("a", post)});
  CHECK(has(text_of(site, "/", FeedFormat::atom), "<category term=\"R &amp; D\"/>"));
  CHECK(has(text_of(site, "/", FeedFormat::rss), "<category>R &amp; D</category>"));
}

TEST_CASE("characters that XML cannot hold break no feed") {
  auto post = post_of("A\x01z", "2024-05-01");
  const auto site = theme::make_site(blog(), {theme::post("a", post, "x &#8; y\x1Fz ]]> \n")});
  for (const FeedFormat format : {FeedFormat::atom, FeedFormat::rss}) {
    const std::string xml = text_of(site, "/", format);
    CHECK(has(xml, "<title>A\xEF\xBF\xBDz</title>"));
    CHECK(has(xml, "x \xEF\xBF\xBD y\xEF\xBF\xBDz ]]&amp;gt;"));
  }
  CHECK(has(text_of(site, "/", FeedFormat::json), "\"title\": \"A\xEF\xBF\xBDz\""));
}

TEST_CASE("feeds are had by lists of dated pages, in the formats asked for, with base_url") {
  auto configuration = blog();
  configuration.feeds.formats = {FeedFormat::json};
  const auto site = full_site(configuration);
  const auto& home = site.pages[theme::page_at(site, "/")];
  CHECK(site::feeds_of(site, home) == std::vector{FeedFormat::json});
  CHECK(site::feeds_of(site, site.pages[theme::page_at(site, "/tags/x/")]).size() == 1);
  CHECK(site::feeds_of(site, site.pages[theme::page_at(site, "/tags/")]).empty());
  CHECK(site::feeds_of(site, site.pages[theme::page_at(site, "/posts/c/")]).empty());
  configuration.base_url.clear();
  const auto nowhere = full_site(configuration);
  CHECK(site::feeds_of(nowhere, nowhere.home()).empty());
  const auto undated = theme::make_site(blog(), {theme::post("a", {})});
  CHECK(site::feeds_of(undated, undated.home()).empty());
}
