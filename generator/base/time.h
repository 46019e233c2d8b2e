// Instants, the date formats that authors write, and their output formats. Only time.cpp uses
// Howard Hinnant's date library.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace base {

// Seconds since 1970-01-01T00:00:00Z, leap seconds not counted (POSIX time).
using Instant = std::int64_t;

// A date as an author wrote it: the instant and the UTC offset of the local clock.
struct Date {
  Instant instant = 0;
  int offset_minutes = 0;  // east of UTC is positive
  bool has_time = false;   // false: the author wrote only a day

  bool operator==(const Date&) const = default;
};

struct CivilDay {
  int year = 1970;
  int month = 1;  // 1 to 12
  int day = 1;    // 1 to 31
};

// Why parse_date rejects a text.
enum class DateFault { not_a_date, no_such_day, no_such_time, unknown_zone };

struct ParsedDate {
  std::optional<Date> date;
  DateFault fault = DateFault::not_a_date;  // valid only without a date
};

// Parses `2024-05-01`, `2024-5-1` and `2024-05-01 10:30[:00[.5]] [+02:00|+0200|Z|UTC]`. The
// separator can also be `T` or `t`. Parses the date format of e-mail, too (RFC 5322: `Wed, 1 May
// 2024 10:30 +0200`); the weekday is optional. Without an offset the time is local in `timezone`.
// This is a name of the IANA database such as "Europe/Berlin" and must be known (is_timezone).
ParsedDate parse_date(std::string_view text, std::string_view timezone);
bool is_timezone(std::string_view name);

// Converts an instant to the local time of `timezone`, which must be known.
Date local_date(Instant instant, std::string_view timezone);

CivilDay civil_day(const Date& date);

// The position of a local day in its week and its year.
struct WeekAndDay {
  int weekday = 0;      // 0 (Sunday) to 6
  int yearday = 1;      // 1 to 366
  int iso_year = 1970;  // the year of the ISO 8601 week
  int iso_week = 1;     // 1 to 53
};
WeekAndDay week_and_day(const Date& date);
// The local time as "10:30:00".
std::string format_clock(const Date& date);
std::string_view month_name(int month);      // "May"; from 1 to 12
std::string_view weekday_name(int weekday);  // "Wednesday"; from 0 (Sunday) to 6

std::string format_iso(const Date& date);     // RFC 3339: 2024-05-01T10:30:00+02:00
std::string format_day(const Date& date);     // 2024-05-01
std::string format_human(const Date& date);   // 1 May 2024
std::string format_rfc822(const Date& date);  // Wed, 01 May 2024 10:30:00 +0200

// The source of the current time. Tests and SOURCE_DATE_EPOCH can set it.
struct Clock {
  Instant now = 0;
};
Clock system_clock();

}  // namespace base
