// Summary, plain text and words.
#include <doctest/doctest.h>

#include <algorithm>

#include "markdown/render.h"

namespace {

markdown::Rendered render(std::string_view body) { return markdown::render(body, {}); }

std::string sentence(int words) {
  std::string text;
  for (int i = 0; i < words; ++i) text += i == 0 ? "Word" : " word";
  return text + '.';
}

}  // namespace

TEST_CASE("the summary begins with the first block of text") {
  CHECK(render("# Title\n\n![i](x)\n\n```\ncode\n```\n\nThe *first*\nparagraph[^a].\n\n## Next\n\n"
               "The second.\n\n[^a]: Note.\n")
            .summary == "The first paragraph.");
  CHECK(render("# Title\n\n- item\n\nThe first paragraph.\n").summary ==
        "item\nThe first paragraph.");
  CHECK(render("# Title\n").summary.empty());
  CHECK(render("").summary.empty());
}

TEST_CASE("a text without a paragraph has a summary") {
  const auto summary = [](const std::string& body) {
    const auto rendered = render(body);
    return rendered.summary + " | " +
           markdown::fill_summary(rendered, std::vector<std::string>(rendered.slots.size(), "/x"));
  };
  CHECK(summary("- [One](a) is *good*\n- Two\n") ==
        "One is good\nTwo | <ul>\n<li><a href=\"/x\">One</a> is <em>good</em></li>\n<li>Two</li>\n"
        "</ul>\n");
  CHECK(summary("> A quotation.\n") ==
        "A quotation. | <blockquote>\n<p>A quotation.</p>\n</blockquote>\n");
  CHECK(summary("> [!NOTE]\n> A note.\n").find("A note. | <div class=\"alert") == 0);
  CHECK(summary("<div id=\"a\"><p>A &lt; <b>b</b></p>\n<p>C</p></div>\n") ==
        "A < b\nC | <p>A &lt; b</p>\n<p>C</p>\n");
  CHECK(summary("<details>\n<summary>S</summary>\n\nText.\n\n</details>\n") ==
        "S\nText. | <p>S</p>\n<p>Text.</p>\n");
  CHECK(summary("| a | b |\n|---|---|\n| c | d |\n").find("a\nb\nc\nd | <div class=\"table\"") ==
        0);
  CHECK(summary("```c\nint a;\n```\n") ==
        "int a; | <pre tabindex=\"0\"><code class=\"language-c\">int a;\n</code></pre>\n");
  CHECK(summary("## A\n\n    code\n\n## B\n") ==
        "code | <pre tabindex=\"0\"><code>code\n</code></pre>\n");
  CHECK(summary("![A *plot*](p)\n") ==
        "A plot | <p class=\"pictures\"><img src=\"/x\" alt=\"A plot\"></p>\n");
  CHECK(summary("<img src=\"p\" alt=\"A plot\">\n") == "A plot | <p>A plot</p>\n");
  CHECK(summary("*<img src=\"p\" alt=\"A plot\">* ![\\<img alt=\"B\"\\>](q)\n")
            .starts_with("A plot <img alt=\"B\"> | "));
  CHECK(summary("![A plot](p)\n*Caption*\n") ==
        "Caption | <p><img src=\"/x\" alt=\"A plot\">\n<em>Caption</em></p>\n");
  CHECK(summary("<script>x</script>\n\n[^a]: Unused.\n") == " | ");
}

TEST_CASE("a long list, quotation, table, code or HTML is cut between its parts") {
  std::string items;
  std::string rows = "| a | b |\n|---|---|\n";
  std::string quotation;
  std::string lines = "```\n";
  std::string html = "<div>";
  for (int i = 0; i < 50; ++i) {
    items += "- " + sentence(10) + '\n';
    rows += "| " + sentence(10) + " | c |\n";
    quotation += "> " + sentence(10) + "\n>\n";
    lines += sentence(10) + '\n';
    html += sentence(10) + "<br>";
  }
  const auto words = [](const std::string& body) {
    const auto rendered = render(body);
    CHECK(rendered.words > 400);
    return render(rendered.summary).words;
  };
  CHECK(words(items) == 70);
  CHECK(words(rows) == 68);
  CHECK(words(quotation) == 70);
  CHECK(words(lines + "```\n") == 70);
  CHECK(words(html + "</div>\n") == 70);
  const auto ends = [&](const std::string& body, const std::string& end) {
    return render(body).summary_html.ends_with(end);
  };
  CHECK(ends(items, "</li>\n</ul>\n"));
  CHECK(render(items).summary_html.find("</li>\n</li>") == std::string::npos);
  CHECK(ends(rows, "</tr>\n</tbody>\n</table>\n</div>\n"));
  CHECK(ends(quotation, "</p>\n</blockquote>\n"));
  CHECK(ends(lines + "```\n", ".\n</code></pre>\n"));
  CHECK(render("| " + sentence(90) + " |\n|---|\n| b |\n| c |\n").summary.ends_with(".\nb"));
}

