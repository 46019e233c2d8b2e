// Summary, plain text and words.
#include <doctest/doctest.h>

#include "markdown/render.h"

namespace {

markdown::Rendered render(const char* body) { return markdown::render(body, {}); }

}  // namespace

TEST_CASE("the summary is the first paragraph that has text") {
  CHECK(render("# Title\n\n![i](x)\n\n- item\n\nThe *first*\nparagraph[^a].\n\nThe second.\n\n"
               "[^a]: Note.\n")
            .summary == "The first paragraph.");
  CHECK(render("# Title\n\n- item\n").summary.empty());
  CHECK(render("").summary.empty());
}

TEST_CASE("the summary is what stands before the mark `more`") {
  CHECK(render("One.\n\nTwo.\n\n<!--more-->\n\nThree.\n").summary == "One.\nTwo.");
  CHECK(render("One.\n\n<!-- more -->\n\nThree.\n").summary == "One.");
  CHECK(render("One <!--more--> two.\n").summary == "One");
  CHECK(render("```\n<!--more-->\n```\n\nOne.\n").summary == "One.");
}

TEST_CASE("plain text parts blocks by newlines and knows no markup") {
  CHECK(render("# A *b*\n\n- `c`\n- d &amp; e\n\n| f | g |\n|---|---|\n\n```x\nh\n```\n").text ==
        "A b\nc\nd & e\nf\ng\nh");
  CHECK(render("a ![pic](x) b <b>c</b>\n\n<p>d</p><!-- no --><script>no</script>\n").text ==
        "a b c\nd");
}

TEST_CASE("words are counted, each ideograph as one") {
  CHECK(render("Don't stop: 3.14 well-known words — really!\n").words == 6);
  CHECK(render("你好，世界。Hello!\n").words == 5);
  CHECK(render("").words == 0);
  CHECK(render("… — ** 🎉\n").words == 0);
}
