// Hugo's `ref` and `relref`: a gap where they are meant, themselves where they are code.
#include "markdown/references.h"

#include <doctest/doctest.h>

#include "base/text.h"
#include "markdown/render.h"

namespace {

// The HTML with [target] in each gap of a reference and (target) in others.
std::string filled(const std::string& body) {
  const markdown::Rendered rendered = markdown::render(body, {});
  std::vector<std::string> values;
  for (const markdown::Slot& slot : rendered.slots) {
    values.push_back(slot.is_reference ? "[" + slot.target + "]" : "(" + slot.target + ")");
  }
  return markdown::fill(rendered, values);
}

std::string places(const std::string& body) {
  std::string list;
  for (const markdown::Slot& slot : markdown::render(body, {}).slots) {
    list +=
        std::to_string(slot.line) + ":" + std::to_string(slot.column) + " " + slot.target + "\n";
  }
  return list;
}

}  // namespace

TEST_CASE("a reference is a destination of links and images, or text") {
  CHECK(filled("[a]({{< ref \"a.md#x\" >}})") == "<p><a href=\"[a.md#x]\">a</a></p>\n");
  CHECK(filled("[a]({{< ref \"a.md\" >}}#x \"title\")") ==
        "<p><a href=\"[a.md#x]\" title=\"title\">a</a></p>\n");
  CHECK(filled("![a]({{% relref \"a.md\" %}})") ==
        "<p class=\"pictures\"><img src=\"[a.md]\" alt=\"a\"></p>\n");
  CHECK(filled("see {{< ref a.md >}}, *{{<relref `b.md`>}}*!") ==
        "<p>see [a.md], <em>[b.md]</em>!</p>\n");
  CHECK(filled("[a](b{{<ref>}}c{{<ref>}})") ==
        "<p><a href=\"(b{{&lt;ref&gt;}}c{{&lt;ref&gt;}})\">a</a></p>\n");
  CHECK(filled("[a][r]\n\n[r]: {{< ref \"/posts/a.md\" >}}\n") ==
        "<p><a href=\"[/posts/a.md]\">a</a></p>\n");
}

// What stands in the gap until it is filled begins with the same bytes.
TEST_CASE("Arabic ligatures stand beside references") {
  CHECK(filled("\uFDFA {{< ref \"a.md\" >}} \uFDF2 {{< ref \"b.md\" >}}\uFDFD") ==
        "<p>\uFDFA [a.md] \uFDF2 [b.md]\uFDFD</p>\n");
  CHECK(filled("[\uFDFA]({{< ref \"a.md\" >}} \"\uFDF2\")") ==
        "<p><a href=\"[a.md]\" title=\"\uFDF2\">\uFDFA</a></p>\n");
}

TEST_CASE("the path may have a name, and other arguments beside it") {
  CHECK(filled("{{< ref path=\"a.md\" lang=\"fr\" >}}") == "<p>[a.md]</p>\n");
  CHECK(filled("{{< ref lang=fr path=`a.md` outputFormat=\"rss\" >}}") == "<p>[a.md]</p>\n");
  CHECK(filled("{{< ref \"a \\\"b\\\".md\" >}}") == "<p>[a &quot;b&quot;.md]</p>\n");
  CHECK(filled("{{< ref az=fr AZ=\"rss\" \"a.md\" >}}") == "<p>[a.md]</p>\n");
  CHECK(filled("{{< ref a-b=c >}}") == "<p>[a-b=c]</p>\n");
  CHECK(filled("{{< ref >}}{{< ref path=>}}") == "<p>[][]</p>\n");
  CHECK(filled("{{< ref >}}") == "<p>[]</p>\n");
}

TEST_CASE("in code nothing is taken for a reference") {
  CHECK(filled("`{{< ref \"a.md\" >}}`") ==
        "<p><code>{{&lt; ref &quot;a.md&quot; &gt;}}</code></p>\n");
  CHECK(filled("`a {{< ref b >}} c {{< ref d >}} e`") ==
        "<p><code>a {{&lt; ref b &gt;}} c {{&lt; ref d &gt;}} e</code></p>\n");
  for (const char* body : {"```\n{{< ref \"a.md\" >}}\n```\n", "    {{< ref \"a.md\" >}}\n",
                           "> ~~~\n> {{< ref \"a.md\" >}}\n> ~~~\n"}) {
    CAPTURE(body);
    CHECK(filled(body).find("<code>{{&lt; ref &quot;a.md&quot; &gt;}}\n</code>") !=
          std::string::npos);
  }
}

TEST_CASE("titles and languages of code show a reference as it is written") {
  CHECK(filled("[a](b \"{{< ref c >}} d\") ![e](f '{{<ref g>}}')\n") ==
        "<p><a href=\"(b)\" title=\"{{&lt; ref c &gt;}} d\">a</a> <img src=\"(f)\" alt=\"e\" "
        "title=\"{{&lt;ref g&gt;}}\"></p>\n");
  CHECK(filled("~~~{{<ref>}}\nx\n~~~\n") ==
        "<pre tabindex=\"0\"><code class=\"language-{{&lt;ref&gt;}}\">x\n</code></pre>\n");
}

