#include "markup/comment_html.h"

#include <doctest/doctest.h>

using markup::comment_html;

TEST_CASE("text like a tag is shown as text") {
  CHECK(comment_html("a < b and b > c") == "<p>a &lt; b and b &gt; c</p>\n");
  CHECK(comment_html("std::vector<T> v") == "<p>std::vector&lt;T&gt; v</p>\n");
  CHECK(comment_html("<script>alert(1)</script>") ==
        "<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>\n");
  CHECK(comment_html("<!-- x --> <?php ?> <![CDATA[y]]>") ==
        "<p>&lt;!-- x --&gt; &lt;?php ?&gt; &lt;![CDATA[y]]&gt;</p>\n");
}

TEST_CASE("Markdown between tag-like texts still works") {
  CHECK(comment_html("<div>\n*x*\n</div>") ==
        "<p>&lt;div&gt;<br>\n<em>x</em><br>\n&lt;/div&gt;</p>\n");
}

TEST_CASE("code shows tags and definitions as they were typed") {
  CHECK(comment_html("`<b>` and `[a]: b`") ==
        "<p><code>&lt;b&gt;</code> and <code>[a]: b</code></p>\n");
  CHECK(comment_html("```html\n<b>\n[a]: b\n```") ==
        "<pre><code>&lt;b&gt;\n[a]: b\n</code></pre>\n");
}

TEST_CASE("links to the web and to mail addresses carry rel, and nothing else is a link") {
  CHECK(comment_html("[a](https://example.org/?q=1&r=\"2\" 'T <b>')") ==
        "<p><a href=\"https://example.org/?q=1&amp;r=%222%22\" title=\"T &lt;b&gt;\" "
        "rel=\"nofollow ugc noopener\">a</a></p>\n");
  CHECK(comment_html("[a](MAILTO:a@example.org)") ==
        "<p><a href=\"MAILTO:a@example.org\" rel=\"nofollow ugc noopener\">a</a></p>\n");
  CHECK(comment_html("[a](javascript:alert(1))") == "<p>a (javascript:alert(1))</p>\n");
  CHECK(comment_html("[a](java&#x73;cript:x)") == "<p>a (javascript:x)</p>\n");
  CHECK(comment_html("[a](data:text/html,x) [b](//x) [c](/p)") ==
        "<p>a (data:text/html,x) b (//x) c (/p)</p>\n");
  CHECK(comment_html("<javascript:alert(1)>") == "<p>&lt;javascript:alert(1)&gt;</p>\n");
}

TEST_CASE("an autolink works, a bare e-mail address in angle brackets is text") {
  CHECK(comment_html("<http://example.org/a?b&c>") ==
        "<p><a href=\"http://example.org/a?b&amp;c\" rel=\"nofollow ugc noopener\">"
        "http://example.org/a?b&amp;c</a></p>\n");
  CHECK(comment_html("<me@example.org>") == "<p>&lt;me@example.org&gt;</p>\n");
}

TEST_CASE("an image becomes a link to it, so that no page loads it") {
  CHECK(comment_html("![a *b*](http://x.org/y.png)") ==
        "<p><a href=\"http://x.org/y.png\" rel=\"nofollow ugc noopener\">a <em>b</em></a></p>\n");
  CHECK(comment_html("![](http://x.org/y.png)") ==
        "<p><a href=\"http://x.org/y.png\" rel=\"nofollow ugc noopener\">"
        "http://x.org/y.png</a></p>\n");
  CHECK(comment_html("[![alt](http://x.org/y.png)](http://x.org)") ==
        "<p><a href=\"http://x.org\" rel=\"nofollow ugc noopener\">alt</a></p>\n");
}

TEST_CASE("a link without a text shows its address, escaped") {
  const std::string link =
      "<a href=\"http://x.org/?a&amp;b=%22%3C\" rel=\"nofollow ugc noopener\">"
      "http://x.org/?a&amp;b=&quot;&lt;</a>";
  CHECK(comment_html("[](<http://x.org/?a&b=\"\\<>)") == "<p>" + link + "</p>\n");
  CHECK(comment_html("![](<http://x.org/?a&b=\"\\<>)") == "<p>" + link + "</p>\n");
  CHECK(comment_html("[](ftp:a&b)") == "<p> (ftp:a&amp;b)</p>\n");
  CHECK(comment_html("[]()") == "<p></p>\n");
  CHECK(comment_html("[![](http://y.org/&)](http://x.org)") ==
        "<p><a href=\"http://x.org\" rel=\"nofollow ugc noopener\">http://y.org/&amp;</a></p>\n");
}

TEST_CASE("headings are bold paragraphs, so the page keeps its outline") {
  CHECK(comment_html("# Me *first*") == "<p><strong>Me <em>first</em></strong></p>\n");
  CHECK(comment_html("Me\n===") == "<p><strong>Me</strong></p>\n");
}

TEST_CASE("line breaks are kept") { CHECK(comment_html("a\nb") == "<p>a<br>\nb</p>\n"); }

TEST_CASE("a link reference definition is text and defines nothing") {
  CHECK(comment_html("[a]: http://x.org\n\n[a]") ==
        "<p>[a]: <a href=\"http://x.org\" rel=\"nofollow ugc noopener\">http://x.org</a></p>\n"
        "<p>[a]</p>\n");
}

TEST_CASE("lists keep their kind, start and tightness") {
  CHECK(comment_html("3. a\n4. b") == "<ol start=\"3\">\n<li>a</li>\n<li>b</li>\n</ol>\n");
  CHECK(comment_html("- a\n\n- b") == "<ul>\n<li><p>a</p>\n</li>\n<li><p>b</p>\n</li>\n</ul>\n");
}

TEST_CASE("many lists, quotes and emphases in a row keep their tags") {
  std::string body;
  std::string html;
  for (int i = 0; i < 10; ++i) {
    body += "- a\n\n1. b\n\n> c\n\n*d* **e**\n\n";
    html +=
        "<ul>\n<li>a</li>\n</ul>\n<ol>\n<li>b</li>\n</ol>\n<blockquote>\n<p>c</p>\n"
        "</blockquote>\n<p><em>d</em> <strong>e</strong></p>\n";
  }
  CHECK(comment_html(body) == html);
}

TEST_CASE("an empty body gives an empty output") { CHECK(comment_html("").empty()); }

TEST_CASE("a rule divides two paragraphs") {
  CHECK(markup::comment_html("a\n\n---\n\nb") == "<p>a</p>\n<hr>\n<p>b</p>\n");
}
