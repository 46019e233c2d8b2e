#include "base/clock.h"

#include <time.h>

#include <algorithm>
#include <array>
#include <cstdio>
#include <fstream>

namespace base {

namespace {

// Scans fixed-width numbers and single characters from the front of a text.
class FieldScanner {
 public:
  explicit FieldScanner(std::string_view text) : rest_(text) {}

  int number(std::size_t digits, int most) {
    int value = 0;
    for (std::size_t i = 0; i < digits; ++i) {
      const char c = i < rest_.size() ? rest_[i] : '\0';
      if (c < '0' || c > '9') return fail();
      value = value * 10 + (c - '0');
    }
    rest_.remove_prefix(digits);
    return value <= most ? value : fail();
  }
  // Returns the next character, which must be one of `characters`.
  char one_of(std::string_view characters) {
    const char c = rest_.empty() ? '\0' : rest_.front();
    if (c == '\0' || characters.find(c) == std::string_view::npos) {
      fail();
      return '\0';
    }
    rest_.remove_prefix(1);
    return c;
  }
  bool next_is(char c) const { return rest_.starts_with(c); }
  void skip_digits() {
    rest_.remove_prefix(std::min(rest_.find_first_not_of("0123456789"), rest_.size()));
  }
  bool whole() const { return good_ && rest_.empty(); }

 private:
  int fail() {
    good_ = false;
    return 0;
  }

  std::string_view rest_;
  bool good_ = true;
};

// Minutes east of Greenwich.
int take_offset(FieldScanner& scanner) {
  const char sign = scanner.one_of("Zz+-");
  if (sign == 'Z' || sign == 'z' || sign == '\0') return 0;
  const int hours = scanner.number(2, 23);
  scanner.one_of(":");
  const int minutes = hours * 60 + scanner.number(2, 59);
  return sign == '-' ? -minutes : minutes;
}

}  // namespace

std::optional<Time> parse_rfc3339(std::string_view text) {
  FieldScanner scanner(text);
  const std::chrono::year year{scanner.number(4, 9999)};
  scanner.one_of("-");
  const std::chrono::month month{static_cast<unsigned>(scanner.number(2, 12))};
  scanner.one_of("-");
  const std::chrono::day day{static_cast<unsigned>(scanner.number(2, 31))};
  scanner.one_of("Tt ");
  std::chrono::seconds time = std::chrono::hours(scanner.number(2, 23));
  scanner.one_of(":");
  time += std::chrono::minutes(scanner.number(2, 59));
  scanner.one_of(":");
  // A leap second has the number 60.
  time += std::chrono::seconds(scanner.number(2, 60));
  if (scanner.next_is('.')) {
    scanner.one_of(".");
    scanner.number(1, 9);
    scanner.skip_digits();
  }
  time -= std::chrono::minutes(take_offset(scanner));
  const std::chrono::year_month_day date{year, month, day};
  if (!scanner.whole() || !date.ok()) return std::nullopt;
  return Time(std::chrono::sys_days(date)) + time;
}

Time SystemClock::now() const {
  return std::chrono::time_point_cast<std::chrono::milliseconds>(std::chrono::system_clock::now());
}

BootTime boot_time() {
  BootTime now;
  std::ifstream("/proc/sys/kernel/random/boot_id") >> now.boot;
  timespec time{};
  ::clock_gettime(CLOCK_BOOTTIME, &time);
  now.elapsed = std::chrono::duration_cast<std::chrono::milliseconds>(
      std::chrono::seconds(time.tv_sec) + std::chrono::nanoseconds(time.tv_nsec));
  return now;
}

std::string rfc3339(Time time) {
  const auto day = std::chrono::floor<std::chrono::days>(time);
  const std::chrono::year_month_day date{day};
  const std::chrono::hh_mm_ss clock{std::chrono::floor<std::chrono::seconds>(time - day)};
  std::array<char, 64> text{};
  const int length = std::snprintf(
      text.data(), text.size(), "%04d-%02u-%02uT%02d:%02d:%02dZ", static_cast<int>(date.year()),
      static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()),
      static_cast<int>(clock.hours().count()), static_cast<int>(clock.minutes().count()),
      static_cast<int>(clock.seconds().count()));
  return {text.data(), static_cast<std::size_t>(length)};
}

}  // namespace base
