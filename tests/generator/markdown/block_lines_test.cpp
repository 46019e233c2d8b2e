#include "markdown/block_lines.h"

#include <doctest/doctest.h>

#include <string>

#include "base/text.h"

using Kind = markdown::BlockLine::Kind;

namespace {

// A letter for each line, "+" when it continues the text before, and its depth unless it is 0:
// b blank, t text, H heading, x hidden.
std::string kinds(const std::string& text) {
  markdown::BlockLines lines;
  std::string all;
  for (const std::string_view line : base::split(text, '\n')) {
    const markdown::BlockLine found = lines.read(line);
    all += "btHx"[static_cast<std::size_t>(found.kind)];
    if (found.continues) all += '+';
    if (found.depth > 0) all += std::to_string(found.depth);
    all += ' ';
  }
  if (!all.empty()) all.pop_back();
  return all;
}

// What the last line holds after its marks.
std::string content(const std::string& text) {
  markdown::BlockLines lines;
  std::string rest;
  for (const std::string_view line : base::split(text, '\n'))
    rest = line.substr(lines.read(line).begin);
  return rest;
}

}  // namespace

TEST_CASE("paragraphs, headings and rules") {
  CHECK(kinds("a\nb\n\nc") == "t t+ b t");
  CHECK(kinds("a\n# b\nc") == "t H t");
  CHECK(kinds("###### a\n####### b\n#c\n#") == "H t t+ H");
  CHECK(kinds("***\n- - -\n___ _\n**\n***a") == "H H H t t+");
  CHECK(kinds("a\n===\nb\n---\nc") == "t t+ t+ H t");
  CHECK(kinds("   # a\n    # b") == "H x");
}

TEST_CASE("code is hidden until its fence closes") {
  CHECK(kinds("```\na\n``\n````\nb") == "x x x x t");
  CHECK(kinds("~~~~ info ` x\na\n~~~\n```\n~~~~  \nb") == "x x x x x t");
  CHECK(kinds("``` a`b\nc") == "t t+");
  CHECK(kinds("```\na\n    ```\n   ```\nb") == "x x x x t");
  CHECK(kinds("```\n``` a\n```\nb") == "x x x t");
  CHECK(kinds("``\na") == "t t+");
  const auto ticks = [](std::size_t count) { return std::string(count, '`') + '\n'; };
  CHECK(kinds(ticks(255) + ticks(254) + ticks(255) + "a") == "x x x t");
  CHECK(kinds(ticks(300) + ticks(254) + ticks(255) + "a") == "x x x t");
  CHECK(kinds("  ````\n  ```\n  ````\na") == "x x x t");
  CHECK(kinds("- ```\n  a\n  ```\n  b") == "x1 x1 x1 t1");
  CHECK(kinds("> > ~~~~\n> > ~~~\n> > a\n> > ~~~~\n> > b") == "x2 x2 x2 x2 t2");
  CHECK(kinds("    a\n\n    b\nc") == "x b x t");
  CHECK(kinds("a\n-     b\nc\n\n> a\n- b\n-     c\nd") == "t x1 t b t1 t1 x1 t");
  CHECK(kinds("a\n    b") == "t t+");
  CHECK(kinds("\ta\n  \tb") == "x x");
}

TEST_CASE("HTML is hidden until its own end mark") {
  CHECK(kinds("<!-- a\nb -->\nc") == "x x t");
  CHECK(kinds("<!-- a --> b\nc") == "x t");
  CHECK(kinds("<? a\n-->\n>\n]]>\n?>\nc") == "x x x x x t");
  CHECK(kinds("<!A\n?>\nc") == "x x t");
  CHECK(kinds("<!A\n?\n-\n>\nc") == "x x x x t");
  CHECK(kinds("<![CDATA[\n>\n?>\n]]>\nc") == "x x x x t");
  CHECK(kinds("<SCRIPT>\n-->\n</Script> a\nc") == "x x x t");
  CHECK(kinds("<pre\n</style>\nc") == "x x t");
  CHECK(kinds("<style a\n</pre>\nc") == "x x t");
  CHECK(kinds("<prefix>\nc") == "t t+");
  CHECK(kinds("<!a\nc") == "t t+");
  CHECK(kinds("<!\nc") == "t t+");
  CHECK(kinds("<!--\n\n-->\nc") == "x x x t");
}

