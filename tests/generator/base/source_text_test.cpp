#include "base/source_text.h"

#include <doctest/doctest.h>

using namespace std::string_literals;

TEST_CASE("a byte-order mark is dropped and every line end becomes LF") {
  CHECK(*base::source_text("a", "\xEF\xBB\xBFx\r\ny\rz\n\r\n") == "x\ny\nz\n\n");
  CHECK(*base::source_text("a", "x\r") == "x\n");
  CHECK(base::source_text("a", "")->empty());
}

TEST_CASE("UTF-16 is recognised by its mark") {
  for (const std::string& bytes : {"\xFF\xFEx\0"s, "\xFE\xFF\0x"s}) {
    const auto text = base::source_text("a", bytes);
    REQUIRE_FALSE(text);
    CHECK(text.error().message == "this file is UTF-16, not UTF-8");
  }
}

TEST_CASE("a NUL byte and an invalid byte are errors at their place") {
  const auto nul = base::source_text("a", "x\r\nyz\0"s);
  REQUIRE_FALSE(nul);
  CHECK(nul.error().location.line == 2);
  CHECK(nul.error().location.column == 3);
  const auto latin = base::source_text("a", "caf\xE9");
  REQUIRE_FALSE(latin);
  CHECK(latin.error().message == "byte 0xE9 is not UTF-8");
  CHECK(latin.error().location.column == 4);
}
