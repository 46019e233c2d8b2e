#include "web/feed.h"

#include <doctest/doctest.h>

namespace {

// A right-to-left override (U+202E) would turn the text behind it around.
const std::string kOverride = "\xE2\x80\xAE";

}  // namespace

TEST_CASE("a feed is an Atom document with every field of its entries") {
  web::Feed feed;
  feed.id = "tag:a.example,2026-01-01:comments&more";
  feed.title = "Comments on <A> & " + kOverride + "B";
  feed.self_url = "https://a.example/feed?a&b";
  feed.page_url = "https://a.example/\"a\"/";
  feed.updated = "2026-02-01T00:00:00Z";
  web::FeedEntry& whole = feed.entries.emplace_back();
  whole.id = "tag:a.example,2026-01-02:c1&";
  whole.title = "Ann" + kOverride + " on <A>";
  whole.name = "Ann" + kOverride + " & Bob";
  whole.website = "https://ann.example/?a&b";
  whole.url = "https://a.example/#c1&";
  whole.published = "2026-01-02T00:00:00Z";
  whole.updated = "2026-01-03T00:00:00Z";
  whole.html = "<p>a &amp; b</p>\n";
  web::FeedEntry& bare = feed.entries.emplace_back();
  bare.name = "Eve";
  bare.website = "javascript:alert(1)";
  CHECK(web::atom(feed) == R"(<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom">
<id>tag:a.example,2026-01-01:comments&amp;more</id>
<title>Comments on &lt;A&gt; &amp; B</title>
<updated>2026-02-01T00:00:00Z</updated>
<link rel="self" type="application/atom+xml" href="https://a.example/feed?a&amp;b"/>
<link rel="alternate" type="text/html" href="https://a.example/&quot;a&quot;/"/>
<entry>
<id>tag:a.example,2026-01-02:c1&amp;</id>
<title>Ann on &lt;A&gt;</title>
<author><name>Ann &amp; Bob</name><uri>https://ann.example/?a&amp;b</uri></author>
<link rel="alternate" type="text/html" href="https://a.example/#c1&amp;"/>
<published>2026-01-02T00:00:00Z</published>
<updated>2026-01-03T00:00:00Z</updated>
<content type="html">&lt;p&gt;a &amp;amp; b&lt;/p&gt;
</content>
</entry>
<entry>
<id></id>
<title></title>
<author><name>Eve</name></author>
<link rel="alternate" type="text/html" href=""/>
<published></published>
<updated></updated>
<content type="html"></content>
</entry>
</feed>
)");
}

TEST_CASE("a feed without a page and without entries has neither") {
  CHECK(web::atom({}) == R"(<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom">
<id></id>
<title></title>
<updated></updated>
<link rel="self" type="application/atom+xml" href=""/>


</feed>
)");
}
