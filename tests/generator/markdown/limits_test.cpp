// Texts that the parser would need quadratic time or memory for.
#include "markdown/limits.h"

#include <doctest/doctest.h>

#include <functional>
#include <string>

#include "examples.h"
#include "markdown/render.h"

namespace {

std::string repeated(std::string_view part, std::size_t count) {
  std::string text;
  for (std::size_t i = 0; i < count; ++i) text += part;
  return text;
}

// "content" of a table: its head, the line below it, and rows.
std::string table(std::size_t columns, std::size_t rows, std::string_view row) {
  return '|' + repeated("a|", columns) + "\n|" + repeated("-|", columns) + '\n' +
         repeated(row, rows);
}

struct Refused {
  int line = 0;
  int column = 0;
  std::string begin_of_message;
};

void check_refused(const std::string& body, const Refused& wanted) {
  CAPTURE(body.substr(0, 40));
  const auto fault = markdown::render(body, {}).limit_fault;
  REQUIRE(fault);
  CHECK(fault->line == wanted.line);
  CHECK(fault->column == wanted.column);
  CHECK(fault->message.substr(0, wanted.begin_of_message.size()) == wanted.begin_of_message);
  CHECK_FALSE(fault->hint.empty());
}

void check_rendered(const std::string& body) {
  CAPTURE(body.substr(0, 40));
  const markdown::Rendered rendered = markdown::render(body, {});
  if (rendered.limit_fault) FAIL_CHECK(rendered.limit_fault->message);
  CHECK_FALSE(rendered.html.empty());
}

}  // namespace

TEST_CASE("containers nested more than 100 deep are refused at the mark") {
  check_refused(repeated(">", 20000) + repeated("a*", 20000), {1, 101, "quotations, lists"});
  check_refused("a\n\n" + repeated("- ", 4000) + "a\n\n\n", {3, 201, "quotations, lists"});
  check_refused(repeated("1. ", 4000) + "a", {1, 301, "quotations, lists"});
  check_refused(repeated("> - ", 4000), {1, 201, "quotations, lists"});
  check_refused(repeated("[^a]: ", 4000), {1, 601, "quotations, lists"});
  check_refused(repeated("* ", 200) + "a", {1, 201, "quotations, lists"});
  std::string stairs;
  for (std::size_t i = 0; i < 200; ++i) stairs += repeated("  ", i) + "- a\n";
  check_refused(stairs, {101, 201, "quotations, lists"});
}

TEST_CASE("up to 100 containers, rules, and marks in code are fine") {
  check_rendered(repeated(">", 100) + "a");
  check_rendered(repeated("- ", 99) + "a");
  check_rendered(repeated("- ", 4000));  // a thematic break
  check_rendered(repeated("* ", 4000) + "\na");
  check_rendered("```\n" + repeated(">", 4000) + "\n" + repeated("- ", 4000) + "a\n```\n");
  check_rendered("    " + repeated(">", 4000) + "\n");
  check_rendered("<!--\n" + repeated(">", 4000) + "\n-->\n");
  check_rendered("<pre>\n" + repeated("> ", 4000) + "\n</pre>\n");
  check_rendered("a " + repeated(">", 4000));
  check_rendered(repeated("> a\n", 4000));
  check_rendered(repeated("- a\n", 4000));
  check_rendered("- a\n\n  ```\n  " + repeated("> ", 4000) + "\n  ```\n");
}

TEST_CASE("tables with too many cells, or too many missing ones, are refused") {
  const std::string wide = "this table has too many rows of more than 1000 cells";
  check_refused(table(20000, 9, "a\n"), {2, 1, wide});
  check_refused(table(1, 1, '|' + repeated("a|", 20000) + '\n'), {3, 1, wide});
  check_refused("> " + table(20000, 1, "a\n").insert(40002, "> "), {2, 3, wide});
  check_refused(table(2000, 2000, "|a|\n"), {53, 1, "the rows of tables up to here lack"});
  check_refused(table(900, 900, "|a|\n"), {114, 1, "the rows of tables up to here lack"});
  check_refused(table(900, 900, "a\n"), {114, 1, "the rows of tables up to here lack"});
}

