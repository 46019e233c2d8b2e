#include "markup/escape.h"

#include <doctest/doctest.h>

#include "markup/sentinel.h"

TEST_CASE("every byte stays or is escaped") {
  for (int value = 0; value < 256; ++value) {
    const std::string text(1, static_cast<char>(value));
    std::string expected = text;
    if (text == "&") expected = "&amp;";
    if (text == "<") expected = "&lt;";
    if (text == ">") expected = "&gt;";
    if (text == "\"") expected = "&quot;";
    CHECK_MESSAGE(markup::escape("a" + text + "b") == "a" + expected + "b", value);
  }
}

TEST_CASE("sentinels vanish, and what only begins like one stays") {
  const std::string sentinel(markup::sentinel);
  CHECK(markup::escape(sentinel + "<" + sentinel + sentinel + "a" + sentinel) == "&lt;a");
  // U+FDD1 begins with the same two bytes, U+F8FF with the same one.
  CHECK(markup::escape("\xEF\xB7\x91\xEF\xA3\xBF") == "\xEF\xB7\x91\xEF\xA3\xBF");
  CHECK(markup::escape("\xEF\xB7") == "\xEF\xB7");
  CHECK(markup::escape("").empty());
}
