// Durations and rates as the settings spell them.
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace base {

// Parses "90s", "10m", "2h" or "30d", up to ten years. Returns nothing for any other text.
std::optional<std::chrono::seconds> parse_duration(std::string_view text);

// A wait in words, rounded up to a whole unit: "1 second", "90 seconds", "15 minutes", "2 hours".
std::string in_words(std::chrono::seconds wait);

// At most `count` times within any `window`.
struct Rate {
  std::int64_t count = 0;
  std::chrono::seconds window{};
};

// Parses "10/10m": ten times within any ten minutes. Both numbers are at least 1.
std::optional<Rate> parse_rate(std::string_view text);

}  // namespace base
