// "Did you mean": finds the nearest of the known names.
#pragma once

#include <span>
#include <string>
#include <string_view>

namespace base {

// Returns `did you mean "words"?` for the nearest known name, if at most a third of its letters
// differ. Otherwise returns `known are a, b, c`, or an empty text when `known` is empty.
std::string suggestion(std::string_view name, std::span<const std::string_view> known);

}  // namespace base
