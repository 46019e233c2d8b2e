#include "base/language.h"

#include <doctest/doctest.h>

TEST_CASE("a language tag has subtags of one to eight letters and digits, the first of two") {
  for (const char* tag : {"en", "de-CH", "zh-Hans", "sl-rozaj-1994", "AZ-az-09", "de-abcdefgh",
                          "en-x-a", "abcdefgh"}) {
    CAPTURE(tag);
    CHECK(base::is_language_tag(tag));
  }
  for (const char* tag : {"", "e", "en_US", "en-", "-en", "en--US", "d!", "d@", "d[", "d`", "d{",
                          "d/", "d:", "ä", "de-abcdefghi", "abcdefghi"}) {
    CAPTURE(tag);
    CHECK_FALSE(base::is_language_tag(tag));
  }
}
