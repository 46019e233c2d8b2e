#include "base/time.h"

#include <doctest/doctest.h>

namespace {

std::string iso(std::string_view text, std::string_view zone = "UTC") {
  const auto parsed = base::parse_date(text, zone);
  return parsed.date ? base::format_iso(*parsed.date) : "none";
}

base::DateFault fault(std::string_view text) {
  const auto parsed = base::parse_date(text, "UTC");
  REQUIRE_FALSE(parsed.date);
  return parsed.fault;
}

}  // namespace

TEST_CASE("dates are read as authors write them") {
  CHECK(iso("2024-05-01") == "2024-05-01T00:00:00Z");
  CHECK(iso("2024-5-1") == "2024-05-01T00:00:00Z");
  CHECK(iso("2024-05-01 10:30") == "2024-05-01T10:30:00Z");
  CHECK(iso("2024-05-01T10:30:05.5Z") == "2024-05-01T10:30:05Z");
  CHECK(iso("2024-05-01 10:30:00 +0200") == "2024-05-01T10:30:00+02:00");
  CHECK(iso("2024-05-01t10:30:00-05:30") == "2024-05-01T10:30:00-05:30");
  CHECK(iso("2024-05-01 10:30 +02") == "2024-05-01T10:30:00+02:00");
  CHECK(iso("2024-05-01 10:30 +2") == "2024-05-01T10:30:00+02:00");
  CHECK(iso("2024-05-01 10:30 -0130") == "2024-05-01T10:30:00-01:30");
  CHECK(iso("2024-05-01 10:30 +14:59") == "2024-05-01T10:30:00+14:59");
  CHECK(iso("2024/05-01\t10:30:05,25 GMT ") == "2024-05-01T10:30:05Z");
  CHECK(iso("2024-05-01 10:30:00 UTC") == "2024-05-01T10:30:00Z");
}

TEST_CASE("dates are read as mail and feeds write them") {
  CHECK(iso("Sat, 16 Oct 2010 20:53:18 +0000") == "2010-10-16T20:53:18Z");
  CHECK(iso("16 Oct 2010 20:53 -0500") == "2010-10-16T20:53:00-05:00");
  CHECK(iso("Saturday, 16 october 2010", "Europe/Berlin") == "2010-10-16T00:00:00+02:00");
  CHECK(iso("1 May 2024") == "2024-05-01T00:00:00Z");
  CHECK(iso("31 Jan 2024") == "2024-01-31T00:00:00Z");
  CHECK(iso("31 December 2024") == "2024-12-31T00:00:00Z");
  CHECK(iso("Sat., 16 Oct 2010") == "2010-10-16T00:00:00Z");
  CHECK(fault("31 Feb 2024") == base::DateFault::no_such_day);
  for (const char* text :
       {"Oct 16, 2010", "16 Octo 2010", "16 Oct", "16 Oct 10", "16 Oct 201", "16 Oct 20100",
        "016 Oct 2010", "16  Oct 2010", "16 Oct  2010", "Sat 16 Oct 2010", "2010-Sat, 16 Oct 2010",
        "Mon, 30 Nov -0001 00:00:00 +0000"}) {
    CAPTURE(text);
    CHECK(fault(text) == base::DateFault::not_a_date);
  }
}

TEST_CASE("a date without an offset is local in the zone, summer and winter") {
  CHECK(iso("2024-07-01 12:00", "Europe/Berlin") == "2024-07-01T12:00:00+02:00");
  CHECK(iso("2024-01-01", "Europe/Berlin") == "2024-01-01T00:00:00+01:00");
  CHECK(iso("2024-01-01 00:00:00 Z", "Europe/Berlin") == "2024-01-01T00:00:00Z");
}

TEST_CASE("an hour that the clock skips or repeats is no error") {
  CHECK(iso("2024-03-31 02:30", "Europe/Berlin") != "none");
  CHECK(iso("2024-10-27 02:30", "Europe/Berlin") == "2024-10-27T02:30:00+02:00");
}

TEST_CASE("what is no date says why") {
  CHECK(fault("2024-02-30") == base::DateFault::no_such_day);
  CHECK(fault("2023-02-29") == base::DateFault::no_such_day);
  CHECK(fault("2024-00-01") == base::DateFault::no_such_day);
  CHECK(fault("2024-13-01") == base::DateFault::no_such_day);
  CHECK(fault("2024-05-01 24:30") == base::DateFault::no_such_time);
  for (const char* text : {"",
                           "soon",
                           "24-05-01",
                           "2024-05",
                           "2024-05-01T",
                           "2024-05-01 10",
                           "2024-05-01 10:30 EST",
                           "2024-05-01 10:30 +99:00",
                           "2024-05-01x",
                           "2024-05-0110:30",
                           "2024-05-01 10:30 +15:00",
                           "2024-05-01 10:30 +01:60",
                           "2024-05-01 10:3",
                           "2024-05-01 10:030",
                           "2024-05-01 10:30:005",
                           "2024-05-01 10:3005",
                           "2024-05-01 10:30:5",
                           "2024-05-01 10:30 +",
                           "2024-05-01 10:30 +01:00 x",
                           "202-05-01",
                           "20240-05-01",
                           "2024-005-01",
                           "2024-05-001"}) {
    CAPTURE(text);
    CHECK(fault(text) == base::DateFault::not_a_date);
  }
  CHECK(base::parse_date("2024-05-01", "Mars/Olympus").fault == base::DateFault::unknown_zone);
}

TEST_CASE("leap days and times before 1970 are days like others") {
  CHECK(iso("2024-02-29") == "2024-02-29T00:00:00Z");
  CHECK(iso("1969-12-31 23:59:59") == "1969-12-31T23:59:59Z");
  CHECK(base::parse_date("1969-12-31 23:59:59", "UTC").date->instant == -1);
}

TEST_CASE("time zones are those of the IANA database") {
  CHECK(base::is_timezone("UTC"));
  CHECK(base::is_timezone("Europe/Berlin"));
  CHECK_FALSE(base::is_timezone("Europe/Berln"));
  CHECK_FALSE(base::is_timezone(""));
  CHECK_FALSE(base::is_timezone("../../etc/passwd"));
}

TEST_CASE("an instant has a local time in each zone") {
  CHECK(base::local_date(0, "Europe/Berlin") ==
        base::Date{.instant = 0, .offset_minutes = 60, .has_time = true});
  CHECK(base::local_date(0, "UTC").offset_minutes == 0);
}

TEST_CASE("a date is printed in its own offset") {
  const auto date = *base::parse_date("2024-05-01 23:30:00 -05:00", "UTC").date;
  CHECK(base::format_day(date) == "2024-05-01");
  CHECK(base::format_human(date) == "1 May 2024");
  CHECK(base::format_rfc822(date) == "Wed, 01 May 2024 23:30:00 -0500");
  CHECK(base::civil_day(date).day == 1);
}

TEST_CASE("a date knows whether a time was written") {
  const auto has_time = [](std::string_view text) {
    return base::parse_date(text, "UTC").date->has_time;
  };
  CHECK(has_time("2024-05-01 00:00"));
  CHECK(has_time("2024-05-01T10:30:00Z"));
  CHECK(has_time("1 May 2024 10:30"));
  CHECK_FALSE(has_time("2024-05-01"));
  CHECK_FALSE(has_time("2024-05-01 \t"));
  CHECK_FALSE(has_time("Wed, 1 May 2024"));
}