TEST_CASE("large tables of real texts are fine") {
  check_rendered(table(30, 5000, '|' + repeated(" cell |", 30) + '\n'));
  check_rendered(table(30, 3000, "| cell | cell |\n"));
  check_rendered(table(1000, 20, '|' + repeated("a|", 1000) + '\n'));
  check_rendered(table(5000, 1, '|' + repeated("a|", 5000) + '\n'));
  check_rendered('|' + repeated("a|", 5000) + "\n");             // no table
  check_rendered("```\n" + table(20000, 9, "|a|\n") + "```\n");  // code
}

TEST_CASE("delimiter rows that fit no head are refused when they are many") {
  const auto fault = markdown::render(repeated("a|b\n|-|-|-|\n", 20000), {}).limit_fault;
  REQUIRE(fault);
  CHECK(fault->column == 1);
  CHECK(fault->message.starts_with("too many lines of this paragraph look like"));
  check_rendered(repeated("a|b\n|-|-|-|\n", 20));
}

TEST_CASE("openers without an end are refused when a paragraph has many") {
  check_refused("b\n\n" + repeated("a <![CDATA[", 20000), {3, 11 * 200 + 3, "more than 200 times"});
  check_refused(repeated("a <!A ", 20000), {1, 6 * 200 + 3, "more than 200 times"});
  check_refused(repeated("a <? ", 20000), {1, 5 * 200 + 3, "more than 200 times"});
  check_refused(repeated("![[]()", 10000), {1, 6 * 1000 + 2, "more than 1000 images"});
  check_refused(repeated("![[](x)\n", 10000), {1001, 2, "more than 1000 images"});
  check_refused("www.a.b/" + repeated(")", 20000), {1, 209, "an address ends in more than 200"});
  check_refused("http://a.b/" + repeated(").", 20000),
                {1, 412, "an address ends in more than 200"});
}

TEST_CASE("openers with an end, in code, or in several paragraphs are fine") {
  check_rendered(repeated("a <?b?> <!A b> <![CDATA[ c ]]> ", 2000));
  check_rendered(repeated("a <? b\n\n", 2000));
  check_rendered("```\n" + repeated("a <? ![[]( <![CDATA[", 5000) + "\n```\n");
  check_rendered(repeated("![a](b.png) [c](d) ", 5000));
  check_rendered(repeated("![a](b.png)\n", 5000));
  check_rendered("(see www.a.b/c" + repeated(")", 50));
  check_rendered("a" + repeated(")", 20000));
  check_rendered(repeated("(", 20000) + "a" + repeated(")", 20000));
}

TEST_CASE("link definitions that grow a page without bound are refused") {
  check_refused("[a]: " + repeated("b", 10000) + "\n\n" + repeated("[a] ", 10000),
                {3, 4073, "the link definitions used up to here"});
  check_refused("[A\tb]: x\n'" + repeated("c", 10000) + "'\n\n" + repeated("[d][a B] ", 10000),
                {4, 9337, "the link definitions used up to here"});
  // A document exported with its pictures in definitions.
  std::string pictures;
  for (int i = 0; i < 30; ++i)
    pictures += "![][image" + std::to_string(i) + "]\n\n[image" + std::to_string(i) +
                "]: <data:image/png;base64," + repeated("iVBOR", 40000) + ">\n\n";
  check_rendered(pictures);
}

TEST_CASE("a limit says how much is too much, and what to do") {
  const auto said = [](const std::string& body) {
    const auto fault = markdown::scan_limits(body).fault;
    return fault ? fault->message + " | " + fault->hint : "";
  };
  CHECK(said(repeated("![", 1001)) ==
        "more than 1000 images of this paragraph begin with \"![\" and do not end | close them "
        "with \"](address)\", or put the text into a code block");
  CHECK(said("[a]: " + repeated("b", 10000) + "\n\n" + repeated("[a] ", 10000)) ==
        "the link definitions used up to here add more than 10 MB to this page | use shorter "
        "definitions, or divide the page");
  CHECK(said(repeated(">", 101)) ==
        "quotations, lists and footnotes are nested more than 100 deep | remove marks at the "
        "beginning of this line, or put it into a code block");
  CHECK(said("a " + repeated("<?", 201)) ==
        "more than 200 times this paragraph opens \"<?\" or \"<!\" and does not close it | write "
        "&lt; in place of <, or put the text into a code block");
  CHECK(said("www.a" + repeated(")", 201)) ==
        "an address ends in more than 200 closing parentheses | put a blank before them");
}

