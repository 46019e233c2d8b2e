#include "base/duration.h"

#include <doctest/doctest.h>

using namespace std::chrono_literals;

TEST_CASE("a duration is a number of seconds, minutes, hours or days, at most ten years") {
  CHECK(base::parse_duration("1s") == 1s);
  CHECK(base::parse_duration("5m") == 300s);
  CHECK(base::parse_duration("2h") == 7200s);
  CHECK(base::parse_duration("7d") == 604'800s);
  CHECK(base::parse_duration("3650d") == std::chrono::days(3650));
  CHECK(base::parse_duration("315360000s") == std::chrono::days(3650));
  for (const char* wrong : {"", "5", "s", "0s", "-1s", "1w", "1 s", "1.5h", "s1", "5mm", "3651d",
                            "315360001s", "99999999999999999999s"})
    CHECK_FALSE_MESSAGE(base::parse_duration(wrong), wrong);
}

TEST_CASE("a wait in words is never too short, and hardly too long") {
  const std::pair<std::chrono::seconds, const char*> cases[] = {
      {0s, "0 seconds"},     {1s, "1 second"},     {5s, "5 seconds"},   {59s, "59 seconds"},
      {60s, "1 minute"},     {61s, "61 seconds"},  {110s, "2 minutes"}, {100s, "2 minutes"},
      {99s, "99 seconds"},   {541s, "10 minutes"}, {3600s, "1 hour"},   {3601s, "61 minutes"},
      {5400s, "90 minutes"}, {6600s, "2 hours"},   {24h, "24 hours"}};
  for (const auto& [wait, words] : cases) CHECK(base::in_words(wait) == words);
}

TEST_CASE("a rate is a number in a time") {
  const std::optional<base::Rate> rate = base::parse_rate("10/2m");
  REQUIRE(rate);
  CHECK(rate->count == 10);
  CHECK(rate->window == 120s);
  for (const char* wrong : {"", "/", "10", "10/", "/2m", "0/2m", "10/0m", "10/2m/3", "x/2m"})
    CHECK_FALSE_MESSAGE(base::parse_rate(wrong), wrong);
}
