// Instants, the dates authors write, and how they are printed. The only user of Howard Hinnant's
// date library.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace base {

// Seconds since 1970-01-01T00:00:00Z, leap seconds not counted (POSIX time).
using Instant = std::int64_t;

// A moment as somebody wrote it: the instant and the distance of the local clock from UTC.
struct Date {
  Instant instant = 0;
  int offset_minutes = 0;  // east of UTC is positive
  bool has_time = false;   // false: only a day was written

  bool operator==(const Date&) const = default;
};

struct CivilDay {
  int year = 1970;
  int month = 1;  // 1 to 12
  int day = 1;    // 1 to 31
};

// What parse_date says of a text that is none.
enum class DateFault { not_a_date, no_such_day, no_such_time, unknown_zone };

struct ParsedDate {
  std::optional<Date> date;
  DateFault fault = DateFault::not_a_date;  // only when there is no date
};

// Reads `2024-05-01`, `2024-5-1`, `2024-05-01 10:30[:00[.5]] [+02:00|+0200|Z|UTC]`, the same with
// `T` or `t`, and the day as e-mail has it (RFC 5322: `Wed, 1 May 2024 10:30 +0200`, the name of
// the day may be missing). Without an offset the time is local in `timezone` (a name of the IANA
// database such as "Europe/Berlin"; must be known, see is_timezone).
ParsedDate parse_date(std::string_view text, std::string_view timezone);
bool is_timezone(std::string_view name);

// An instant as a clock in `timezone` (must be known) shows it.
Date local_date(Instant instant, std::string_view timezone);

CivilDay civil_day(const Date& date);

// Where the local day lies in its week and its year.
struct WeekAndDay {
  int weekday = 0;      // 0 (Sunday) to 6
  int yearday = 1;      // 1 to 366
  int iso_year = 1970;  // that the week of ISO 8601 belongs to
  int iso_week = 1;     // 1 to 53
};
WeekAndDay week_and_day(const Date& date);
// "10:30:00" of the local clock.
std::string format_clock(const Date& date);
std::string_view month_name(int month);      // "May"; from 1 to 12
std::string_view weekday_name(int weekday);  // "Wednesday"; from 0 (Sunday) to 6

std::string format_iso(const Date& date);     // RFC 3339: 2024-05-01T10:30:00+02:00
std::string format_day(const Date& date);     // 2024-05-01
std::string format_human(const Date& date);   // 1 May 2024
std::string format_rfc822(const Date& date);  // Wed, 01 May 2024 10:30:00 +0200

// Where "now" comes from, so that tests and SOURCE_DATE_EPOCH can set it.
struct Clock {
  Instant now = 0;
};
Clock system_clock();

}  // namespace base
