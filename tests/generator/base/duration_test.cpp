#include "base/duration.h"

#include <doctest/doctest.h>

using namespace std::chrono_literals;

TEST_CASE("a duration is a number and a unit") {
  CHECK(base::parse_duration("1s") == 1s);
  CHECK(base::parse_duration("90m") == 90min);
  CHECK(base::parse_duration("2h") == 2h);
  CHECK(base::parse_duration("90d") == std::chrono::days(90));
  CHECK(base::parse_duration("2w") == std::chrono::days(14));
  CHECK(base::parse_duration("3650d") == std::chrono::days(3650));
}

TEST_CASE("any other text is no duration") {
  for (const char* text : {"", "d", "90", "90 d", " 90d", "0d", "-1d", "+1d", "1.5h", "90days",
                           "1y", "90D", "3651d", "522w", "99999999999999999999d", "90\xC3\xA4"}) {
    CAPTURE(text);
    CHECK_FALSE(base::parse_duration(text));
  }
}
