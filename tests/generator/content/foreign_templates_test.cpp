#include "content/foreign_templates.h"

#include <doctest/doctest.h>

#include <string>

namespace {

// The whole warning about an HTML page with one line of front matter, or nothing.
std::string said_of(const std::string& html) {
  const std::string text = "---\n---\n" + html;
  const auto found = content::foreign_template("a.html", text, 8);
  return found ? base::format(*found) : "";
}

// "column+length number of other tags" of the first tag, or nothing.
std::string tags(const std::string& html) {
  const std::string text = "---\n---\n" + html;
  const auto found = content::foreign_template("a.html", text, 8);
  if (!found) return "";
  const std::size_t more = found->message.find("(and ");
  const std::string others = more == std::string::npos ? "0" : found->message.substr(more + 5, 2);
  return std::to_string(found->location.column) + '+' + std::to_string(found->location.length) +
         ' ' + others;
}

std::string whole_page(const std::string& html) {
  const std::string text = "---\n---\n" + html;
  base::Report report;
  content::warn_of_whole_page("a.html", text, 8, report);
  std::string all;
  for (const auto& diagnostic : report.sorted()) all += base::format(diagnostic);
  return all;
}

}  // namespace

TEST_CASE("a tag of a template language is named with its place and the way out") {
  CHECK(said_of("<p>x {{ page.title }} y</p>\n") ==
        "a.html:3:6: warning: this page is not published: it holds a tag of a template language, "
        "which readers would see as it is [not-published]\n"
        "  3 | <p>x {{ page.title }} y</p>\n"
        "    |      ^~~~~~~~~~~~~~~~\n"
        "  hint: write HTML in its place; to show such a tag, put it into <code>, or write &#123; "
        "for its first brace\n");
}

TEST_CASE("tags are counted, each once") {
  CHECK(tags("{{a}}") == "1+5 0");
  CHECK(tags("{%a%}") == "1+5 0");
  CHECK(tags("{{a}}{%b%}") == "1+5 1 ");
  CHECK(tags("x{% if a %}{{ b }}{% endif %}") == "2+10 2 ");
  CHECK(tags("{{{a}}}") == "1+6 0");
  CHECK(tags("{{%a%}}") == "1+7 0");
  CHECK(tags("{{{{a}}") == "1+7 1 ");
  CHECK(tags("{ {a} {{b}}") == "7+5 0");
}

TEST_CASE("a tag that does not end where it should is its first two signs") {
  CHECK(tags("{{ a") == "1+2 0");
  CHECK(tags("{{ a %}") == "1+2 0");
  CHECK(tags("{% a }}") == "1+2 0");
  CHECK(tags("{{") == "1+2 0");
}

TEST_CASE("single braces and those of code, scripts, styles and comments are no tags") {
  for (const std::string html :
       {"", "x", "{", "x{", "{a}", "{ {", "{ %", "}}", "<code>{{a}}</code>",
        "<pre>{%a%}</pre><code>{{b}}</code>", "<script>{{a}}</script>", "<style>a{{b}}</style>",
        "<!-- {{a}} -->", "<pre><code>{{a}}</code>{{b}}</pre>"}) {
    CAPTURE(html);
    CHECK(tags(html).empty());
  }
  CHECK(tags("<code>{{a}}</code>{{b}}") == "19+5 0");
  CHECK(tags("{{a}}<code>{{b}}</code>") == "1+5 0");
  CHECK(tags("<pre><code>{{a}}</code>{{b}}</pre>{%c%}<code>{{d}}</code>{%e%}") == "35+5 1 ");
}

TEST_CASE("a whole document is named with the way out") {
  CHECK(whole_page("\n <!DOCTYPE html><title>x</title>") ==
        "a.html:4:2: warning: this is a whole document, and the theme would put it into another "
        "[whole-document]\n"
        "  4 |  <!DOCTYPE html><title>x</title>\n"
        "    |  ^~~~~~~~~\n"
        "  hint: keep what stands in its <body>; or take the front matter out, and it is copied as "
        "it is\n");
  CHECK_FALSE(whole_page("<html>").empty());
  CHECK_FALSE(whole_page("\t<HTML lang=en>").empty());
  for (const char* html : {"", " \n", "<p>x", "x<html>", "<!-- --><html>", "<htm", "<doctype"}) {
    CAPTURE(html);
    CHECK(whole_page(html).empty());
  }
}