TEST_CASE("an escaped reference is shown, without its asterisks") {
  CHECK(filled("write {{</* ref \"a.md\" */>}} or {{%/* relref \"*b*\" */%}}") ==
        "<p>write {{&lt; ref &quot;a.md&quot; &gt;}} or {{% relref &quot;*b*&quot; %}}</p>\n");
  CHECK(filled("`{{</* ref \"a.md\" */>}}`") ==
        "<p><code>{{&lt;/* ref &quot;a.md&quot; */&gt;}}</code></p>\n");
}

TEST_CASE("a reference in the author's own HTML is filled in") {
  CHECK(filled("<p><a href=\"{{< ref \"a.md\" >}}\">a</a></p>\n") ==
        "<p><a href=\"[a.md]\">a</a></p>\n");
  CHECK(filled("x <a href='{{< ref \"a.md\" >}}'>a</a>") == "<p>x <a href='[a.md]'>a</a></p>\n");
  CHECK(filled("<p><a href=\"{{< ref \"a\" >}}\">x</a>\n<a href=\"{{< ref \"b\" >}}\">y</a>\n"
               "{{</* ref \"c\" */>}} z</p>\n") ==
        "<p><a href=\"[a]\">x</a>\n<a href=\"[b]\">y</a>\n{{&lt; ref &quot;c&quot; &gt;}} z</p>\n");
  CHECK(filled("<pre>{{</* ref \"a.md\" */>}}</pre>\n") ==
        "<pre>{{&lt; ref &quot;a.md&quot; &gt;}}</pre>\n");
}

TEST_CASE("what only looks like a reference stays text") {
  for (const char* body :
       {"{{< reference \"a.md\" >}}", "{{< ref \"a.md\" %}}", "{{ ref \"a.md\" }}",
        "{{< ref \"a.md >}}", "{{< figure src=\"a.png\" >}}", "{{<", "{{< ref \"a\""}) {
    CAPTURE(body);
    CHECK(filled(body) ==
          "<p>" + base::replace_all(base::escape_html(body), "&#39;", "'") + "</p>\n");
  }
  for (const std::string sign : {"\uFDD0", "\uFDD3", "\uFDEF"})
    CHECK(markdown::take_references("{{< ref \"a\" >}} " + sign).references.empty());
  for (const std::string sign : {"\uFDCF", "\uFDF0", "\uFE00", "\xEF\xB7"})
    CHECK(markdown::take_references("{{< ref \"a\" >}} " + sign).references.size() == 1);
}

TEST_CASE("what was taken out shifts no place, of itself or of what follows") {
  CHECK(places("é {{< ref \"ä.md\" >}} [b](c) ![d]({{< ref \"e\" >}})\n[f](g)\n") ==
        "1:3 ä.md\n1:22 c\n1:29 e\n2:1 g\n");
  CHECK(
      places("é {{< ref \"a\" >}} ü {{< ref \"b\" >}} {{< ref \"c\" >}}\n\n {{< ref \"d\" >}}\n") ==
      "1:3 a\n1:21 b\n1:37 c\n3:2 d\n");
  CHECK(places("[a]({{< ref\n  \"b\" >}}) [c](d)\n[e](f)\n") == "1:1 b\n2:12 d\n3:1 f\n");
}

TEST_CASE("headings, summaries and words are as if nobody had referred to anything") {
  const auto rendered =
      markdown::render("## See {{< ref \"a.md\" >}} now\n\nText [b]({{< ref \"b\" >}})\n", {});
  REQUIRE(rendered.headings.size() == 1);
  CHECK(rendered.headings[0].text == "See now");
  CHECK(rendered.summary == "Text b");
}

TEST_CASE("an id behind a reference and other text is that of its heading") {
  CHECK(filled("## See {{< ref \"a.md\" >}} now *b* {#x}\n") ==
        "<h2 id=\"x\">See [a.md] now <em>b</em></h2>\n");
}

TEST_CASE("references may stand side by side, as many as there are") {
  std::string body;
  std::string shown;
  for (int i = 0; i < 600; ++i) {
    body += "{{< ref a" + std::to_string(i) + " >}}";
    shown += "[a" + std::to_string(i) + ']';
  }
  CHECK(filled(body) == "<p>" + shown + "</p>\n");
}

TEST_CASE("a reference has at most 2000 bytes, wherever it stands") {
  for (const std::size_t before : {0U, 1U, 1990U, 5000U}) {
    CAPTURE(before);
    const auto count = [&](std::size_t bytes) {
      const std::string body =
          std::string(before, 'x') + "{{< ref \"" + std::string(bytes - 13, 'a') + "\">}}";
      return markdown::take_references(body + '\n').references.size();
    };
    CHECK(count(20) == 1);
    CHECK(count(2000) == 1);
    CHECK(count(2001) == 0);
  }
}

TEST_CASE("thousands of openings that close nowhere take no time") {
  std::string body;
  for (int i = 0; i < 50'000; ++i) body += "{{< ref \"a ";
  CHECK(markdown::take_references(body).text == body);
}
