#include "markdown/leading_title.h"

#include <doctest/doctest.h>

#include "markdown/render.h"

namespace {

markdown::Rendered render(const std::string& body, const std::string& title) {
  return markdown::render(body, {.title = title});
}

std::string html_without(const std::string& body, const std::string& title) {
  const markdown::Rendered rendered = render(body, title);
  return markdown::fill(rendered, std::vector<std::string>(rendered.slots.size(), "/x/"));
}

}  // namespace

TEST_CASE("a text that begins with its title does not repeat it, and links to it hold") {
  CHECK(html_without("# Hello *there*\n\nA [b](c).\n", "Hello there") ==
        "<span id=\"hello-there\"></span>\n<p>A <a href=\"/x/\">b</a>.</p>\n");
  CHECK(html_without("Hello\n=====\n", "Hello") == "<span id=\"hello\"></span>\n");
  CHECK(html_without("# Hello {#hi}  #\n", "Hello") == "<span id=\"hi\"></span>\n");
  CHECK(render("# Hello\n\nText\n", "Hello").title == "Hello");
}

TEST_CASE("the title may be a heading of any level, with links in it") {
  CHECK(html_without("## Hello\n", "Hello") == "<span id=\"hello\"></span>\n");
  CHECK(html_without("###### Hello\n", "Hello") == "<span id=\"hello\"></span>\n");
  CHECK(html_without("# With `code` & *em* [l](a)\n", "With code & em l") ==
        "<span id=\"with-code--em-l\"></span>\n");
  CHECK(html_without("# <b>He</b>llo<br>\n", "Hello") == "<span id=\"hello\"></span>\n");
  CHECK(html_without("# He<!-- x -->llo <?y?>\n", "Hello") == "<span id=\"hello\"></span>\n");
}

TEST_CASE("comments, anchors and images may stand before the title") {
  CHECK(html_without("<!-- c -->\n\n# Hello\n", "Hello") ==
        "<!-- c -->\n<span id=\"hello\"></span>\n");
  CHECK(html_without("<a id=\"top\"></a>\n\n## Hello\n", "Hello") ==
        "<p><a id=\"top\"></a></p>\n<span id=\"hello\"></span>\n");
  CHECK(html_without("![a](b)\n\n# Hello\n", "Hello") ==
        "<p class=\"pictures\"><img src=\"/x/\" alt=\"a\"></p>\n<span id=\"hello\"></span>\n");
  CHECK(html_without("[//]: # (note)\n\n---\n\n# Hello\n", "Hello") ==
        "<hr>\n<span id=\"hello\"></span>\n");
  CHECK(html_without("<div>\n\n# Hello\n\n</div>\n", "Hello") ==
        "<div>\n<span id=\"hello\"></span>\n</div>\n");
}

TEST_CASE("another heading and a later one stay") {
  CHECK(html_without("# Other\n", "Hello").find("<h1") == 0);
  CHECK(html_without("Text\n\n# Hello\n", "Hello").find("<h1") != std::string::npos);
  CHECK(html_without("`x`\n\n## Hello\n", "Hello").find("<h2") != std::string::npos);
  CHECK(html_without("```\nx\n```\n\n# Hello\n", "Hello").find("<h1") != std::string::npos);
  CHECK(html_without("<details><summary>More</summary></details>\n\n# Hello\n", "Hello")
            .find("<h1") != std::string::npos);
  CHECK(html_without("> # Hello\n", "Hello").find("<h1") != std::string::npos);
  CHECK(html_without("# Hello\n\n# Hello\n", "Hello") ==
        "<span id=\"hello\"></span>\n<h1 id=\"hello-1\">Hello</h1>\n");
  CHECK(html_without("", "Hello").empty());
}

TEST_CASE("a title is said whatever its white space, its form and its Markdown are") {
  CHECK(html_without("# A\u00A0 b\n", "A b") == "<span id=\"a-b\"></span>\n");
  CHECK(html_without("# Cafe\u0301\n", "Caf\u00E9").find("<h1") == std::string::npos);
  CHECK(html_without("# Tom &amp; *Jerry* \U0001F600\n", "Tom & Jerry \U0001F600").find("<h1") ==
        std::string::npos);
  CHECK(html_without("# Same *x*\n", "Same *x*").find("<h1") == std::string::npos);
  CHECK(html_without("# The `x` flag\n", "The `x` flag").find("<h1") == std::string::npos);
  CHECK(html_without("# A\n", " A\n").find("<h1") == std::string::npos);
  CHECK(html_without("# hello\n", "Hello").find("<h1") == 0);
}

