#include "base/time.h"

#include <date/date.h>
#include <date/tz.h>

#include <array>
#include <chrono>
#include <stdexcept>

#include "base/text.h"

namespace base {
namespace {

constexpr auto kMonths =
    std::to_array<std::string_view>({"January", "February", "March", "April", "May", "June", "July",
                                     "August", "September", "October", "November", "December"});
constexpr auto kDays = std::to_array<std::string_view>(
    {"Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"});

// Reads a date from left to right. Each step returns whether it found its part.
class Scanner {
 public:
  explicit Scanner(std::string_view text) : text_(text) {}

  bool number(int& value, std::size_t least, std::size_t most) {
    std::size_t digits = 0;
    value = 0;
    while (digits < most && digits < text_.size() && text_[digits] >= '0' && text_[digits] <= '9') {
      value = value * 10 + (text_[digits++] - '0');
    }
    if (digits < least) return false;
    text_.remove_prefix(digits);
    return true;
  }
  bool one_of(std::string_view characters) {
    if (text_.empty() || characters.find(text_.front()) == std::string_view::npos) return false;
    text_.remove_prefix(1);
    return true;
  }
  bool word(std::string_view word) {
    if (text_.substr(0, word.size()) != word) return false;
    text_.remove_prefix(word.size());
    return true;
  }
  void spaces() {
    while (one_of(" \t")) {
    }
  }
  void digits() {
    while (one_of("0123456789")) {
    }
  }
  std::string_view letters() {
    std::size_t count = 0;
    while (count < text_.size() && (text_[count] | 0x20) >= 'a' && (text_[count] | 0x20) <= 'z')
      ++count;
    const std::string_view found = text_.substr(0, count);
    text_.remove_prefix(count);
    return found;
  }
  bool next_is_digit() const {
    return !text_.empty() && text_.front() >= '0' && text_.front() <= '9';
  }
  bool at_end() const { return text_.empty(); }