TEST_CASE("quotations, lists and footnotes have a depth") {
  CHECK(kinds("> a\n> > b\n> c\n\nd") == "t1 t2 t+2 b t");
  CHECK(kinds(">a\nb\n> # c\nd") == "t1 t+1 H1 t");
  CHECK(kinds("- a\n  b\n\n  c\nd") == "t1 t+1 b1 t1 t+1");
  CHECK(kinds("- a\n- b\n  - c\n    - d\n- e") == "t1 t1 t2 t3 t1");
  CHECK(kinds("1. a\n2) b\n1234567890. c") == "t1 t1 t+1");
  CHECK(kinds("0. a\n\n10) b\n\n99. c\n\n123456789. d") == "t1 b1 t1 b1 t1 b1 t1");
  CHECK(kinds(". a\n\n) b\n\n1: c\n\n1c d\n\n/. e\n\n:. f") == "t b t b t b t b t b t");
  CHECK(kinds("[^1]: a\n    b\n\n    c\n\nd") == "t1 t+1 b1 t1 b1 t");
  CHECK(kinds("[^]: a") == "t");
  CHECK(kinds("[^]]: a") == "t");
  CHECK(kinds("[^a b]: c") == "t");
  CHECK(kinds("[^a] : b") == "t");
  CHECK(kinds("[^ab]:c") == "t1");
  CHECK(kinds("[^ab]:     c") == "t1");
  CHECK(kinds("> - a\n>   b\n> c") == "t2 t+2 t+2");
  CHECK(kinds("-\n  a") == "b1 t1");
  CHECK(kinds("-\n\n  a") == "b1 b t");
  CHECK(kinds("-\n a") == "b1 t");
  CHECK(kinds("-  \n  a") == "b1 t1");
  CHECK(kinds("-      \n  a\n\n b") == "b1 t1 b1 t");
  CHECK(kinds("-    a\n\n     b\n    c") == "t1 b1 t1 t+1");
  CHECK(kinds("-     a\n\n  b\n c") == "x1 b1 t1 t+1");
  CHECK(kinds("> ```\n> a\nb") == "x1 x1 t");
}

TEST_CASE("which marks interrupt a paragraph") {
  CHECK(kinds("a\n- b") == "t t1");
  CHECK(kinds("a\n1. b") == "t t1");
  CHECK(kinds("a\n2. b") == "t t+");
  CHECK(kinds("a\n-\nb") == "t t+ t+");
  CHECK(kinds("a\n*\nb") == "t t+ t+");
  CHECK(kinds("a\n> b") == "t t1");
  CHECK(kinds("a\n```\nb") == "t x x");
}

TEST_CASE("the content begins after the marks, and tabs are columns") {
  CHECK(content("> - a") == "a");
  CHECK(content(">a") == "a");
  CHECK(content("-\ta") == "a");
  CHECK(content("1)  a") == "a");
  CHECK(content("   a") == "a");
  CHECK(kinds(" -\ta\n\n    b\n\n   c") == "t1 b1 t1 b1 t");
  CHECK(kinds("> -\ta\n>\n>   b\n>\n>  c") == "t2 b2 t2 b2 t1");
  CHECK(content("1.  ```\n  \tb") == "b");
  CHECK(content("1.  ```\n \t b") == " b");
  CHECK(content("- ```\n\tb") == "\tb");
  CHECK(content("- ```\n  b") == "b");
  CHECK(kinds("-\ta\n\n\tb\n\n  c") == "t1 b1 t1 b1 t");
  CHECK(kinds(">\ta\n>\t\tb") == "t1 t+1");
  CHECK(kinds(">\t\ta") == "x1");
  CHECK(kinds(">     a\n>\n>     b\n>    c") == "x1 b1 x1 t1");
  markdown::BlockLines lines;
  CHECK(lines.read("> - 1. a").last_mark == 4);
  CHECK(lines.read(">      b").last_mark == 0);
  CHECK(lines.read(">      > c").last_mark == 7);
  CHECK(lines.read(">      > d").last_mark == 7);
  CHECK(lines.read("e").last_mark == 0);
}

TEST_CASE("depth is counted up to a limit, and no mark is looked at twice") {
  for (const std::size_t marks :
       {std::size_t{99}, std::size_t{100}, std::size_t{101}, std::size_t{5000}}) {
    markdown::BlockLines lines;
    CHECK(lines.read(std::string(marks, '>') + " a").depth ==
          std::min(marks, markdown::BlockLines::kMost + 1));
    CHECK(lines.steps() <= 2 * marks + 2 + 2 * markdown::BlockLines::kMost);
  }
}
