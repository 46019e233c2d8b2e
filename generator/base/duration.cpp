#include "base/duration.h"

#include <charconv>
#include <cstdint>

namespace base {
namespace {

constexpr std::chrono::seconds kLongest = std::chrono::days(3650);

// Returns zero for a character that is no unit.
std::chrono::seconds seconds_of(char unit) {
  switch (unit) {
    case 's':
      return std::chrono::seconds(1);
    case 'm':
      return std::chrono::minutes(1);
    case 'h':
      return std::chrono::hours(1);
    case 'd':
      return std::chrono::days(1);
    case 'w':
      return std::chrono::weeks(1);
    default:
      return std::chrono::seconds(0);
  }
}

}  // namespace

std::optional<std::chrono::seconds> parse_duration(std::string_view text) {
  if (text.empty()) return std::nullopt;
  const std::chrono::seconds unit = seconds_of(text.back());
  text.remove_suffix(1);
  std::int64_t count = 0;
  const char* end = text.data() + text.size();
  const auto [stop, error] = std::from_chars(text.data(), end, count);
  if (stop != end || error != std::errc() || unit == std::chrono::seconds(0)) return std::nullopt;
  if (count < 1 || count > kLongest / unit) return std::nullopt;
  return count * unit;
}

}  // namespace base