TEST_CASE("emphasis, links and images nested more than 100 deep are refused") {
  check_refused("x\n\n" + repeated("*a _b ", 200) + "c" + repeated(" b_ a*", 200),
                {3, 301, "emphasis, links and images"});
  check_refused(repeated("![", 500) + "a" + repeated("](b)", 500), {1, 201, "emphasis, links"});
  check_rendered(repeated("*a **b ", 40) + "c" + repeated(" b** a*", 40));
  check_rendered(repeated("*", 150) + "a" + repeated("*", 150));
  check_rendered(repeated("*a* ", 300));
}

TEST_CASE("marks for emphasis before many links and footnotes are refused at the bracket") {
  const std::string message = "too many marks for emphasis stand in paragraphs with many links";
  // The bracket that closes link n walks over n marks: 20 million in all at link 6,325.
  check_refused(repeated("*[^a]", 20000), {1, 5 * 6325, message});
  check_refused(repeated("_[a](b)", 20000), {1, 6324 * 7 + 4, message});
  check_refused(repeated("*a ", 11000) + '\n' + repeated("[^a]", 11000), {2, 4 * 1819, message});
  check_refused(repeated("~~a **b\n", 6000) + repeated("![a](b)", 11000),
                {6001, 7 * 1666 + 4, message});
  check_refused(repeated(repeated("*[a]", 2000) + "\n\n", 60), {19, 7980, message});
  // The first mark is escaped, so it is none, and the second one begins a run.
  check_refused(repeated("\\**[^a]", 20000), {1, 7 * 6325, message});
  check_refused(repeated("*_~[^a]", 20000), {1, 7 * 3651, message});
  // No bracket is open, or marks come after it.
  check_rendered(repeated("*a]", 15000));
  check_rendered(repeated("[a](b)", 15000) + repeated("*a ", 15000));
  check_rendered(repeated(repeated("*a* [b](c)\n", 100) + '\n', 100));
  check_rendered(repeated(repeated("*", 1000) + "[^a] ", 100));
}

TEST_CASE("many addresses in a text without blanks are refused at its beginning") {
  const std::string message = "this text has many addresses and no blanks";
  check_refused("a\nb " + repeated("http://a.b<", 10000), {2, 3, message});
  check_refused(repeated("(www.a.b", 8000), {1, 1, message});
  check_refused(repeated(repeated("http://a.b<", 1000) + '\n', 60), {37, 1, message});
  check_rendered(repeated("http://a.b ", 10000));
  check_rendered(repeated("http://a.b\t", 10000));
  check_rendered(repeated("http://a.b<\n", 10000));
}

TEST_CASE("raw HTML nested too deep is refused where it stands") {
  check_refused("a\n\n<div>\n" + repeated("<b>\n", 3000), {1282, 1, "elements are nested more"});
  check_refused("a\n\nb " + repeated("<span>", 3000), {3, 7671, "elements are nested more"});
  check_rendered("<div>\n" + repeated("<p>x\n", 3000) + "</div>\n");
  std::string attributes;
  for (int i = 0; i < 1100; ++i) attributes += " a" + std::to_string(i);
  check_refused("[a](b \"c\nd\") <b" + attributes + ">\n", {2, 8, "a tag has more than"});
  check_refused("| a \\| \\| <b" + attributes + "> |\n|---|\n", {1, 14, "a tag has more than"});
}

