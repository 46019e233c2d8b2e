// What Postil makes of Markdown, as examples in cases/*.txt: input, expected HTML.
#include <doctest/doctest.h>

#include "markdown/examples.h"
#include "markdown/render.h"

namespace {

void check_cases(const std::string& name) {
  const auto examples = markdown_test::read_examples(POSTIL_MARKDOWN_CASES "/" + name + ".txt");
  REQUIRE(!examples.empty());
  for (const markdown_test::Example& example : examples) {
    INFO("cases/" << name << ".txt:" << example.line);
    const auto rendered = markdown::render(example.input, {});
    CHECK(markdown_test::fill_as_written(rendered) == example.expected);
  }
}

}  // namespace

TEST_CASE("headings get ids as on GitHub, or the one written") { check_cases("headings"); }
TEST_CASE("footnotes stand in a section at the end") { check_cases("footnotes"); }
TEST_CASE("alerts are notes with a title") { check_cases("alerts"); }
TEST_CASE("tasks, tables and code can be used by everyone") { check_cases("blocks"); }
TEST_CASE("inlines are what authors mean") { check_cases("inlines"); }
