// Durations as authors write them, in the spelling of the comment service's settings.
#pragma once

#include <chrono>
#include <optional>
#include <string_view>

namespace base {

// Parses "90s", "10m", "2h", "30d" or "2w", from one second to ten years (3650 days). Returns
// nothing for any other text.
std::optional<std::chrono::seconds> parse_duration(std::string_view text);

}  // namespace base