TEST_CASE("a fault of HTML is placed in the part of the text that holds it") {
  const auto place = [](const std::string& html, const std::vector<markdown::RawHtml>& raw) {
    const auto fault = markdown::html_fault(html, raw);
    return fault ? std::to_string(fault->line) + ':' + std::to_string(fault->column) : "";
  };
  std::string attributes;
  for (int i = 0; i < 1100; ++i) attributes += " a" + std::to_string(i);
  // The fault is at the first attribute.
  const std::string html = "ab\nä <div>\nü <p" + attributes + '>';
  const std::size_t size = html.size();
  CHECK(place(html, {{.begin = 0, .end = size, .line = 1, .column = 1}}) == "3:6");
  CHECK(place(html, {{.begin = 0, .end = 2, .line = 3, .column = 2},
                     {.begin = 3, .end = size, .line = 7, .column = 5}}) == "8:6");
  CHECK(place(html, {{.begin = 0, .end = 3, .line = 3, .column = 2},
                     {.begin = 12, .end = size, .line = 7, .column = 5}}) == "7:10");
  CHECK(place(html, {{.begin = 12, .end = 14, .line = 7, .column = 5},
                     {.begin = size, .end = size, .line = 9, .column = 1}}) == "7:6");
  CHECK(place(html, {{.begin = size, .end = size, .line = 9, .column = 4}}) == "1:1");
  CHECK(place("<p>", {}).empty());
}

TEST_CASE("a text that is refused is not rendered") {
  const markdown::Rendered rendered = markdown::render("# T\n\n" + repeated(">", 200) + "a", {});
  CHECK(rendered.html.empty());
  CHECK(rendered.headings.empty());
}

TEST_CASE("twice the text takes at most twice the work of the scan") {
  const std::function<std::string(std::size_t)> texts[] = {
      [](std::size_t n) { return repeated(">", n) + repeated("a*", n); },
      [](std::size_t n) { return repeated("- ", n) + "a" + repeated("\n", n); },
      [](std::size_t n) { return table(n, n / 10, "|a|\n"); },
      [](std::size_t n) { return '|' + repeated("a|", n) + '\n'; },
      [](std::size_t n) { return repeated("![[]()", n); },
      [](std::size_t n) { return repeated("<![CDATA[", n); },
      [](std::size_t n) { return repeated("a|b\n|-|-|-|\n", n); },
      [](std::size_t n) { return repeated("* ", n) + "a"; },
      [](std::size_t n) { return repeated("- - - * * * ", n) + "a"; },
      [](std::size_t n) {
        return repeated(">- ", 33) + "a\n" + repeated(repeated(">", 99) + "\n", n);
      },
      [](std::size_t n) { return repeated("- ", 99) + "a\n" + repeated("\n", n); },
      [](std::size_t n) { return repeated("\t", n) + "a"; },
      [](std::size_t n) { return repeated("[^a", n); },
      [](std::size_t n) { return repeated("1", n); },
      [](std::size_t n) { return repeated("`", n) + "\n" + repeated("`\n", n); },
      [](std::size_t n) { return repeated("<", n); },
      [](std::size_t n) { return repeated("<script>\n", n); },
      [](std::size_t n) { return repeated("www.a)", n); },
      [](std::size_t n) { return repeated("a\n", n); },
      [](std::size_t n) { return repeated("  - a\n\n", n); }};
  for (std::size_t i = 0; i < std::size(texts); ++i) {
    CAPTURE(i);
    for (const std::size_t n : {1000U, 10000U}) {
      const std::size_t once = markdown::scan_limits(texts[i](n)).steps;
      CHECK(markdown::scan_limits(texts[i](2 * n)).steps <= 2 * once + 1000);
    }
  }
}

TEST_CASE("no real text is refused") {
  for (const std::string folder : {"rustblog", "reactblog", "mzlogin-zh", "jekyll-fixtures"}) {
    const auto bodies = markdown_test::read_bodies(POSTIL_CORPORA "/" + folder);
    if (bodies.empty()) MESSAGE("skipped: ../shared/corpora/" << folder << " is not there");
    for (const std::string& body : bodies) {
      CAPTURE(body.substr(0, 200));
      const auto fault = markdown::render(body, {}).limit_fault;
      if (fault) FAIL_CHECK(fault->line << ':' << fault->column << ": " << fault->message);
    }
  }
}