 private:
  std::string_view text_;
};

struct Fields {
  CivilDay day;
  bool has_time = false;
  int hour = 0;
  int minute = 0;
  int second = 0;
  std::optional<int> offset_minutes;
};

bool scan_offset(Scanner& scan, Fields& fields) {
  scan.spaces();
  if (scan.at_end()) return true;
  if (scan.word("UTC") || scan.word("GMT") || scan.one_of("Zz")) {
    fields.offset_minutes = 0;
    return true;
  }
  const int sign = scan.one_of("-") ? -1 : 1;
  if (sign == 1 && !scan.one_of("+")) return false;
  int hours = 0;
  int minutes = 0;
  if (!scan.number(hours, 1, 2)) return false;
  scan.one_of(":");
  if (scan.next_is_digit() && !scan.number(minutes, 2, 2)) return false;
  if (hours > 14 || minutes > 59) return false;
  fields.offset_minutes = sign * (hours * 60 + minutes);
  return true;
}

bool scan_day(Scanner& scan, CivilDay& day) {
  return scan.number(day.year, 4, 4) && scan.one_of("-/") && scan.number(day.month, 1, 2) &&
         scan.one_of("-/") && scan.number(day.day, 1, 2);
}

// Accepts "May" and "may", but not a longer word that begins with it.
bool scan_month(Scanner& scan, int& month) {
  const std::string word = lower_case(scan.letters());
  for (std::size_t i = 0; i < kMonths.size(); ++i) {
    const std::string name = lower_case(kMonths[i]);
    if (word == name || word == name.substr(0, 3)) month = static_cast<int>(i) + 1;
  }
  return month > 0;
}

// Accepts "Wed, 1 May 2024" and "1 May 2024". Ignores the weekday: the date determines it.
bool scan_mail_day(Scanner& scan, CivilDay& day) {
  day.month = 0;
  if (!scan.letters().empty()) {
    scan.one_of(".");
    if (!scan.one_of(",")) return false;
    scan.spaces();
  }
  if (!scan.number(day.day, 1, 2) || !scan.one_of(" ") || !scan_month(scan, day.month) ||
      !scan.one_of(" ")) {
    return false;
  }
  return scan.number(day.year, 4, 4);
}

std::optional<Fields> scan_fields(std::string_view text) {
  Scanner scan(text);
  Fields fields;
  if (!scan_day(scan, fields.day)) {
    scan = Scanner(text);
    if (!scan_mail_day(scan, fields.day)) return std::nullopt;
  }
  if (scan.at_end()) return fields;
  if (!scan.one_of("Tt")) {
    if (!scan.one_of(" \t")) return std::nullopt;
    scan.spaces();
    if (scan.at_end()) return fields;
  }
  fields.has_time = true;
  if (!scan.number(fields.hour, 1, 2) || !scan.one_of(":") || !scan.number(fields.minute, 2, 2))
    return std::nullopt;
  if (scan.one_of(":") && !scan.number(fields.second, 2, 2)) return std::nullopt;
  if (scan.one_of(".,")) scan.digits();
  if (!scan_offset(scan, fields)) return std::nullopt;
  scan.spaces();
  if (!scan.at_end()) return std::nullopt;
  return fields;
}

date::sys_seconds instant_of(const Date& date) {
  return date::sys_seconds(std::chrono::seconds(date.instant));
}

date::local_seconds local_of(const Date& date) {
  return date::local_seconds(
      (instant_of(date) + std::chrono::minutes(date.offset_minutes)).time_since_epoch());
}

std::string two(int number) { return (number < 10 ? "0" : "") + std::to_string(number); }

// The number of days from 1 January to `day`.
int days_into_year(date::local_days day) {
  const auto year = date::year_month_day(day).year();
  return static_cast<int>((day - date::local_days(year / date::January / 1)).count());
}

std::string offset_text(const Date& date, std::string_view colon) {
  const int minutes = date.offset_minutes < 0 ? -date.offset_minutes : date.offset_minutes;
  return (date.offset_minutes < 0 ? "-" : "+") + two(minutes / 60) + std::string(colon) +
         two(minutes % 60);
}

}  // namespace

bool is_timezone(std::string_view name) {
  try {
    date::locate_zone(std::string(name));
    return true;
  } catch (const std::runtime_error&) {
    return false;
  }
}

ParsedDate parse_date(std::string_view text, std::string_view timezone) {
  const auto fields = scan_fields(text);
  if (!fields) return {std::nullopt, DateFault::not_a_date};
  const auto day = date::year(fields->day.year) / fields->day.month / fields->day.day;
  if (!day.ok()) return {std::nullopt, DateFault::no_such_day};
  if (fields->hour > 23 || fields->minute > 59 || fields->second > 60)
    return {std::nullopt, DateFault::no_such_time};
  const auto local = date::local_days(day) + std::chrono::hours(fields->hour) +
                     std::chrono::minutes(fields->minute) + std::chrono::seconds(fields->second);
  Date date{.has_time = fields->has_time};
  if (fields->offset_minutes) {
    date.offset_minutes = *fields->offset_minutes;
    date.instant = local.time_since_epoch().count() - std::int64_t{60} * date.offset_minutes;
    return {date, {}};
  }
  try {
    // For a local time that a clock change skips or repeats, choose the earlier instant.
    const auto* zone = date::locate_zone(std::string(timezone));
    const auto instant = zone->to_sys(local, date::choose::earliest);
    date.instant = instant.time_since_epoch().count();
    date.offset_minutes = static_cast<int>(
        std::chrono::duration_cast<std::chrono::minutes>(zone->get_info(instant).offset).count());
  } catch (const std::runtime_error&) {
    return {std::nullopt, DateFault::unknown_zone};
  }
  return {date, {}};
}

Date local_date(Instant instant, std::string_view timezone) {
  const auto* zone = date::locate_zone(std::string(timezone));
  const auto offset = zone->get_info(date::sys_seconds(std::chrono::seconds(instant))).offset;
  return {instant,
          static_cast<int>(std::chrono::duration_cast<std::chrono::minutes>(offset).count()), true};
}

CivilDay civil_day(const Date& date) {
  const date::year_month_day day(date::floor<date::days>(local_of(date)));
  return {static_cast<int>(day.year()), static_cast<int>(static_cast<unsigned>(day.month())),
          static_cast<int>(static_cast<unsigned>(day.day()))};
}

WeekAndDay week_and_day(const Date& date) {
  const auto day = date::floor<date::days>(local_of(date));
  const date::weekday weekday(day);
  // A week belongs to the year of its Thursday (ISO 8601).
  const auto from_monday = weekday - date::Monday;
  const date::local_days thursday = day - from_monday + date::days(3);
  return {static_cast<int>(weekday.c_encoding()), days_into_year(day) + 1,
          static_cast<int>(date::year_month_day(thursday).year()),
          days_into_year(thursday) / 7 + 1};
}

std::string format_clock(const Date& date) {
  const auto local = local_of(date);
  const auto time = date::hh_mm_ss(local - date::floor<date::days>(local));
  return two(static_cast<int>(time.hours().count())) + ':' +
         two(static_cast<int>(time.minutes().count())) + ':' +
         two(static_cast<int>(time.seconds().count()));
}

std::string_view month_name(int month) { return kMonths[static_cast<std::size_t>(month - 1)]; }

std::string_view weekday_name(int weekday) { return kDays[static_cast<std::size_t>(weekday)]; }

std::string format_day(const Date& date) {
  const CivilDay day = civil_day(date);
  std::string year = std::to_string(day.year);
  while (year.size() < 4) year.insert(year.begin(), '0');
  return year + '-' + two(day.month) + '-' + two(day.day);
}

std::string format_iso(const Date& date) {
  return format_day(date) + 'T' + format_clock(date) +
         (date.offset_minutes == 0 ? "Z" : offset_text(date, ":"));
}

std::string format_human(const Date& date) {
  const CivilDay day = civil_day(date);
  return std::to_string(day.day) + ' ' + std::string(month_name(day.month)) + ' ' +
         std::to_string(day.year);
}

std::string format_rfc822(const Date& date) {
  const CivilDay day = civil_day(date);
  return std::string(weekday_name(week_and_day(date).weekday).substr(0, 3)) + ", " + two(day.day) +
         ' ' + std::string(month_name(day.month).substr(0, 3)) + ' ' + std::to_string(day.year) +
         ' ' + format_clock(date) + ' ' + offset_text(date, "");
}

Clock system_clock() {
  return {std::chrono::duration_cast<std::chrono::seconds>(
              std::chrono::system_clock::now().time_since_epoch())
              .count()};
}

}  // namespace base
