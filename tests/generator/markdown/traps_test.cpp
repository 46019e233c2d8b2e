// Input that breaks other renderers, or broke cmark-gfm.
#include <doctest/doctest.h>

#include <string>

#include "base/text.h"
#include "markdown/render.h"

namespace {

constexpr int kDeep = 50'000;

std::string repeat(std::string_view text, int count) {
  std::string repeated;
  for (int i = 0; i < count; ++i) repeated += text;
  return repeated;
}

std::string html(const std::string& body) { return markdown::render(body, {}).html; }

// A text is rendered, or refused at its place (limits.h).
bool ends(const std::string& body) {
  const markdown::Rendered rendered = markdown::render(body, {});
  return rendered.limit_fault ? rendered.limit_fault->line > 0 : !rendered.html.empty();
}

}  // namespace

TEST_CASE("deep nesting ends, and needs no stack") {
  for (const std::string_view opening :
       {"[", "![", "> ", "*", "**a ", "~~a ", "- ", "`", "<", "[a](", "* a\n", "[^"}) {
    CAPTURE(opening);
    CHECK(ends(repeat(opening, kDeep)));
  }
  CHECK(!html(repeat("[", kDeep) + "a" + repeat("](b)", kDeep)).empty());
  CHECK(ends(repeat("**a *b ", kDeep) + repeat("c* d**", kDeep)));
}

TEST_CASE("a wide table ends") {
  const int columns = 5'000;
  CHECK(!html(repeat("|a", columns) + "|\n" + repeat("|-", columns) + "|\n" +
              repeat("|b", columns) + "|\n")
             .empty());
}

TEST_CASE("a NUL becomes the replacement character") {
  const std::string body("a\0b `c\0d`\n", 10);
  CHECK(html(body) == "<p>a\uFFFDb <code>c\uFFFDd</code></p>\n");
}

TEST_CASE("Windows and old Mac line ends are line ends") {
  CHECK(html("# a\r\n\r\nb\r\nc\r\n") == "<h1 id=\"a\">a</h1>\n<p>b\nc</p>\n");
  CHECK(html("a\rb\r") == "<p>a\nb</p>\n");
}

TEST_CASE("a byte order mark is no text") {
  CHECK(html("\xEF\xBB\xBF# a\n") == "<h1 id=\"a\">a</h1>\n");
}

// cmark-gfm leaves the text of such blocks unwritten: the sanitizers see whoever reads it.
TEST_CASE("empty headings and cells are empty") {
  CHECK(html("#\n") == "<h1 id=\"section\"></h1>\n");
  const auto table = markdown::render("| a | b |\n|---|---|\n| c |\n", {});
  CHECK(table.text == "a\nb\nc");
}

TEST_CASE("empty bodies and bodies without a last line end are rendered") {
  CHECK(html("").empty());
  CHECK(html("\n\n").empty());
  CHECK(html("a") == "<p>a</p>\n");
}

TEST_CASE("a slot's place can't be forged by content") {
  const auto rendered = markdown::render("[a](x) \x01\x02 {{0}} [b](y)\n", {});
  REQUIRE(rendered.slots.size() == 2);
  CHECK(markdown::fill(rendered, {"1", "2"}) ==
        "<p><a href=\"1\">a</a> \xEF\xBF\xBD\xEF\xBF\xBD {{0}} <a href=\"2\">b</a></p>\n");
}
