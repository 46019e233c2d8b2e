#include "html/fragment.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <string>

namespace {

// "text: A | heading 2 #a: B | …"
std::string blocks_of(std::string_view html) {
  std::string shown;
  for (const html::Block& block : html::read_fragment(html).blocks) {
    if (!shown.empty()) shown += " | ";
    switch (block.kind) {
      case html::BlockKind::text:
        shown += "text: ";
        break;
      case html::BlockKind::heading:
        shown += "heading " + std::to_string(block.level) + " #" + block.id + ": ";
        break;
      case html::BlockKind::code:
        shown += "code: ";
        break;
      case html::BlockKind::table:
        shown += "table: ";
        break;
    }
    shown += block.text;
  }
  return shown;
}

// The HTML with a dot in place of each byte of code.
std::string without_code(std::string html) {
  for (const html::Range& range : html::read_fragment(html).code) {
    std::fill(html.begin() + static_cast<std::ptrdiff_t>(range.begin),
              html.begin() + static_cast<std::ptrdiff_t>(range.end), '.');
  }
  return html;
}

}  // namespace

TEST_CASE("HTML is read block by block, with white space as a browser shows it") {
  CHECK(blocks_of("<p>A <b>bold</b>\n  word&amp;</p>loose<h2 id=\"a\">B <i>c</i></h2>\n"
                  "<pre>x\n  y</pre><table><tr><td>1<td>2</table>") ==
        "text: A bold word& | text: loose | heading 2 #a: B c | code: x y | table: 1 | table: 2");
  CHECK(blocks_of("<h1>No id</h1><ul><li>a<li>b</ul><my-box>own</my-box>") ==
        "heading 1 #: No id | text: a | text: b | text: own");
  CHECK(blocks_of("<p>a <var>b</var> <tt>c</tt> <wbr>d").starts_with("text: a b c d"));
  CHECK(blocks_of(" \n<div></div><hr>").empty());
  CHECK(blocks_of("<frameset><p>a</p></frameset>") == "text: a");
  CHECK(blocks_of("").empty());
}

TEST_CASE("scripts, styles, templates, titles and comments have no text") {
  CHECK(blocks_of("<title>t</title><script>s</script><style>s</style><template>t</template>"
                  "<!-- c --><textarea>a</textarea>word") == "text: word");
}

TEST_CASE("the comment \"more\" parts the blocks") {
  CHECK(html::read_fragment("<p>a</p><p>b<!-- more -->c</p>").more == 2);
  CHECK(html::read_fragment("<!--more-->a").more == 0);
  CHECK_FALSE(html::read_fragment("<p>a</p><!-- no more -->").more);
}

TEST_CASE("code, preformatted text, scripts, styles and comments are code, their tags are not") {
  CHECK(without_code("a<code>b</code><pre c=d>e</pre><script src=x>f</script><!--g--><p>h") ==
        "a<code>.</code><pre c=d>.</pre><script src=x>.</script>........<p>h");
  CHECK(without_code("a<kbd>b</kbd><samp>c</samp><style>d</style>") ==
        "a<kbd>.</kbd><samp>.</samp><style>.</style>");
  CHECK(without_code("<code></code>a<pre></pre>") == "<code></code>a<pre></pre>");
}

TEST_CASE("code that is never closed reaches to the end of what holds it") {
  CHECK(without_code("<p>a<code>b") == "<p>a<code>.");
  CHECK(without_code("<pre>a") == "<pre>.");
  CHECK(without_code("<!-- a") == "......");
}

TEST_CASE("deeply nested HTML is read") {
  std::string html;
  for (int i = 0; i < 900; ++i) html += "<div>";
  CHECK(blocks_of(html + "x") == "text: x");
}