TEST_CASE("without a title the heading that begins the text is it") {
  CHECK(render("<!-- c -->\n\n## A *b*\n", "").title == "A b");
  CHECK(html_without("## A *b*\n", "") == "<span id=\"a-b\"></span>\n");
  CHECK(render("Text\n\n# A\n", "").title.empty());
  CHECK(html_without("Text\n\n# A\n", "") == "<p>Text</p>\n<h1 id=\"a\">A</h1>\n");
  CHECK(html_without("#\n\n# A\n", "") == "<h1 id=\"section\"></h1>\n<span id=\"a\"></span>\n");
}

TEST_CASE("what a title holds beside its text stays: ids, images, footnotes") {
  CHECK(html_without("# <a name=\"old\"></a>Hello\n", "Hello") ==
        "<p id=\"hello\"><span id=\"old\"></span></p>\n");
  CHECK(html_without("# [Hello ![i](i.png)](a)\n", "Hello") ==
        "<p id=\"hello\"><a href=\"/x/\"><img src=\"/x/\" alt=\"i\"></a></p>\n");
  CHECK(html_without("# Hello <img src=\"i.png\">\n", "Hello") ==
        "<p id=\"hello\"><img src=\"/x/\"></p>\n");
  CHECK(html_without("# Hello ![a <svg> *b*](i.png)\n", "Hello") ==
        "<p id=\"hello\"><img src=\"/x/\" alt=\"a &lt;svg&gt; b\"></p>\n");
  CHECK(html_without("# ![a *b* <i id='c'>](i.png) Hello <i id='d'></i>\n", "Hello") ==
        "<p id=\"-hello\"><img src=\"/x/\" alt=\"a b &lt;i id='c'&gt;\"><span "
        "id=\"d\"></span></p>\n");
  CHECK(html_without("# Hello[^1]\n\n[^1]: Note.\n", "Hello")
            .find("<p id=\"hello\"><sup class=\"footnote-ref\">") == 0);
  CHECK(html_without("# Hello <svg><path></svg>\n", "Hello").find("<h1") == 0);
}

TEST_CASE("a heading in HTML that says the title is not repeated") {
  CHECK(html_without("<h1 align=\"center\" id=\"x\">Hello <em>there</em></h1>\n\nText\n",
                     "Hello there") == "<span id=\"x\"></span>\n<p>Text</p>\n");
  CHECK(html_without("<h1>Hello<img src=\"a\"></h1>\n", "Hello").find("<h1") == 0);
  CHECK(html_without("<h1>Hello</h1>\n<p>Text</p>\n", "Hello").find("<h1") == 0);
  CHECK(html_without("<h1>Other</h1>\n", "Hello").find("<h1") == 0);
  CHECK(html_without("<h1>Hello\n", "Hello").find("<h1") == 0);
  CHECK(html_without("<h1>Hello</h1></div>\n", "Hello").find("<h1") == 0);
  CHECK(html_without("<h1>He<!-- x -->llo</h1>\n", "Hello").find("<h1") == std::string::npos);
}

TEST_CASE("headings below a title of a lower level close the gap that it leaves") {
  const auto rendered = render("## T\n\n#### A\n\n### B\n\n## C\n\n### D\n", "T");
  CHECK(rendered.html ==
        "<span id=\"t\"></span>\n<h3 id=\"a\">A</h3>\n<h2 id=\"b\">B</h2>\n<h2 id=\"c\">C</h2>\n"
        "<h3 id=\"d\">D</h3>\n");
  REQUIRE(rendered.headings.size() == 4);
  CHECK(rendered.headings[0].level == 3);
  CHECK(rendered.headings[1].level == 2);
  CHECK(render("# T\n\n### A\n", "T").headings[0].level == 3);
}

TEST_CASE("the summary does not begin with the title, whatever its level") {
  CHECK(render("## T\n\nText.\n\n<!--more-->\n", "T").summary == "Text.");
  CHECK(render("## T\n\nText.\n\n<!--more-->\n", "T").summary_html == "<p>Text.</p>\n");
}

TEST_CASE("a text that is no page's keeps its headings") {
  CHECK(markdown::render("# Hello\n", {}).html == "<h1 id=\"hello\">Hello</h1>\n");
}
