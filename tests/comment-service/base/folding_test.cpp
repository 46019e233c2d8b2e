#include "base/folding.h"

#include <doctest/doctest.h>

#include "base/spelling.h"

namespace {

std::string words(const std::string& text) {
  std::string list;
  for (const base::Token& token : base::tokens(text)) list += token.text + "|";
  return list;
}

}  // namespace

TEST_CASE("words are counted by ICU's boundaries, in scripts without spaces too") {
  CHECK(base::word_count("") == 0);
  CHECK(base::word_count("Good post!") == 2);
  CHECK(base::word_count("don't stop — it's 3.14") == 4);
  CHECK(base::word_count("… ?! —") == 0);
  CHECK(base::word_count("我同意第三点") == 4);
  CHECK(base::word_count("とても良い記事です") > 2);
}

TEST_CASE("tokens are folded and have byte ranges") {
  CHECK(words("Good,  POST!") == "good|post|");
  CHECK(words("ＶＩＡＧＲＡ Straße ﬁne") == "viagra|strasse|fine|");
  // A zero-width space and a soft hyphen are invisible and do not split a word.
  CHECK(words("via\u200bgra ca\u00adsino") == "viagra|casino|");
  CHECK(words("买发票吗") == "买|发|票|吗|");
  CHECK(words("a买b1发c ไทย ラ-é") == "a|买|b1|发|c|ไ|ท|ย|ラ|é|");
  CHECK(words("ⓥⓘⓐⓖⓡⓐ 𝓬𝓪𝓼𝓲𝓷𝓸") == "viagra|casino|");
  const auto tokens = base::tokens("a ÉTÉ");
  REQUIRE(tokens.size() == 2);
  CHECK(tokens[1].text == "été");
  CHECK(tokens[1].begin == 2);
  CHECK(tokens[1].end == 7);
}

TEST_CASE("the nearest known name is suggested, else all are told") {
  constexpr std::array<std::string_view, 3> known = {"words", "links", "phrase_only"};
  CHECK(base::suggestion("wrods", known) == "did you mean \"words\"?");
  CHECK(base::suggestion("colour", known) == "known are words, links, phrase_only");
  CHECK(base::suggestion("x", {}).empty());
  // A swap of neighbours is one edit, as is a letter more, less or in place of another.
  constexpr std::array<std::string_view, 2> four = {"when", "than"};
  for (const char* typo : {"wehn", "hwen", "whne", "whn", "hen", "wheen", "whenn", "whan", "zhen"})
    CHECK_MESSAGE(base::suggestion(typo, four) == "did you mean \"when\"?", typo);
  CHECK(base::suggestion("thna", four) == "did you mean \"than\"?");
  CHECK(base::suggestion("wnhe", four) == "known are when, than");
  // The nearest counts, and the first of those that are equally near; a third of the letters.
  constexpr std::array<std::string_view, 3> more = {"abcdef", "abcdxy", "abcdxz"};
  CHECK(base::suggestion("abcdxx", more) == "did you mean \"abcdxy\"?");
  CHECK(base::suggestion("abcdpq", more) == "did you mean \"abcdef\"?");
  CHECK(base::suggestion("abcpqr", more) == "known are abcdef, abcdxy, abcdxz");
  // A swap counts in addition to the other edits, wherever it is.
  constexpr std::array<std::string_view, 1> one = {"abcdef"};
  for (const char* near : {"xbcdfe", "badcef", "bacdxf", "abxdfe", "bacde", "xabcdfe"})
    CHECK_MESSAGE(base::suggestion(near, one) == "did you mean \"abcdef\"?", near);
  for (const char* far : {"xycdfe", "badcfe", "baxdex", "bacdxx", "xxbacdef", "cab", "abc", "def"})
    CHECK_MESSAGE(base::suggestion(far, one) == "known are abcdef", far);
  CHECK(base::suggestion("a", more) == "known are abcdef, abcdxy, abcdxz");
}
