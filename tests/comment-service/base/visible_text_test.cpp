#include "base/visible_text.h"

#include <doctest/doctest.h>

#include <utility>

namespace {

// The text, the links in brackets, and the numbers of characters: all and linked ones.
std::string seen(std::string_view html) {
  const base::VisibleText visible = base::visible_text_of(html);
  std::string all = visible.text + "|";
  for (const std::string& link : visible.links) all += "[" + link + "]";
  return all + "|" + std::to_string(visible.characters) + "|" +
         std::to_string(visible.linked_characters);
}

}  // namespace

TEST_CASE("the visible text has no markup, and its links are listed") {
  for (const auto& [html, expected] : std::vector<std::pair<std::string, std::string>>{
           {"", "||0|0"},
           {"<p></p>\n", "||0|0"},
           {"<p>a b</p>\n", "a b||2|0"},
           {"<p>a</p>", "a||1|0"},
           {"<p>a<br>\nb</p>\n<p>c</p>\n", "a\nb\nc||3|0"},
           {"<p>é日𝓬</p>\n", "é日𝓬||3|0"},
           {"<pre><code>a\tb\n</code></pre>\n", "a\tb||2|0"},
           {"<p>&amp;&lt;&gt;&quot;</p>\n", "&<>\"||4|0"},
           {"<p>&amp;lt; &amp;&amp;</p>\n", "&lt; &&||6|0"},
           {"<p>a <a href=\"http://a.org/?b=1&amp;c=&lt;\" rel=\"nofollow\">bé &amp;</a> d</p>\n",
            "a bé & d|[http://a.org/?b=1&c=<]|5|3"},
           {"<p><a href=\"a\"><em>b</em>c</a><em>d</em><a href=\"e\">f</a>g</p>\n",
            "bcdfg|[a][e]|5|3"}}) {
    CHECK(seen(html) == expected);
  }
}

TEST_CASE("a tag or reference that does not end has the rest of the text") {
  CHECK(seen("a<b") == "a||1|0");
  CHECK(seen("<") == "||0|0");
  CHECK(seen("a&b") == "a&b||2|0");
  CHECK(seen("<a href=\"b") == "|[b]|0|0");
}
