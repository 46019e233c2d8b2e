#include "language/dates.h"

#include <doctest/doctest.h>

#include <thread>
#include <vector>

using namespace language;

namespace {

base::Date date_of(const char* text) { return *base::parse_date(text, "UTC").date; }

}  // namespace

TEST_CASE("a day is written as the language writes it, and English as ever") {
  const base::Date day = date_of("2026-11-20");
  CHECK(Dates("en").day(day) == "20 November 2026");
  CHECK(Dates("en-US").day(day) == "20 November 2026");
  CHECK(Dates("fr").day(day) == "20 novembre 2026");
  CHECK(Dates("de").day(day) == "20. November 2026");
  CHECK(Dates("ar").day(day) == "٢٠ نوفمبر ٢٠٢٦");
  CHECK(Dates("ja").day(day) == "2026年11月20日");
}

TEST_CASE("the day is that of the clock it was written with") {
  CHECK(Dates("fr").day(date_of("2026-11-20 23:30 -08:00")) == "20 novembre 2026");
  CHECK(Dates("fr").day(date_of("2026-11-20 00:30 +13:00")) == "20 novembre 2026");
  CHECK(Dates("fr").format(date_of("2026-11-20 23:30 -08:00"), "HH:mm") == "23:30");
}

TEST_CASE("calendars are Gregorian unless the tag names one") {
  CHECK(Dates("th").year(2026) == "2026");
  CHECK(Dates("fa-u-ca-persian").day(date_of("2026-11-20")).find("آبان") != std::string::npos);
}

TEST_CASE("months and years stand alone as the language has them") {
  CHECK(Dates("en").month(5) == "May");
  CHECK(Dates("en").month_of_year(2024, 5) == "May 2024");
  CHECK(Dates("en").year(2024) == "2024");
  CHECK(Dates("ru").month(5) == "май");
  CHECK(Dates("ru").day(date_of("2024-05-01")).find("мая") != std::string::npos);
  CHECK(Dates("ar").year(2024) == "٢٠٢٤");
}

TEST_CASE("a format is a style, a skeleton or a pattern") {
  const base::Date day = date_of("2026-11-20");
  CHECK(Dates("de").format(day, "medium") == "20.11.2026");
  CHECK(Dates("fr").format(day, "yMMMMd") == "20 novembre 2026");
  CHECK(Dates("en").format(day, "yMMMMd") == "November 20, 2026");
  CHECK(Dates("de").format(day, "'am' d. MMMM") == "am 20. November");
  CHECK_FALSE(Dates("de").format(day, "foo bar"));
  CHECK_FALSE(Dates("de").format(day, "d 'of"));
  CHECK_FALSE(Dates("de").format(day, ""));
}

TEST_CASE("threads may share the dates of a language") {
  const Dates dates("fr");
  std::vector<std::string> first(8);
  std::vector<std::thread> threads;
  for (std::size_t i = 0; i < first.size(); ++i) {
    threads.emplace_back([&, i] {
      for (int round = 0; round < 200; ++round)
        first[i] = dates.day({.instant = static_cast<base::Instant>(i) * 86'400});
    });
  }
  for (std::thread& thread : threads) thread.join();
  for (std::size_t i = 0; i < first.size(); ++i) CHECK(first[i].starts_with(std::to_string(i + 1)));
}

TEST_CASE("a format has letters that ICU knows, and closed quotation marks") {
  for (const char* format :
       {"full", "long", "medium", "short", "y", "yMMMMd", "GyYuUrQqMLlwWdDFgEe",
        "cabBhHKkjJCmsSAzZOvVXx", "d.M.y, H:mm", "'Rfi' d", "''d''", "d@[`{"}) {
    CAPTURE(format);
    CHECK(is_date_format(format));
  }
  for (const char* wrong : {"", "f", "i", "I", "n", "N", "o", "p", "P", "R", "t", "T", "dA N", "'",
                            "d 'x", "longer", "d 'x' f"}) {
    CAPTURE(wrong);
    CHECK_FALSE(is_date_format(wrong));
  }
}

TEST_CASE("letters alone are a skeleton, and anything else is a pattern") {
  const base::Date day = date_of("2026-11-20 04:05");
  CHECK(Dates("en").format(day, "full") == "Friday, November 20, 2026");
  CHECK(Dates("en").format(day, "long") == "20 November 2026");
  CHECK(Dates("en").format(day, "medium") == "Nov 20, 2026");
  CHECK(Dates("en").format(day, "short") == "11/20/26");
  CHECK(Dates("en").format(day, "dMy") == "11/20/2026");
  CHECK(Dates("en").format(day, "d.M.y") == "20.11.2026");
  CHECK(Dates("fr").format(day, "AAAAAAAA") == "14700000");
  for (const char* skeleton : {"ah", "zH", "ZH"}) {  // the language orders them
    CAPTURE(skeleton);
    CHECK(Dates("en").format(day, skeleton)->find('4') < 2);
  }
}
