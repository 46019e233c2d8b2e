#include "markdown/opening.h"

#include <doctest/doctest.h>

#include <string>

#include "markdown/render.h"

namespace {

const std::string kLong = std::string(220, 'x') + "\n\nNext.\n";

bool opens(const std::string& body, const markdown::Options& options = {}) {
  return markdown::render(body, options).opens_with_text;
}

}  // namespace

TEST_CASE("a long paragraph that begins with a letter can take an initial") {
  CHECK(opens("T" + kLong));
  CHECK(opens("Ж" + kLong));
  CHECK(opens("Élan *and* [link](https://a.org) and `code` " + kLong));
  markdown::Options options;
  options.title = "Title";
  CHECK(opens("# Title\n\nText " + kLong, options));
}

TEST_CASE("the length of an opening is counted in characters") {
  CHECK(opens(std::string(220, 'x')));
  CHECK_FALSE(opens(std::string(219, 'x')));
  std::string accents;
  for (int i = 0; i < 219; ++i) accents += "é";
  CHECK_FALSE(opens(accents));
  CHECK(opens(accents + "é"));
}

TEST_CASE("an opening that an initial would touch takes none") {
  CHECK_FALSE(opens(""));
  CHECK_FALSE(opens("Short.\n\nNext."));
  for (const char* beginning : {"![i](x) ",
                                "[link](https://a.org) ",
                                "`code` ",
                                "*emphasis* ",
                                "**strong** ",
                                "“Quoted” ",
                                "«Quoted» ",
                                "\"Quoted\" ",
                                "2026 ",
                                "<b>HTML</b> ",
                                "https://a.org/ ",
                                "Text ![i](x) ",
                                "Text\\\n",
                                "吾輩",
                                "Vue 是",
                                "Web هو",
                                "한국",
                                "نص",
                                "שלום",
                                "हिन्दी",
                                "🎉 ",
                                "(In) ",
                                "> ",
                                "- ",
                                "# Heading\n\n"}) {
    CAPTURE(beginning);
    CHECK_FALSE(opens(beginning + kLong));
  }
}
