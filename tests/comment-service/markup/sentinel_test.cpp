#include "markup/sentinel.h"

#include <doctest/doctest.h>

#include "markup/comment_html.h"

namespace {

// The text with a "^" in place of each sentinel.
std::string marked(std::string_view text) {
  std::string all = markup::with_sentinels(text);
  for (std::size_t at = all.find(markup::sentinel); at != std::string::npos;
       at = all.find(markup::sentinel))
    all.replace(at, markup::sentinel.size(), "^");
  return all;
}

}  // namespace

TEST_CASE("a sentinel stands behind each \"<\" that could begin a tag") {
  for (const auto& [text, expected] : {std::pair("<a>", "<^a>"),
                                       {"</a>", "<^/a>"},
                                       {"<!-- a -->", "<^!-- a -->"},
                                       {"<?a?>", "<^?a?>"},
                                       {"<A><Z><z>", "<^A><^Z><^z>"},
                                       {"<<a", "<<^a"},
                                       {"<@><[><`><{>", "<@><[><`><{>"},
                                       {"< a <1 <", "< a <1 <"},
                                       {"<me@example.org>", "<^me@example.org>"},
                                       {"", ""}})
    CHECK(marked(text) == expected);
  // The text ends here, whatever stands in the memory behind it.
  CHECK(marked(std::string_view("x<a", 2)) == "x<");
}

TEST_CASE("an autolink to an allowed destination has no sentinel") {
  for (const char* link : {"<http://a.example>", "<HTTPS://a.example/b>", "<mailto:a@b.example>"})
    CHECK(marked(link) == link);
  for (const char* rest :
       {"http://a.example", "http://a.example b>", "http://a.example\n>", "http://a.example< b>",
        "http://>", "mailto:>", "http://1.2.3.999>", "ftp://a.example>", "javascript:a>"})
    CHECK(marked("<" + std::string(rest)) == "<^" + std::string(rest));
}

TEST_CASE("a sentinel stands in each \"]:\" that could end a definition's label") {
  CHECK(marked("[a]: b ] : ]] ]:]:") == "[a]^: b ] : ]] ]^:]^:");
  CHECK(marked(std::string_view("[a]:", 3)) == "[a]");
}

TEST_CASE("a sentinel in a text is replaced, and only what was inserted is removed") {
  const std::string sentinel(markup::sentinel);
  CHECK(marked("a" + sentinel + "b" + sentinel) ==
        "a\xEF\xBF\xBD"
        "b\xEF\xBF\xBD");
  CHECK(marked("<" + sentinel + "a>") ==
        "<\xEF\xBF\xBD"
        "a>");
  CHECK(markup::without_sentinels(sentinel + "a" + sentinel + sentinel + "b" + sentinel) == "ab");
  CHECK(markup::without_sentinels("").empty());
  for (const char* text : {"<a> [b]: c </d>", "x", "]:]:"})
    CHECK(markup::without_sentinels(markup::with_sentinels(text)) == text);
}