TEST_CASE("a list is cut where it comes nearest to the measure, and so are lines of code") {
  const auto list = [](std::initializer_list<int> sizes) {
    std::string body;
    for (const int size : sizes) body += "- " + sentence(size) + '\n';
    const auto summary = render(body).summary;
    return std::count(summary.begin(), summary.end(), '\n') + 1;
  };
  CHECK(list({40, 59, 5}) == 2);
  CHECK(list({40, 60, 5}) == 1);
  CHECK(list({200, 5}) == 1);
  const auto code = [](std::initializer_list<int> sizes) {
    std::string body = "```\n";
    for (const int size : sizes) body += (size > 0 ? sentence(size) : "") + '\n';
    const auto html = render(body + "```\n").summary_html;
    return std::count(html.begin(), html.end(), '\n') - 1;
  };
  CHECK(code({40, 59, 5}) == 2);
  CHECK(code({40, 60, 5}) == 1);
  CHECK(code({200, 5}) == 1);
  CHECK(code({40, 0, 20, 40}) == 3);
  CHECK(render("```\nx\n" + sentence(69) + '\n' + sentence(40) + "\n```\n").summary ==
        "x\n" + sentence(69));
}

TEST_CASE("code that is cut begins with its first line of text") {
  const auto html = render("```\n\n \n  " + sentence(40) + '\n' + sentence(60) + "\n```\n");
  CHECK(html.summary == sentence(40));
  CHECK(html.summary_html == "<pre tabindex=\"0\"><code>  " + sentence(40) + "\n</code></pre>\n");
}

TEST_CASE("slots of raw HTML that a summary leaves out do not shift those behind it") {
  const auto rendered = render("<p><a href=\"{{< ref \"a.md\" >}}\">A</a></p>\n\n[b](b)\n");
  REQUIRE(rendered.slots.size() == 2);
  CHECK(markdown::fill_summary(rendered, {"/a/", "/b/"}) ==
        "<p>A</p>\n<p><a href=\"/b/\">b</a></p>\n");
}

TEST_CASE("the summary is as many whole blocks as come nearest to seventy words") {
  const auto blocks = [](std::initializer_list<int> sizes) {
    std::string body = "# Title\n\n";
    for (const int size : sizes) body += sentence(size) + "\n\n";
    const auto summary = render(body).summary;
    return std::count(summary.begin(), summary.end(), '\n') + 1;
  };
  CHECK(blocks({10, 20, 30, 40}) == 3);
  CHECK(blocks({10, 80}) == 2);
  CHECK(blocks({40, 80}) == 1);
  CHECK(blocks({200, 1}) == 1);
  CHECK(blocks({5, 5}) == 2);
  CHECK(render("你好。\n\n世界。\n").summary == "你好。\n世界。");
  CHECK(render("One.\n\n- two\n- three\n\n> four\n\n```\nfive\n```\n\nSix.\n").summary ==
        "One.\ntwo\nthree\nfour");
  CHECK(render("One.\n\n<div>\n\nTwo.\n\n</div>\n").summary == "One.");
}

TEST_CASE("the summary is what stands before the mark `more`") {
  CHECK(render("One.\n\nTwo.\n\n<!--more-->\n\nThree.\n").summary == "One.\nTwo.");
  CHECK(render("One.\n\n<!-- more -->\n\nThree.\n").summary == "One.");
  CHECK(render("# Title\n\n## Part\n\nOne.\n\n<!--more-->\n").summary == "Part\nOne.");
  CHECK(render("One <!--more--> two.\n").summary == "One");
  CHECK(render("```\n<!--more-->\n```\n\nOne.\n").summary == "One.");
  CHECK(render("| a <!--more--> | b |\n|---|---|\n\nOne.\n").summary == "One.");
  CHECK(render("One.[^a]\n\n## Two\n\n[^a]: Three. <!--more-->\n").summary == "One.");
}

