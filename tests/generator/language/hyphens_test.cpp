#include "language/hyphens.h"

#include <doctest/doctest.h>

using language::is_hyphenated;

TEST_CASE("a word is hyphenated if it has a hyphen between letters or digits") {
  for (const char* word : {"self-hosted", "state-of-the-art", "“well-known”", "UTF-8,", "A-Ω-я",
                           "e\u2010mail", "شبه-ثابت"}) {
    CAPTURE(word);
    CHECK(is_hyphenated(word));
  }
  for (const char* word :
       {"", "-", "plain", "-flag", "--flag", "end-", "a—b", "1–2", "\xFF-\xFE"}) {
    CAPTURE(word);
    CHECK_FALSE(is_hyphenated(word));
  }
}

TEST_CASE("a word in which lines break between letters is not hyphenated") {
  for (const char* word :
       {"静的サイト-ジェネレータ", "使用Vue-Router实现", "정적-사이트", "โปรแกรม-เว็บ"}) {
    CAPTURE(word);
    CHECK_FALSE(is_hyphenated(word));
  }
}
