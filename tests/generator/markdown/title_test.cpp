#include "markdown/title.h"

#include <doctest/doctest.h>

#include "markdown/render.h"

namespace {

std::string html_without(const std::string& body, const std::string& title) {
  const markdown::Rendered rendered = markdown::without_title(markdown::render(body, {}), title);
  return markdown::fill(rendered, std::vector<std::string>(rendered.slots.size(), "/x/"));
}

}  // namespace

TEST_CASE("a text that begins with its title does not repeat it, and links to it hold") {
  CHECK(html_without("# Hello *there*\n\nA [b](c).\n", "Hello there") ==
        "<span id=\"hello-there\"></span>\n<p>A <a href=\"/x/\">b</a>.</p>\n");
}

TEST_CASE("another heading, a later one, and one with a link stay") {
  CHECK(html_without("# Other\n", "Hello").find("<h1") == 0);
  CHECK(html_without("Text\n\n# Hello\n", "Hello").find("<h1") != std::string::npos);
  CHECK(html_without("## Hello\n", "Hello").find("<h2") == 0);
  CHECK(html_without("# [Hello](x)\n", "Hello").find("<h1") == 0);
  CHECK(html_without("", "Hello").empty());
}