TEST_CASE("the HTML of the summary is whole, and repeats no id of the page") {
  const auto html = [](const std::string& body) { return render(body).summary_html; };
  CHECK(html("## A\n\nOne *two*[^a] **three <!--more--> four** five\n\nSix.\n\n[^a]: Note.\n") ==
        "<h2>A</h2>\n<p>One <em>two</em> <strong>three </strong></p>\n");
  CHECK(html("- a\n- b <!--more-->\n- c\n") == "<ul>\n<li>a</li>\n<li>b </li>\n</ul>\n");
  CHECK(html("One.\n\n> Two.\n\n## Three\n") ==
        "<p>One.</p>\n<blockquote>\n<p>Two.</p>\n</blockquote>\n");
  CHECK(html("").empty());
}

TEST_CASE("links of the summary take the values of the text's slots") {
  const auto rendered =
      render("# [T](t)\n\n[z](z)\n\n[a](a.md) and\n![b](b.png)\n\n## C\n\n[d](d)\n");
  CHECK(markdown::fill_summary(rendered, {"/t/", "/z/", "/a/", "/b.png", "/d/"}) ==
        "<p><a href=\"/z/\">z</a></p>\n<p><a href=\"/a/\">a</a> and\n<img src=\"/b.png\" "
        "alt=\"b\"></p>\n");
}

TEST_CASE("an author's own summary takes the place of the text's beginning") {
  const auto own = markdown::with_summary(render("A [b](c).\n"), "One & two\n\nthree");
  CHECK(own.summary == "One & two\n\nthree");
  CHECK(markdown::fill_summary(own, {"/c/"}) == "<p>One &amp; two</p>\n<p>three</p>\n");
}

TEST_CASE("plain text parts blocks by newlines and knows no markup") {
  CHECK(render("# A *b*\n\n- `c`\n- d &amp; e\n\n| f | g |\n|---|---|\n\n```x\nh\n```\n").text ==
        "A b\nc\nd & e\nf\ng\nh");
  CHECK(render("a ![pic](x) b <b>c</b>\n\n<p>d</p><!-- no --><script>no</script>\n").text ==
        "a b c\nd");
}

TEST_CASE("words are counted as Unicode parts them, each ideograph and kana as one") {
  CHECK(render("Don't stop: 3.14 well-known words — really!\n").words == 7);
  CHECK(render("你好，世界。Hello!\n").words == 5);
  CHECK(render("カタカナとひらがな、漢字 iPhone手机\n").words == 14);
  CHECK(render("한국어 낱말 셋\n").words == 3);
  CHECK(render("ภาษาไทยง่าย\n").words > 1);
  CHECK(render("naïve café\n").words == 2);
  CHECK(render("").words == 0);
  CHECK(render("… — ** 🎉 ( ) ...\n").words == 0);
}

TEST_CASE("reading takes as long as its words and characters") {
  CHECK(render("").minutes == 0);
  CHECK(render("One.\n").minutes == 1);
  CHECK(render(sentence(238)).minutes == 1);
  CHECK(render(sentence(239)).minutes == 2);
  std::string chinese;
  for (int i = 0; i < 501; ++i) chinese += "字";
  CHECK(render(chinese).minutes == 2);
  CHECK(render(chinese.substr(3)).minutes == 1);
  CHECK(render(chinese + ' ' + sentence(230)).minutes == 2);
}

// cmark 0.29.0.gfm.6 writes the bytes FE and FF for the first two.
TEST_CASE("references to what is no character become the sign for it") {
  CHECK(markdown::fill(render("a&#xFFFE;b&#xFFFF;c&#1;d `\x01` \xEF\xBF\xBE\n"), {}) ==
        "<p>a\xEF\xBF\xBD"
        "b\xEF\xBF\xBD"
        "c\xEF\xBF\xBD"
        "d <code>\xEF\xBF\xBD</code> "
        "\xEF\xBF\xBD</p>\n");
  const auto written =
      render("[a](b&#1; \"c&#2;\") ![d](e&#3; \"f&#4;\")\n\n```g&#5;\n\x06\n```\n");
  CHECK(markdown::fill(written, {"", ""}) ==
        "<p><a href=\"\" title=\"c\uFFFD\">a</a> <img src=\"\" alt=\"d\" title=\"f\uFFFD\"></p>\n"
        "<pre tabindex=\"0\"><code class=\"language-g\uFFFD\">\uFFFD\n</code></pre>\n");
  REQUIRE(written.slots.size() == 2);
  CHECK(written.slots[0].target == "b\uFFFD");
  CHECK(written.slots[1].target == "e\uFFFD");
  CHECK(render("a&#xFFFE;b\n").summary ==
        "a\xEF\xBF\xBD"
        "b");
}
