#include "base/duration.h"

#include <array>
#include <charconv>

namespace base {
namespace {

constexpr std::chrono::seconds kLongest = std::chrono::days(3650);

std::optional<std::int64_t> parse_count(std::string_view text) {
  std::int64_t count = 0;
  const char* end = text.data() + text.size();
  const auto [stop, error] = std::from_chars(text.data(), end, count);
  if (stop != end || error != std::errc() || count < 1) return std::nullopt;
  return count;
}

std::int64_t seconds_of(char unit) {
  switch (unit) {
    case 's':
      return 1;
    case 'm':
      return 60;
    case 'h':
      return std::int64_t{60} * 60;
    case 'd':
      return std::int64_t{24} * 60 * 60;
    default:
      return 0;
  }
}

}  // namespace

std::optional<std::chrono::seconds> parse_duration(std::string_view text) {
  if (text.empty()) return std::nullopt;
  const std::int64_t unit = seconds_of(text.back());
  text.remove_suffix(1);
  const std::optional<std::int64_t> count = parse_count(text);
  if (!count || unit == 0 || *count > kLongest.count() / unit) return std::nullopt;
  return std::chrono::seconds(*count * unit);
}

std::string in_words(std::chrono::seconds wait) {
  struct Unit {
    std::int64_t seconds;
    const char* name;
  };
  constexpr std::array kUnits = {Unit{3600, "hour"}, Unit{60, "minute"}, Unit{1, "second"}};
  // Rounding may add a fifth of the wait; otherwise the unit is too large.
  constexpr std::int64_t kFifth = 5;
  for (const Unit& unit : kUnits) {
    const std::int64_t count = (wait.count() + unit.seconds - 1) / unit.seconds;
    const std::int64_t added = count * unit.seconds - wait.count();
    if (wait.count() < unit.seconds || added * kFifth > wait.count()) continue;
    return std::to_string(count) + " " + unit.name + (count == 1 ? "" : "s");
  }
  return "0 seconds";
}

std::optional<Rate> parse_rate(std::string_view text) {
  const std::size_t slash = text.find('/');
  if (slash == std::string_view::npos) return std::nullopt;
  const std::optional<std::int64_t> count = parse_count(text.substr(0, slash));
  const std::optional<std::chrono::seconds> window = parse_duration(text.substr(slash + 1));
  if (!count || !window) return std::nullopt;
  return Rate{*count, *window};
}

}  // namespace base
